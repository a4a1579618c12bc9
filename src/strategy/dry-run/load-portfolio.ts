import type { CaseId } from '../../kernel/ids.ts';
import type { PlannerTools } from '../planning/planner-tools.ts';
import type { LoadedCase } from '../planning/ports.ts';

/** All cases of the books as they are now, read in pages between which others may write; nothing is written. `onPage` hears how many there are so far. */
export async function loadPortfolio(
  { work, cases, facts, clock }: Pick<PlannerTools, 'work' | 'cases' | 'facts' | 'clock'>,
  onPage: (loaded: number) => void = () => {},
): Promise<readonly LoadedCase[]> {
  const now = clock.now().epochMilliseconds;
  const portfolio: LoadedCase[] = [];
  for (let after: CaseId | null = null; ; ) {
    const last: CaseId | null = after;
    const page = await work.run(async (tx) => {
      const ids = await cases.page(tx, last, casesAtOnce);
      return { ids, loaded: await facts.load(tx, ids, now) };
    });
    portfolio.push(...page.loaded.filter(isOwedOrRunning));
    onPage(portfolio.length);
    if (page.ids.length < casesAtOnce) return portfolio;
    after = page.ids.at(-1) ?? null;
  }
}

const casesAtOnce = 500;

function isOwedOrRunning({ facts }: LoadedCase): boolean {
  return facts.receivables.some(({ amountMinor, progress }) => amountMinor > 0 || progress !== null);
}
