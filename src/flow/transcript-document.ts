import { z } from 'zod';
import { countries, languages } from '../kernel/country.ts';
import { currencies, type Money, parseAmount } from '../kernel/money.ts';
import type { Place, Problem } from '../kernel/place.ts';
import { readYaml, type YamlProblem } from '../kernel/read-yaml.ts';
import { resultCodes } from '../kernel/result-code.ts';
import { optOutScopes } from './session.ts';

/** `1234.50 CZK` */
const amount = z.string().transform((text, context): Money => {
  const [, digits = '', code = ''] = /^(.+) ([A-Z]{3})$/.exec(text) ?? [];
  const currency = currencies.find((known) => known === code);
  const read = currency && parseAmount(digits, currency);
  if (read?.ok) return read.value;
  context.addIssue({ code: 'custom', message: `"${text}" is not an amount like 1234.50 CZK` });
  return z.NEVER;
});
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date like 2026-11-20');

const receivable = z.strictObject({ amount, due: date, issued: date.optional(), symbol: z.string().optional() });
/** `2026-11-23 08:00-12:00` */
const slot = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}-\d{2}:\d{2}$/, 'write a time like 2026-11-23 08:00-12:00');
/** `4 s` */
const seconds = z
  .string()
  .regex(/^\d+(\.\d+)? s$/, 'write seconds like 4 s')
  .transform((text) => Math.round(Number.parseFloat(text) * 1000));
const debtor = z.strictObject({
  language: z.enum(languages).default('cs'),
  country: z.enum(countries).optional(),
  name: z.string(),
  address: z.string(),
  owes: z.array(receivable).default([]),
  born: date.optional(),
  birth_number: z.string().optional(),
  national_id: z.string().optional(),
  customer_number: z.string().optional(),
  postcode: z.string().optional(),
  mobile: z.boolean().default(true),
  email: z.boolean().default(false),
  attempt: z.number().int().default(1),
  last_result: z.enum(resultCodes).optional(),
  segment: z.string().optional(),
  promise: z.strictObject({ amount, date, state: z.enum(['open', 'broken']).default('open') }).optional(),
  broken_promises: z.number().int().min(0).default(0),
});

const keys = z.string().regex(/^[0-9*#]+$/, 'keys are 0-9, * and #');
const step = z.union([
  z.strictObject({ hears: z.string(), with: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ presses: keys }),
  z.strictObject({ types_ahead: keys }),
  z.strictObject({ stays: z.literal('silent') }),
  z.strictObject({ hangs: z.literal('up') }),
  z.strictObject({ records: z.union([z.literal('nothing'), seconds]) }),
  z.strictObject({ machine: z.enum(['answers', 'cuts off']) }),
  z.strictObject({ system: z.literal('restarts') }),
]);

const about = z.union([z.literal('all'), z.array(z.number().int().min(1))]);
const plan = z.array(z.strictObject({ amount, date })).min(2);
const ends = z.strictObject({
  at: z.string().optional(),
  result: z.string(),
  promise: z.strictObject({ amount, date }).optional(),
  plan: plan.optional(),
  dispute: z.strictObject({ reason: z.string(), about: about.default('all'), recorded: z.boolean().default(false) }).optional(),
  hardship: z.literal(true).optional(),
  paid: about.optional(),
  callback: z.union([z.literal('any time'), slot]).optional(),
  survey: z.record(z.string(), z.string()).default({}),
  tags: z.array(z.string()).default([]),
  messages: z.number().int().min(0).default(0),
  call_recorded: z.literal(true).optional(),
  told_webhooks: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))).optional(),
  opted_out: z.enum(optOutScopes).optional(),
  wrong_person: z.literal(true).optional(),
  verification_locked: z.literal(true).optional(),
  follow_ups: z.array(z.string()).default([]),
  agent_hears: z.string().optional(),
});

