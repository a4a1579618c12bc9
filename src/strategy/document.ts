import { z } from 'zod';
import { currencies } from '../kernel/money.ts';
import type { Place, Problem } from '../kernel/place.ts';
import { readYaml, type YamlProblem } from '../kernel/read-yaml.ts';
import { severities } from '../kernel/severity.ts';
import type { HoldReason } from '../receivables/model.ts';
import { holdWords } from './hold-words.ts';
import { exitReasons, resumePolicies } from './model.ts';
import { problemOf } from './problem-of.ts';
import { channelKeys, channels, writtenChannel, writtenMoney } from './written-channel.ts';
import { writtenCondition } from './written-condition.ts';
import { stepName, writtenReactions } from './written-reaction.ts';
import { writtenTimes } from './written-time.ts';

const step = z.strictObject({
  name: stepName.meta({ title: 'Name of the step' }),
  at: writtenTimes.meta({ title: 'When: due + 3 days, previous + 10 working days, promise + 2 days' }),
  severity: z.enum(severities).default('reminder').meta({ title: 'How grave it is' }),
  channel: z.enum(channels).optional().meta({ title: 'Channel' }),
  ...channelKeys,
  by: z.array(writtenChannel).optional().meta({ title: 'Channels in order: the first that can be used is' }),
  if: writtenCondition.optional().meta({ title: 'Only when this holds' }),
  unless: writtenCondition.optional().meta({ title: 'Not when this holds' }),
  optional: z.boolean().default(false).meta({ title: 'May be left out when its day has passed' }),
  on: writtenReactions.meta({ title: 'What happens on news of this step' }),
});

/** A strategy as it is written. */
export const strategyShape = z.strictObject({
  strategy: stepName.meta({ title: 'Name of the strategy' }),
  title: z.string().min(1).meta({ title: 'What people call it' }),
  currency: z.enum(currencies).meta({ title: 'Currency of its cases, amounts and costs' }),
  enter: writtenCondition.default({ all: [] }).meta({ title: 'What a receivable must be to enter' }),
  costs: z
    .partialRecord(z.enum([...channels, 'registered_letter']), writtenMoney)
    .default({})
    .meta({ title: 'What one contact costs by channel' }),
  steps: z.array(step).min(1, 'a strategy has at least one step').meta({ title: 'Steps, the lightest first' }),
  on: writtenReactions.meta({ title: 'What happens on news, where the step does not say' }),
  leave: z.array(z.enum(exitReasons)).default([]).meta({ title: 'What ends it, besides being paid' }),
  resume: z
    .partialRecord(z.enum(Object.keys(holdWords) as [HoldReason, ...HoldReason[]]), z.enum(resumePolicies))
    .default({})
    .meta({ title: 'How it goes on after a hold' }),
});

/** A strategy as its author wrote it, with the place of every part; its meaning is checked by `compileStrategy`. */
export type StrategyDocument = z.output<typeof strategyShape> & { readonly placeOf: (path: readonly PropertyKey[]) => Place };
export type WrittenStep = StrategyDocument['steps'][number];

export type DocumentProblem = YamlProblem | Problem<'bad_document' | 'unknown_fact' | 'bad_condition'>;

/** Reads a strategy in YAML. Problems name file, line and column. */
export function readStrategy(
  text: string,
  file: string,
): { ok: true; value: StrategyDocument } | { ok: false; problems: readonly DocumentProblem[] } {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { data, placeOf } = yaml.value;
  const read = strategyShape.safeParse(data);
  if (read.success) return { ok: true, value: { ...read.data, placeOf } };
  const remedy = 'A strategy has strategy, title, currency, costs, steps and leave; docs/strategies.md shows one';
  return { ok: false, problems: read.error.issues.map((issue) => problemOf(issue, placeOf, remedy)) };
}
