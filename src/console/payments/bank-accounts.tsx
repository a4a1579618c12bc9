import type { BankAccountWire } from '../../web/payments/api-types.ts';
import badge from '../parts/state-badge.module.css';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { Iban } from './iban.tsx';

/** Where creditors are paid, and until when it is known what happened there. */
export function BankAccounts({ accounts }: { readonly accounts: readonly BankAccountWire[] }) {
  const { payments } = useText();
  const words = payments.statements;
  const format = useFormat();
  return (
    <ul className={setup.list}>
      {accounts.map(({ id, iban, label, creditor, currency, asOf, standing }) => (
        <li key={id} className={setup.row} data-account={iban}>
          <div>
            <span className={setup.name}>{label ?? creditor}</span>
            <Iban of={iban} />
          </div>
          <div>
            {creditor} · {currency}
            {asOf && <span className={setup.small}>{words.knownUntil(format.minute(asOf))}</span>}
          </div>
          <span className={badge.badge} data-state={looks[standing]}>
            <span className={badge.dot} aria-hidden />
            {words.standings[standing]}
          </span>
        </li>
      ))}
    </ul>
  );
}

const looks: Readonly<Record<BankAccountWire['standing'], string>> = {
  known: 'good',
  stale: 'held',
  none_yet: 'paused',
  none_expected: 'stopped',
};
