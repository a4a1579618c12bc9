import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { JournalEvent } from '../../src/journal/event.ts';

/** How often what happened in a simulated month. Days as YYYY-MM-DD, in Prague. */
export type MonthFigures = {
  readonly lines: number;
  /** Calls placed, messages handed over and letters posted, by day. */
  readonly days: ReadonlyMap<string, Counts>;
  readonly results: Counts;
  /** What stood in the way of calls and messages, by rule. */
  readonly refused: Counts;
  /** What planned contacts had to wait for. */
  readonly waited: Counts;
  readonly agreements: Counts;
  readonly money: Counts;
  readonly steps: Counts;
  /** Why receivables left their strategies. */
  readonly left: Counts;
};

export type Counts = Readonly<Record<string, number>>;

/** Folds the journal of a month, from the file in which it was written. */
export async function figuresOf(journal: string): Promise<MonthFigures> {
  const tallies = new Map<string, Record<string, number>>();
  const count = (of: string, key: string) => {
    const tally = tallies.get(of) ?? {};
    tally[key] = (tally[key] ?? 0) + 1;
    tallies.set(of, tally);
  };
  const channels = new Map<string, string>();
  let lines = 0;
  for await (const text of createInterface({ input: createReadStream(journal) })) {
    const { type, at, data } = JSON.parse(text) as JournalEvent & { readonly data: Told };
    lines += 1;
    const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Prague').toPlainDate().toString();
    if (type === 'attempt_reserved') count(day, 'voice');
    if (type === 'message_handed_over') count(day, data.channel);
    if (type === 'attempt_ended') count('results', data.result);
    if (type === 'contact_refused' || type === 'message_refused') count('refused', data.rule);
    if (type === 'step_waiting') count('waited', data.reason ?? data.because);
    if (agreements.has(type)) count('agreements', type);
    if (money.has(type)) count('money', type);
    if (type === 'strategy_left') count('left', data.because);
    if (type === 'step_due' || type === 'step_falls_back') channels.set(data.stepId, data.channel);
    if (type === 'step_due') count('steps', `${data.strategy}/${data.step}`);
    if (type === 'step_ended' && channels.get(data.stepId) === 'letter' && data.fate === 'done') count(day, 'letter');
  }
  const of = (name: string): Counts => tallies.get(name) ?? {};
  const days = new Map([...tallies].filter(([name]) => /^\d{4}-/.test(name)).sort(([a], [b]) => (a < b ? -1 : 1)));
  const [results, refused, waited, left] = [of('results'), of('refused'), of('waited'), of('left')];
  return { lines, days, results, refused, waited, left, agreements: of('agreements'), money: of('money'), steps: of('steps') };
}

type Told = Readonly<
  Record<'channel' | 'result' | 'rule' | 'reason' | 'because' | 'stepId' | 'strategy' | 'step' | 'fate', string>
>;

const agreements: ReadonlySet<string> = new Set([
  ...['promise_recorded', 'promise_kept', 'promise_partially_kept', 'promise_broken', 'promise_superseded'],
  ...['plan_accepted', 'plan_completed', 'plan_late', 'plan_broken', 'dispute_opened', 'dispute_closed'],
  ...['hardship_recorded', 'opt_out_recorded'],
]);
const money: ReadonlySet<string> = new Set([
  ...['payment_matched', 'payment_suspended', 'payment_reversed', 'overpaid', 'written_off'],
  ...['receivable_settled', 'receivable_reopened', 'receivable_credited', 'interest_accrued', 'case_closed'],
]);
