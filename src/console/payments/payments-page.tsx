import { PageOfTabs } from '../parts/page-of-tabs.tsx';
import { useText } from '../text/use-text.ts';
import { PaymentList } from './payment-list.tsx';
import { StatementsTab } from './statements-tab.tsx';
import { SuspenseList } from './suspense-list.tsx';

/** In the order in which somebody works. */
const tabs = [
  { name: 'suspense', path: '/payments', Body: SuspenseList },
  { name: 'all', path: '/payments/all', Body: PaymentList },
  { name: 'statements', path: '/payments/statements', Body: StatementsTab },
] as const;

/** What came in on creditors' accounts: what waits, what pays what, and the statements that told it. */
export function PaymentsPage({ tab }: { readonly tab?: string | undefined }) {
  const { payments: words } = useText();
  const labelled = tabs.map((each) => ({ ...each, label: words.tabs[each.name] }));
  return <PageOfTabs title={words.title} tabs={labelled} here={tab} />;
}
