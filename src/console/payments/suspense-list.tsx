import { Button } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SuspenseWire } from '../../web/payments/api-types.ts';
import { useSuspense } from '../api/payment-queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import { FreshRows } from '../parts/fresh-rows.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import panel from '../parts/panel.module.css';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ChooseReceivables } from './choose-receivables.tsx';
import { PayerFacts } from './payer-facts.tsx';
import classes from './payments.module.css';
import { SetAside } from './set-aside.tsx';
import { SuggestionLine } from './suggestion-line.tsx';

/** Payments that wait for a person: each with what it says, why it waits, and what it may pay. */
export function SuspenseList() {
  const { payments } = useText();
  const words = payments.suspense;
  const pages = useSuspense();
  const [choosing, setChoosing] = useState<SuspenseWire | null>(null);
  const steady = useSteadyRows(pages.data?.pages.flatMap(({ items }) => items) ?? [], '');
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const { shown: rows, waiting, takeIn, whileReading } = steady;
  if (rows.length === 0)
    return (
      <div className={panel.panel}>
        <Empty icon={<IconCoins size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody}>
          <Button component={Link} href="/payments/statements" variant="default">
            {words.bring}
          </Button>
        </Empty>
      </div>
    );
  return (
    <>
      <p className={setup.lead}>{words.lead}</p>
      <FreshRows waiting={waiting} takeIn={takeIn} label={payments.fresh} />
      <ul className={classes.waiting} {...whileReading}>
        {rows.map((payment) => (
          <WaitingPayment key={payment.id} payment={payment} choose={() => setChoosing(payment)} />
        ))}
      </ul>
      <MoreRows pages={pages} label={words.older} />
      <ChooseReceivables payment={choosing} close={() => setChoosing(null)} />
    </>
  );
}

function WaitingPayment({ payment, choose }: { readonly payment: SuspenseWire; readonly choose: () => void }) {
  const { payments } = useText();
  const words = payments.suspense;
  const format = useFormat();
  const mayChange = useMayChange();
  const { amount, rest, reason, says, refundBy, suggestions, state } = payment;
  const waits = Number(rest.amount) > 0 ? rest : amount;
  return (
    <li className={`${panel.panel} ${classes.payment}`} data-payment={payment.id}>
      <div className={classes.money}>
        <span className={classes.amount}>{format.money(waits)}</span>
        {waits.amount !== amount.amount && <span className={classes.note}>{words.rest(format.money(amount))}</span>}
      </div>
      <div className={classes.about}>
        <PayerFacts payment={payment} />
        <p className={classes.why}>
          {payments.waitsBecause[reason] ?? says}
          {refundBy && ` ${words.refundBy(format.date(refundBy))}`}
        </p>
      </div>
      <div className={classes.answers}>
        {suggestions.length > 0 && (
          <ul className={classes.suggestions} aria-label={words.maybe}>
            {suggestions.map((suggestion) => (
              <SuggestionLine
                key={suggestion.receivables.map(({ id }) => id).join(' ')}
                payment={payment}
                suggestion={suggestion}
              />
            ))}
          </ul>
        )}
        {mayChange && Number(rest.amount) > 0 && (
          <div className={classes.otherwise}>
            <Button variant="default" size="xs" onClick={choose}>
              {words.choose}
            </Button>
            {state === 'suspense' && <SetAside payment={payment} />}
          </div>
        )}
      </div>
    </li>
  );
}
