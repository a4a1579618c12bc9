import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCoins } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { PaymentWire } from '../../web/payments/api-types.ts';
import { usePayments } from '../api/payment-queries.ts';
import { keys } from '../api/queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { Confirm } from '../parts/confirm.tsx';
import { Empty } from '../parts/empty.tsx';
import filter from '../parts/filter-bar.module.css';
import { FreshRows } from '../parts/fresh-rows.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import panel from '../parts/panel.module.css';
import badge from '../parts/state-badge.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PayerFacts } from './payer-facts.tsx';
import classes from './payments.module.css';

/** Every payment, newest first: what it pays and why. The filter stands in the address. */
export function PaymentList() {
  const { payments } = useText();
  const words = payments.list;
  const { chosen, put } = useFilters();
  const state = Object.keys(payments.states).find((each) => each === chosen('state'));
  return (
    <div className={panel.panel}>
      <search className={filter.bar}>
        <NativeSelect
          label={words.state}
          value={state ?? ''}
          onChange={({ currentTarget }) => put('state', currentTarget.value)}
          data={[
            { value: '', label: words.every },
            ...Object.entries(payments.states).map(([value, label]) => ({ value, label })),
          ]}
        />
      </search>
      <Rows state={state} />
    </div>
  );
}

function Rows({ state }: { readonly state: string | undefined }) {
  const { payments } = useText();
  const words = payments.list;
  const pages = usePayments(state);
  const steady = useSteadyRows(pages.data?.pages.flatMap(({ items }) => items) ?? [], state ?? '');
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const { shown: rows, waiting, takeIn, whileReading } = steady;
  if (rows.length === 0)
    return (
      <Empty
        icon={<IconCoins size={28} stroke={1.6} />}
        title={words.emptyTitle}
        body={state ? words.filteredBody : words.emptyBody}
      >
        {!state && <Link href="/payments/statements">{payments.suspense.bring}</Link>}
      </Empty>
    );
  return (
    <>
      <FreshRows waiting={waiting} takeIn={takeIn} label={payments.fresh} />
      <ul className={classes.list} {...whileReading}>
        {rows.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} />
        ))}
      </ul>
      <MoreRows pages={pages} label={words.older} />
    </>
  );
}

function PaymentRow({ payment }: { readonly payment: PaymentWire }) {
  const { payments } = useText();
  const words = payments.list;
  const format = useFormat();
  const mayChange = useMayChange();
  const { amount, rest, pays, state } = payment;
  return (
    <li className={classes.row} data-payment={payment.id} data-state={state}>
      <div>
        <span className={classes.amount}>{format.money(amount)}</span>
        <PayerFacts payment={payment} />
      </div>
      <div>
        {pays.map(({ id, key, debtor, amount: part, rule, says }) => (
          <div key={id} className={classes.pays}>
            <Pays words={words.pays(format.money(part), key)} debtor={debtor} />
            <span className={classes.note}>{payments.matchedBy[rule] ?? says}</span>
          </div>
        ))}
        {pays.length > 0 && Number(rest.amount) > 0 && <span className={classes.leaves}>{words.rest(format.money(rest))}</span>}
      </div>
      <div className={classes.end}>
        <span className={badge.badge} data-state={looks[state]}>
          <span className={badge.dot} aria-hidden />
          {payments.states[state]}
        </span>
        {mayChange && (state === 'matched' || state === 'partly' || state === 'ignored') && <Unmatch payment={payment} />}
      </div>
    </li>
  );
}

type PaysProps = {
  readonly words: { readonly before: string; readonly after: string };
  readonly debtor: PaymentWire['pays'][number]['debtor'];
};

function Pays({ words: { before, after }, debtor }: PaysProps) {
  return (
    <span>
      {before}
      <Link href={`/debtors/${debtor.id}`}>{debtor.name || debtor.id}</Link>
      {after}
    </span>
  );
}

function Unmatch({ payment }: { readonly payment: PaymentWire }) {
  const { payments } = useText();
  const words = payments.list;
  const format = useFormat();
  const [asking, { open, close }] = useDisclosure(false);
  const unmatch = useOrder<void>(() => ({ path: `/payments/${payment.id}/unmatch` }), keys.payments);
  const order = () => unmatch.mutate(undefined, { onSuccess: close });
  if (payment.state === 'ignored')
    return (
      <Button variant="default" size="xs" loading={unmatch.isPending} onClick={order}>
        {words.waitAgain}
      </Button>
    );
  const who = payment.pays[0]?.debtor.name ?? '';
  return (
    <>
      <Button variant="default" size="xs" aria-label={words.unmatchOf(format.money(payment.amount), who)} onClick={open}>
        {words.unmatch}
      </Button>
      <Confirm
        opened={asking}
        close={close}
        title={words.unmatchTitle}
        body={words.unmatchBody}
        confirm={words.confirm}
        cancel={words.cancel}
        danger
        pending={unmatch.isPending}
        error={unmatch.error}
        onConfirm={order}
      />
    </>
  );
}

const looks: Readonly<Record<PaymentWire['state'], string>> = {
  new: 'finished',
  matched: 'good',
  partly: 'paused',
  suspense: 'paused',
  reversed: 'held',
  ignored: 'stopped',
  outgoing: 'stopped',
};
