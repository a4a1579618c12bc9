import { IconBuildingBank } from '@tabler/icons-react';
import { useBankAccounts, useStatements } from '../api/payment-queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AddAccount } from './add-account.tsx';
import { BankAccounts } from './bank-accounts.tsx';
import { Iban } from './iban.tsx';
import { NewStatement } from './new-statement.tsx';
import { StatementFiles } from './statement-files.tsx';

/** Statements: a new one, what files held, what is on record, and the accounts that they are of. */
export function StatementsTab() {
  const { payments } = useText();
  const words = payments.statements;
  const mayChange = useMayChange();
  const accounts = useBankAccounts();
  if (!accounts.data) return <Waiting failed={accounts.isError} retry={() => void accounts.refetch()} />;
  const { items } = accounts.data;
  if (items.length === 0)
    return (
      <div className={panel.panel}>
        <Empty icon={<IconBuildingBank size={28} stroke={1.6} />} title={words.noAccountsTitle} body={words.noAccountsBody}>
          {mayChange && (
            <div className={setup.body}>
              <AddAccount />
            </div>
          )}
        </Empty>
      </div>
    );
  return (
    <>
      {mayChange && (
        <>
          <Subtitle words={words.newTitle} />
          <div className={panel.panel}>
            <NewStatement accounts={items} />
          </div>
        </>
      )}
      <Subtitle words={words.broughtIn} />
      <div className={panel.panel}>
        <StatementFiles />
      </div>
      <div className={setup.subhead}>
        <h2 className={setup.subtitle}>{words.accounts}</h2>
        {mayChange && <AddAccount />}
      </div>
      <div className={panel.panel}>
        <BankAccounts accounts={items} />
      </div>
      <OnRecord />
    </>
  );
}

function Subtitle({ words }: { readonly words: string }) {
  return (
    <div className={setup.subhead}>
      <h2 className={setup.subtitle}>{words}</h2>
    </div>
  );
}

function OnRecord() {
  const { payments } = useText();
  const words = payments.statements;
  const format = useFormat();
  const statements = useStatements();
  if (!statements.data || statements.data.items.length === 0) return null;
  return (
    <>
      <Subtitle words={words.all} />
      <div className={panel.panel}>
        <ul className={setup.list}>
          {statements.data.items.map(({ id, iban, creditor, from, to, number, movements, closing, format: name, bookedAt }) => (
            <li key={id} className={setup.row}>
              <div>
                <span className={setup.name}>{words.days(format.date(from), format.date(to))}</span>
                <Iban of={iban} />
              </div>
              <div>
                {words.count(format.number(movements))}
                {closing && `, ${words.closing(format.money(closing))}`}
                <span className={setup.small}>
                  {[creditor, number && words.number(number), words.recognised(name)].filter(Boolean).join(' · ')}
                </span>
              </div>
              <span className={setup.small}>{format.minute(bookedAt)}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
