import { TabbedPage } from '../parts/tabbed-page.tsx';
import { useText } from '../text/use-text.ts';
import { HoldList } from './hold-list.tsx';
import { PlanList } from './plan-list.tsx';
import { PromiseList } from './promise-list.tsx';

const tabs = [
  { name: 'promises', path: '/agreements', Body: PromiseList },
  { name: 'plans', path: '/agreements/plans', Body: PlanList },
  { name: 'holds', path: '/agreements/holds', Body: HoldList },
] as const;

/** What debtors have agreed to and what came of it, and what keeps us from contacting them. */
export function AgreementsPage({ tab }: { readonly tab?: string | undefined }) {
  const { agreements: words } = useText();
  const here = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const labelled = tabs.map(({ name, path }) => ({ name, path, label: words.tabs[name] }));
  return (
    <TabbedPage title={words.title} tabs={labelled} here={here.name}>
      <here.Body />
    </TabbedPage>
  );
}
