import { PageOfTabs } from '../parts/page-of-tabs.tsx';
import { useText } from '../text/use-text.ts';
import { DisputeList } from './dispute-list.tsx';
import { HoldList } from './hold-list.tsx';
import { PlanList } from './plan-list.tsx';
import { PromiseList } from './promise-list.tsx';

const tabs = [
  { name: 'promises', path: '/agreements', Body: PromiseList },
  { name: 'plans', path: '/agreements/plans', Body: PlanList },
  { name: 'disputes', path: '/agreements/disputes', Body: DisputeList },
  { name: 'holds', path: '/agreements/holds', Body: HoldList },
] as const;

/** What debtors have agreed to and what came of it, what they disagree with, and what keeps us from contacting them. */
export function AgreementsPage({ tab }: { readonly tab?: string | undefined }) {
  const { agreements: words } = useText();
  const labelled = tabs.map((each) => ({ ...each, label: words.tabs[each.name] }));
  return <PageOfTabs title={words.title} tabs={labelled} here={tab} />;
}
