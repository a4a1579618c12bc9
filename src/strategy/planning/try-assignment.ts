import type { CaseId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { PlannerTools } from './planner-tools.ts';

/** How many open receivables would enter a strategy by which rule, or are in one already. Amounts in minor units. */
export type AssignmentShare = {
  /** Null: they would enter none now. */
  readonly strategy: string | null;
  /** `in_it_already` of those that run. */
  readonly because: string;
  readonly currency: Currency;
  readonly receivables: number;
  readonly amountMinor: number;
};

/** Asks the published table about everything that is owed and in no strategy, and writes nothing. The greatest shares first. */
export async function tryAssignment(tools: PlannerTools): Promise<readonly AssignmentShare[]> {
  const shares = new Map<string, AssignmentShare>();
  let after: CaseId | null = null;
  do {
    after = await tools.work.run(async (tx) => {
      const library = await tools.library.open(tx);
      const now = tools.clock.now().epochMilliseconds;
      const ids: CaseId[] = await tools.cases.page(tx, after, casesAtOnce);
      for (const { facts: found } of await tools.facts.load(tx, ids, now)) {
        const facts = { ...found, segments: library.segmentsOf(found, now) };
        for (const receivable of facts.receivables) {
          if (receivable.amountMinor <= 0) continue;
          const assigned = receivable.progress ? null : library.assign(facts, receivable, now);
          const strategy = receivable.progress?.strategy ?? assigned?.strategy.name ?? null;
          const because = receivable.progress ? 'in_it_already' : (assigned?.because ?? 'none_now');
          add(shares, { strategy, because, currency: facts.currency, receivables: 1, amountMinor: receivable.amountMinor });
        }
      }
      return ids.length < casesAtOnce ? null : (ids.at(-1) ?? null);
    });
  } while (after !== null);
  return [...shares.values()].sort((a, b) => b.receivables - a.receivables);
}

const casesAtOnce = 500;

function add(shares: Map<string, AssignmentShare>, share: AssignmentShare): void {
  const key = `${share.strategy}|${share.because}|${share.currency}`;
  const before = shares.get(key);
  const receivables = share.receivables + (before?.receivables ?? 0);
  shares.set(key, { ...share, receivables, amountMinor: share.amountMinor + (before?.amountMinor ?? 0) });
}
