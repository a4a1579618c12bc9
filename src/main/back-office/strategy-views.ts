import { dateOfDay, dayAt, dayStart } from '../../kernel/day-number.ts';
import { money, parseAmount } from '../../kernel/money.ts';
import type { Strategy } from '../../strategy/model.ts';
import { findStanding } from '../../strategy/planning/find-standing.ts';
import type { HandTools } from '../../strategy/planning/planner-tools.ts';
import { sampleCase } from '../../strategy/sample-case.ts';
import { strategyBook } from '../../strategy/strategy-book.ts';
import { timeline } from '../../strategy/timeline.ts';
import type { StrategyDesk, StrategyListed, StrategyShown } from '../../web/strategies/ports.ts';

export type StrategyViewParts = {
  readonly planning: HandTools;
  /** Strategies that lie in files, as they are now. */
  readonly drafts: () => readonly Strategy[];
  readonly nameOf: (actor: string) => Promise<string>;
};

/** What strategies say, and where people stand in them; nothing is written. */
export function strategyViews({ planning, drafts, nameOf }: StrategyViewParts): Pick<StrategyDesk, 'list' | 'find' | 'standing'> {
  const { work, books, clock } = planning;

  async function all(): Promise<readonly (StrategyListed & { readonly strategy: Strategy })[]> {
    const { documents, counts, book } = await work.run(async (tx) => ({
      documents: (await planning.documents.list(tx)).filter(({ kind }) => kind === 'strategy'),
      counts: await planning.enrolments.counts(tx),
      book: (await planning.library.open(tx)).book,
    }));
    const found = [];
    for (const { name, version, state, publishedAt, publishedBy } of documents) {
      const strategy = [...book.values()].find((one) => one.name === name && one.version === version);
      if (!strategy) continue;
      const enrolled = counts.find((one) => one.strategy === name && one.version === version)?.enrolled ?? 0;
      found.push({ ...rowOf(strategy), state, publishedAt, publishedBy: await nameOf(publishedBy), enrolled, strategy });
    }
    const known = new Set(found.map(({ name, version }) => `${name}@${version}`));
    const inFiles = drafts().filter(({ name, version }) => !known.has(`${name}@${version}`));
    const draft = { state: 'draft', publishedAt: null, publishedBy: null, enrolled: 0 } as const;
    return [...found, ...inFiles.map((strategy) => ({ ...rowOf(strategy), ...draft, strategy }))];
  }

  return {
    list: all,
    find: async (name, version) => {
      const found = (await all()).find((one) => one.name === name && one.version === version);
      return found && { ...found, example: exampleOf(found.strategy, clock.now().epochMilliseconds) };
    },
    standing: (id) =>
      work.run(async (tx) => {
        if (!(await books.persons.find(tx, id))) return undefined;
        const creditors = await books.creditors.list(tx);
        const cases = [];
        const keys = new Map<string, string>();
        for (const creditor of creditors) {
          cases.push(...(await books.receivables.casesOf(tx, [id], creditor.id)));
          for (const { id: receivable, externalKey } of await books.receivables.openOf(tx, id, creditor.id))
            keys.set(receivable, externalKey);
        }
        const standing = await findStanding(
          planning,
          tx,
          id,
          cases.map(({ id: caseId }) => caseId),
        );
        const names = new Map<string, string>(creditors.map(({ id: creditor, name }) => [creditor, name]));
        const named = standing.cases.map((one) => ({ ...one, creditor: names.get(one.creditorId) ?? one.creditorId }));
        return { cases: named, steps: standing.steps, keys };
      }),
  };
}

function rowOf({ name, title, version, currency }: Strategy) {
  return { name, title, version, currency };
}

/** As `strategy explain` has it, of an invoice that is due today and came in before. */
function exampleOf(strategy: Strategy, now: number): StrategyShown['example'] {
  const today = dayAt(now, 'CZ');
  const due = dateOfDay(today);
  const amount = parseAmount('10000', strategy.currency);
  const amountMinor = (amount.ok ? amount.value : money(1_000_000, strategy.currency)).minor;
  const facts = sampleCase(strategy, { due, amountMinor, entered: dateOfDay(today - 20) });
  const from = dayStart(today - 20, facts.creditorCountry);
  return { due, coming: timeline(strategyBook([strategy]), facts, from, exampleDays) };
}

const exampleDays = 140;
