import { TabbedPage } from '../parts/tabbed-page.tsx';
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
  const here = tabs.find(({ name }) => name === tab) ?? tabs[0];
  const labelled = tabs.map(({ name, path }) => ({ name, path, label: words.tabs[name] }));
  return (
    <TabbedPage title={words.title} tabs={labelled} here={here.name}>
      <here.Body />
    </TabbedPage>
  );
}
