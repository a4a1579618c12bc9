import { PageOfTabs } from '../parts/page-of-tabs.tsx';
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
  const labelled = tabs.map((each) => ({ ...each, label: words.tabs[each.name] }));
  return <PageOfTabs title={words.title} tabs={labelled} here={tab} />;
}
