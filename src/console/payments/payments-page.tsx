import { useEffect } from 'react';
import { PageTabs } from '../parts/page-tabs.tsx';
import setup from '../setup/setup.module.css';
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
export function PaymentsPage({ tab = 'suspense' }: { readonly tab?: string | undefined }) {
  const { payments: words, product } = useText();
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
