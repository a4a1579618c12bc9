import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { BankAccountWish } from '../../web/payments/api-types.ts';
import { keys } from '../api/queries.ts';
import { useCreditors, useOrder } from '../api/setup-queries.ts';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder, useDraft } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';

/** The button that adds an account of a creditor, and its form. */
export function AddAccount() {
  const { payments } = useText();
  const words = payments.statements;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.add}</Button>
      <SideDrawer opened={open} close={close} closeLabel={words.close} title={words.add}>
        {open && <AccountForm done={close} />}
      </SideDrawer>
    </>
  );
}

function AccountForm({ done }: { readonly done: () => void }) {
  const { payments, setup: setupWords } = useText();
  const words = payments.statements;
  const creditors = useCreditors();
  const { draft, text } = useDraft({ creditorId: '', iban: '', label: '', expected: 'yes' });
  const add = useOrder((body: BankAccountWish) => ({ path: '/bank-accounts', body }), keys.payments);
  if (!creditors.data) return <Waiting failed={creditors.isError} retry={() => void creditors.refetch()} />;
  const { items } = creditors.data;
  const creditorId = draft.creditorId || (items[0]?.id ?? '');
  if (items.length === 0)
    return (
      <div className={setup.form}>
        <p className={setup.lead}>{words.needCreditor}</p>
        <Button component={Link} href="/setup/creditors">
          {setupWords.creditors.add}
        </Button>
      </div>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { iban, label, expected } = draft;
    const wish = { creditorId, iban, statementsExpected: expected === 'yes', ...(label.trim() && { label: label.trim() }) };
    add.mutate(wish, { onSuccess: done });
  };
  return (
    <form className={setup.form} onSubmit={submit}>
      <NativeSelect
        label={words.creditor}
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        {...text('creditorId')}
        value={creditorId}
      />
      <TextInput label={words.iban} required autoComplete="off" {...text('iban')} />
      <TextInput label={words.label} {...text('label')} />
      <NativeSelect
        label={words.expected}
        {...fieldOrder}
        data={Object.entries(words.expectedChoices).map(([value, label]) => ({ value, label }))}
        {...text('expected')}
      />
      <FormFoot order={add} submit={words.add} cancel={done} />
    </form>
  );
}
