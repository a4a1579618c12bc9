import type { JournalEvent } from '../journal/event.ts';
import { allInvariants } from './all-invariants.ts';
import { Findings } from './findings.ts';
import type { Invariant, JudgeOptions, Watch } from './invariant.ts';
import type { JudgedEvent } from './judged-event.ts';
import type { Violation } from './violation.ts';

export type Verdict = {
  readonly verdict: 'pass' | 'fail';
  /** Events read. */
  readonly events: number;
  /** How many things each rule looked at, by rule id. A rule that looked at nothing (0) proves nothing. */
  readonly checked: Readonly<Record<string, number>>;
  /** How many violations or remarks each rule found: more than are listed where there were many. */
  readonly found: Readonly<Record<string, number>>;
  /** The first hundred of each rule. */
  readonly violations: readonly Violation[];
  /** Odd, and not provably wrong. They do not fail the verdict. */
  readonly remarks: readonly Violation[];
};

/**
 * Recounts a journal, from its first event on and in the order of `seq`, against every invariant. Pure; one pass; keeps what is open and
 * what lies inside a window, never the journal.
 */
export async function judge(
  events: Iterable<JournalEvent> | AsyncIterable<JournalEvent>,
  options: Partial<JudgeOptions> = {},
): Promise<Verdict> {
  const judging = startJudging(options);
  if (Symbol.iterator in events) for (const event of events) judging.feed(event);
  else for await (const event of events) judging.feed(event);
  return judging.finish();
}

export type Judging = { feed(event: JournalEvent): void; finish(): Verdict };

/** The same for a journal that arrives bit by bit. */
export function startJudging(options: Partial<JudgeOptions> = {}, invariants: readonly Invariant[] = allInvariants): Judging {
  const settled: JudgeOptions = { complete: false, overtakenAtMost: 500, ...options };
  const benches = invariants.map((invariant) => {
    const findings = new Findings(invariant.id);
    return { invariant, findings, watch: invariant.start(findings, settled) };
  });
  const watchers = watchersOf(benches.map(({ watch }) => watch));
  const everyEvent = benches.flatMap(({ watch }) => watch.onEvery ?? []);
  let events = 0;
  return {
    feed: (event) => {
      events += 1;
      for (const watch of everyEvent) watch(event);
      const interested = watchers.get(event.type);
      if (interested) for (const watch of interested) watch(event as JudgedEvent);
    },
    finish: () => {
      for (const { watch } of benches) watch.finish?.();
      const listed = (weight: Invariant['weight']) =>
        benches.filter(({ invariant }) => invariant.weight === weight).flatMap(({ findings }) => findings.kept);
      const violations = listed('violation');
      return {
        verdict: violations.length === 0 ? 'pass' : 'fail',
        events,
        checked: Object.fromEntries(benches.map(({ invariant, findings }) => [invariant.id, findings.checked])),
        found: Object.fromEntries(benches.map(({ invariant, findings }) => [invariant.id, findings.found])),
        violations,
        remarks: listed('remark'),
      };
    },
  };
}

type Watcher = (event: JudgedEvent) => void;

/** Each watcher stands under the one type that it takes, so that it is never handed another. */
function watchersOf(watches: readonly Watch[]): ReadonlyMap<string, readonly Watcher[]> {
  const watchers = new Map<string, Watcher[]>();
  for (const { on = {} } of watches)
    for (const [type, watch] of Object.entries(on)) watchers.set(type, [...(watchers.get(type) ?? []), watch as Watcher]);
  return watchers;
}
