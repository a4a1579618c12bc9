import { useEffect } from 'react';
import { Redirect } from 'wouter';
import { useMayChange } from '../api/setup-queries.ts';
import { PageTabs } from '../parts/page-tabs.tsx';
import { useText } from '../text/use-text.ts';
import { ChecksTab } from './checks-tab.tsx';
import { CreditorsTab } from './creditors-tab.tsx';
import { ImportsTab } from './imports-tab.tsx';
import { JudgeTab } from './judge-tab.tsx';
import classes from './setup.module.css';
import { StepsTab } from './steps-tab.tsx';
import { SuppressionTab } from './suppression-tab.tsx';
import { UsersTab } from './users-tab.tsx';

/** In the order in which they are needed. */
const tabs = [
  { tab: 'steps', path: '/setup', Body: StepsTab, forViewers: true },
  { tab: 'creditors', path: '/setup/creditors', Body: CreditorsTab, forViewers: true },
  { tab: 'imports', path: '/setup/imports', Body: ImportsTab, forViewers: true },
  { tab: 'suppression', path: '/setup/suppression', Body: SuppressionTab, forViewers: true },
  { tab: 'users', path: '/setup/users', Body: UsersTab, forViewers: false },
  { tab: 'checks', path: '/setup/checks', Body: ChecksTab, forViewers: false },
  { tab: 'judge', path: '/setup/judge', Body: JudgeTab, forViewers: true },
] as const;

/** Setting the installation up, and whether all is well with it. */
export function SetupPage({ tab = 'steps' }: { readonly tab?: string | undefined }) {
  const text = useText();
  const words = text.setup;
  const mayChange = useMayChange();
  const shown = tabs.filter(({ forViewers }) => forViewers || mayChange);
  const here = shown.find((each) => each.tab === tab);
  useEffect(() => {
    document.title = `${here ? words.tabs[here.tab] : words.title} · ${text.product}`;
  }, [here, words, text]);
  if (!here) return <Redirect to="/setup" replace />;
  return (
    <>
      <h1 className={classes.title}>{words.title}</h1>
      <PageTabs
        label={words.title}
        tabs={shown.map(({ tab: name, path }) => ({ name, path, label: words.tabs[name] }))}
        here={here.tab}
      />
      <here.Body />
    </>
  );
}
