import { useEffect } from 'react';
import { PageTabs } from '../parts/page-tabs.tsx';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import { DryRunsTab } from './dry-runs-tab.tsx';
import { StrategyList } from './strategy-list.tsx';

const tabs = [
  { name: 'list', path: '/strategies', Body: StrategyList },
  { name: 'dry', path: '/strategies/dry-runs', Body: DryRunsTab },
] as const;

/** What happens next with what is owed, and what another strategy would come to. */
export function StrategiesPage({ tab }: { readonly tab: 'list' | 'dry' }) {
  const { strategies: words, product } = useText();
  const here = tabs.find(({ name }) => name === tab) ?? tabs[0];
  useEffect(() => {
    document.title = `${words.tabs[here.name]} · ${product}`;
  }, [here, words, product]);
  return (
    <>
      <h1 className={setup.title}>{words.title}</h1>
      <PageTabs
        label={words.title}
        tabs={tabs.map(({ name, path }) => ({ name, path, label: words.tabs[name] }))}
        here={here.name}
      />
      <here.Body />
    </>
  );
}