const webhookAnswer = z.union([
  z.literal('fails'),
  z.strictObject({ leave: z.string().optional(), values: z.record(z.string(), z.string()).default({}) }),
]);
const planPolicy = z.strictObject({ most: z.number().int(), every: z.number().int(), least: amount });
const transcript = z.strictObject({
  test: z.string(),
  debtor: z.string(),
  today: date.optional(),
  /** The debtor calls us: from her own number, one that nobody or several have, or another debtor's (by name). Absent: we call her. */
  calls_from: z.string().optional(),
  latest_promise: z.number().int().default(14),
  least_promise: z.number().int().min(0).max(100).default(30),
  instalments: planPolicy.optional(),
  call_back_times: z.array(slot).default([]),
  keyed_number: z.enum(['allowed', 'refused']).default('refused'),
  agents: z.array(z.enum(['free', 'none', 'unreachable'])).default(['free']),
  webhooks: z.array(webhookAnswer).default(['fails']),
  recording: z.enum(['works', 'fails']).default('works'),
  call: z.array(step),
  ends,
});
const shape = z.strictObject({
  flow: z.string(),
  caller: z.string(),
  call_back: z.string(),
  today: date,
  debtors: z.record(z.string(), debtor),
  tests: z.array(transcript).min(1),
});

export type TranscriptDebtor = z.output<typeof debtor>;
export type TranscriptStep = z.output<typeof step>;
/** One call as a manager would tell it, and how it must end. */
export type Transcript = Omit<z.output<typeof transcript>, 'debtor' | 'today' | 'calls_from'> & {
  readonly debtor: TranscriptDebtor;
  readonly callsFrom: CallsFrom | null;
  readonly today: string;
  readonly caller: string;
  readonly callBack: string;
  readonly at: Place;
  readonly stepAt: (index: number) => Place;
};
/** Whose number it is; `other`: another debtor's. */
export type CallsFrom =
  | { readonly number: 'own' | 'unknown' | 'shared' }
  | { readonly number: 'other'; readonly other: TranscriptDebtor };
export type TranscriptBook = { readonly flow: string; readonly transcripts: readonly Transcript[] };
export type TranscriptProblem = YamlProblem | Problem<'bad_transcript'>;

/** Reads a transcript test (`soft-reminder.test.yaml`). Problems name file, line and column. */
export function readTranscripts(
  text: string,
  file: string,
): { ok: true; value: TranscriptBook } | { ok: false; problems: readonly TranscriptProblem[] } {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { data, placeOf } = yaml.value;
  const read = shape.safeParse(data);
  if (!read.success)
    return { ok: false, problems: read.error.issues.map(({ path, message }) => bad(path.join('.'), message, placeOf(path))) };
  const { flow, caller, call_back: callBack, today, debtors, tests } = read.data;
  const problems: TranscriptProblem[] = [];
  const transcripts = tests.flatMap((test, index): Transcript[] => {
    const path = ['tests', index];
    const debtor = new Map(Object.entries(debtors)).get(test.debtor);
    if (!debtor) {
      problems.push(bad(path.join('.'), `there is no debtor ${test.debtor}`, placeOf([...path, 'debtor'])));
      return [];
    }
    const callsFrom = whoseNumber(test.calls_from, new Map(Object.entries(debtors)));
    if (callsFrom === undefined) {
      const message = `${test.calls_from} is none of own, unknown, shared and the debtors above`;
      problems.push(bad(path.join('.'), message, placeOf([...path, 'calls_from'])));
      return [];
    }
    const stepAt = (step: number) => placeOf([...path, 'call', step]);
    return [{ ...test, debtor, callsFrom, today: test.today ?? today, caller, callBack, at: placeOf(path), stepAt }];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { flow, transcripts } };
}

function bad(where: string, message: string, at: Place): TranscriptProblem {
  return {
    code: 'bad_transcript',
    message: where ? `${where}: ${message}` : message,
    remedy:
      'A step is one of hears, presses, types_ahead, stays: silent, hangs: up, records: 4 s, machine: answers, system: restarts',
    at,
  };
}

function whoseNumber(text: string | undefined, debtors: ReadonlyMap<string, TranscriptDebtor>): CallsFrom | null | undefined {
  if (text === undefined) return null;
  if (text === 'own' || text === 'unknown' || text === 'shared') return { number: text };
  const other = debtors.get(text);
  return other && { number: 'other', other };
}
