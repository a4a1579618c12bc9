import { useMayChange } from '../api/setup-queries.ts';
import { PageOfTabs } from '../parts/page-of-tabs.tsx';
import { useText } from '../text/use-text.ts';
import { ChecksTab } from './checks-tab.tsx';
import { CreditorsTab } from './creditors-tab.tsx';
import { ImportsTab } from './imports-tab.tsx';
import { JudgeTab } from './judge-tab.tsx';
import { StepsTab } from './steps-tab.tsx';
import { SuppressionTab } from './suppression-tab.tsx';
import { UsersTab } from './users-tab.tsx';

/** In the order in which they are needed. */
const tabs = [
  { name: 'steps', path: '/setup', Body: StepsTab, forViewers: true },
  { name: 'creditors', path: '/setup/creditors', Body: CreditorsTab, forViewers: true },
  { name: 'imports', path: '/setup/imports', Body: ImportsTab, forViewers: true },
  { name: 'suppression', path: '/setup/suppression', Body: SuppressionTab, forViewers: true },
  { name: 'users', path: '/setup/users', Body: UsersTab, forViewers: false },
  { name: 'checks', path: '/setup/checks', Body: ChecksTab, forViewers: false },
  { name: 'judge', path: '/setup/judge', Body: JudgeTab, forViewers: true },
] as const;

/** Setting the installation up, and whether all is well with it. */
export function SetupPage({ tab }: { readonly tab?: string | undefined }) {
  const { setup: words } = useText();
  const mayChange = useMayChange();
  const shown = tabs.filter(({ forViewers }) => forViewers || mayChange);
  const labelled = shown.map((each) => ({ ...each, label: words.tabs[each.name] }));
  return <PageOfTabs title={words.title} tabs={labelled} here={tab} />;
}
