import { TabbedPage } from '../parts/tabbed-page.tsx';
import { useText } from '../text/use-text.ts';
import { DryRunsTab } from './dry-runs-tab.tsx';
import { SegmentsTab } from './segments-tab.tsx';
import { StrategyList } from './strategy-list.tsx';

const tabs = [
  { name: 'list', path: '/strategies', Body: StrategyList },
  { name: 'segments', path: '/strategies/segments', Body: SegmentsTab },
  { name: 'dry', path: '/strategies/dry-runs', Body: DryRunsTab },
] as const;

/** What happens next with what is owed, and what another strategy would come to. */
export function StrategiesPage({ tab }: { readonly tab: 'list' | 'segments' | 'dry' }) {
  const { strategies: words } = useText();
  const here = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const labelled = tabs.map(({ name, path }) => ({ name, path, label: words.tabs[name] }));
  return (
    <TabbedPage title={words.title} tabs={labelled} here={here.name}>
      <here.Body />
    </TabbedPage>
  );
}
