import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { SuspenseWire } from '../../web/payments/api-types.ts';
import { useDebtor, useDebtors } from '../api/debtor-queries.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './payments.module.css';

/** A person finds the debtor herself, and ticks what a payment pays. */
export function ChooseReceivables({ payment, close }: { readonly payment: SuspenseWire | null; readonly close: () => void }) {
  const { payments } = useText();
  const words = payments.choice;
  const format = useFormat();
  return (
    <SideDrawer
      opened={payment !== null}
      close={close}
      closeLabel={words.close}
      title={payment && words.title(format.money(payment.rest))}
    >
      {payment && <Choice key={payment.id} payment={payment} done={close} />}
    </SideDrawer>
  );
}

function Choice({ payment, done }: { readonly payment: SuspenseWire; readonly done: () => void }) {
  const { payments } = useText();
  const words = payments.choice;
  const [q, setQ] = useState(payment.payer ?? '');
  const [debtor, setDebtor] = useState<string | null>(null);
  if (debtor)
    return (
      <>
        <Button variant="subtle" size="compact-sm" onClick={() => setDebtor(null)}>
          {words.otherDebtor}
        </Button>
        <OpenReceivables payment={payment} debtor={debtor} done={done} />
      </>
    );
  return (
    <>
      <SearchField label={words.find} placeholder={words.findHint} value={q} onChange={setQ} />
      <FoundDebtors q={q} pick={setDebtor} />
    </>
  );
}

function FoundDebtors({ q, pick }: { readonly q: string; readonly pick: (id: string) => void }) {
  const { payments, find } = useText();
  const format = useFormat();
  const found = useDebtors(q);
  const people = found.data?.pages.flatMap(({ items }) => items) ?? [];
  if (q !== '' && found.data && people.length === 0) return <p className={classes.why}>{payments.choice.nobody}</p>;
  return (
    <ul className={classes.people}>
      {people.map(({ id, name, debtorIds, open }) => (
        <li key={id}>
          <UnstyledButton className={classes.person} onClick={() => pick(id)}>
            <span className={classes.payer}>{name || id}</span>
            <span className={classes.note}>
              {[...debtorIds, open.map((amount) => format.money(amount)).join(' + ') || find.nothing].join(' · ')}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

type OpenProps = { readonly payment: SuspenseWire; readonly debtor: string; readonly done: () => void };

function OpenReceivables({ payment, debtor: id, done }: OpenProps) {
  const { payments, debtor: words } = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const debtor = useDebtor(id);
  const order = useOrder<void>(
    () => ({ path: `/payments/${payment.id}/match`, body: { receivableIds: chosen } }),
    keys.payments,
    keys.debtor(id),
  );
  if (!debtor.data) return <Waiting failed={debtor.isError} retry={() => void debtor.refetch()} />;
  const open = debtor.data.receivables.filter(
    ({ status, amount }) => status === 'open' && amount.currency === payment.rest.currency,
  );
  const toggle = (receivable: string) =>
    setChosen((before) => (before.includes(receivable) ? before.filter((one) => one !== receivable) : [...before, receivable]));
  return (
    <>
      <h2 className={classes.payer}>{debtor.data.name}</h2>
      <p className={classes.note}>{open.length === 0 ? payments.choice.nothingOpen : payments.choice.order}</p>
      <ul className={classes.people}>
        {open.map(({ id: receivable, key, amount, due, creditor }) => (
          <li key={receivable} className={classes.tick}>
            <Checkbox
              checked={chosen.includes(receivable)}
              onChange={() => toggle(receivable)}
              label={`${key} · ${format.money(amount)}`}
              description={`${words.due(format.date(due))} · ${creditor}`}
            />
          </li>
        ))}
      </ul>
      <ProblemNote error={order.error} />
      <Button
        disabled={chosen.length === 0}
        loading={order.isPending}
        onClick={() => order.mutate(undefined, { onSuccess: done })}
      >
        {payments.choice.allocate}
      </Button>
    </>
  );
}
