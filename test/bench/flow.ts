import { readFileSync } from 'node:fs';
import { interpret } from '../../src/flow/interpret.ts';
import { loadFlow } from '../../src/flow/load-flow.ts';
import type { CallFacts, FlowInput, FlowSession } from '../../src/flow/session.ts';
import { startSession } from '../../src/flow/start-session.ts';
import { shippedPrompts } from '../support/shipped-prompts.ts';

/**
 * What a step of a call costs: `npm run bench -- flow [--json]`. Calls of the shipped flow are led to their ends, again and again, and
 * beside them, in turns of the same run, the sessions that they go through are copied by structuredClone. Last line: JSON. Exit 1 when a
 * transition costs more than a copy.
 */
const rounds = 41;
const perRound = 4_000;

const loaded = loadFlow(
  { file: 'soft-reminder.yaml', text: readFileSync('ivr-flows/soft-reminder.yaml', 'utf8') },
  shippedPrompts(),
);
if (!loaded.ok) throw new Error(loaded.message);
const flow = loaded.value;

const receivable = { issued: null, document: null, variableSymbol: '2026001122' };
const facts: CallFacts = {
  today: '2026-11-20',
  direction: 'outbound',
  candidates: 'one',
  country: 'CZ',
  attemptNumber: 1,
  creditor: { neutralName: 'Alfa Servis' },
  person: {
    name: 'Jana Nováková',
    address: 'paní Nováková',
    verifiers: ['birth_date', 'customer_number', 'postcode'],
    hasMobile: true,
    hasEmail: true,
  },
  callbackNumber: '+420212345678',
  currency: 'CZK',
  totalMinor: 123_450 + 50_000,
  daysPastDue: 19,
  receivables: [
    { id: 'rcv_1', amountMinor: 123_450, due: '2026-11-01', ...receivable },
    { id: 'rcv_2', amountMinor: 50_000, due: '2026-11-08', ...receivable },
  ],
  promisePolicy: { latestDays: 14, leastPercent: 30 },
  planPolicy: null,
  promise: null,
  brokenPromises: 0,
  lastResult: null,
  segment: null,
  callbackSlots: [],
  keyedNumberAllowed: false,
};

const said: FlowInput = { type: 'said' };
const part: FlowInput = { type: 'identity_part', count: 8, complete: true };
const match: FlowInput = { type: 'identity', outcome: 'match' };
const key = (digits: string): FlowInput => ({ type: 'keyed', digits });
/** Greeting, identification by birth date, the balance; then what the debtor chose. */
const verified = [{ type: 'started' }, said, key('1'), part, match, said, said] as const;
const calls: readonly (readonly FlowInput[])[] = [
  [...verified, key('1'), key('2'), key('1'), said, said],
  [...verified, key('2'), key('1'), key('8'), key('4'), key('2'), said, said],
  [...verified, { type: 'silence' }, key('7'), key('1'), key('4'), key('3011'), key('1'), said, said],
  [...verified, key('3'), said, said],
  [...verified, key('5'), key('4'), key('1'), said, key('8'), key('9'), said],
  [{ type: 'started' }, said, key('9'), said],
];

/** Each session with what happens next. */
const steps = calls.flatMap((inputs) => {
  let session = startSession(flow, facts, 'cs');
  const led = inputs.map((input) => {
    const before = session;
    session = interpret(flow, session, input).session;
    return { before, input };
  });
  if (!session.ended) throw new Error(`a call of the bench does not end, it is at ${session.node}`);
  return led;
});

let kept: unknown;
const transit = ({ before, input }: (typeof steps)[number]) => interpret(flow, before, input);
const copy = ({ before }: (typeof steps)[number]): FlowSession => structuredClone(before);

const ratesOf = { transitions: [] as number[], clones: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  const transitions = rate(transit);
  const clones = rate(copy);
  if (round < 5) continue; // until the engine has compiled it
  ratesOf.transitions.push(transitions);
  ratesOf.clones.push(clones);
}

const transitionsPerSecond = median(ratesOf.transitions);
const clonesPerSecond = median(ratesOf.clones);
const ratio = Number((transitionsPerSecond / clonesPerSecond).toFixed(2));
const figures = { bench: 'flow', transitionsPerSecond, clonesPerSecond, ratio };
if (!process.argv.includes('--json')) {
  const [transition, clone] = [1e6 / transitionsPerSecond, 1e6 / clonesPerSecond].map((microseconds) => microseconds.toFixed(1));
  console.log(
    `a transition of ${flow.name}: ${transition} µs; a structuredClone of its session: ${clone} µs; ${ratio} transitions a copy`,
  );
}
console.log(JSON.stringify(figures));
process.exitCode = kept !== undefined && ratio >= 1 ? 0 : 1;

/** How many a second. */
function rate(work: (step: (typeof steps)[number]) => unknown): number {
  const from = performance.now();
  for (let done = 0; done < perRound; done += 1) kept = work(steps[done % steps.length] as (typeof steps)[number]);
  return perRound / ((performance.now() - from) / 1000);
}

function median(rates: readonly number[]): number {
  return Math.round(rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0);
}
