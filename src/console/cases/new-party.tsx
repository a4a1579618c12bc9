import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { NewPartyWire } from '../../web/parties/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder, useDraft } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';

/** Puts somebody onto a case. */
export function NewParty({
  caseId,
  debtor,
  done,
}: {
  readonly caseId: string;
  readonly debtor: string;
  readonly done: () => void;
}) {
  const { cases: words } = useText();
  const { draft, text } = useDraft({ role: 'co_debtor', name: '', phone: '', email: '', birthDate: '' });
  const [entitled, setEntitled] = useState(false);
  const order = useOrder((body: NewPartyWire) => ({ path: `/cases/${caseId}/parties`, body }), keys.debtor(debtor));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, phone, email, birthDate } = draft;
    const role = draft.role as NewPartyWire['role'];
    const contact = { phone: phone || null, email: email || null, birthDate: birthDate || null };
    order.mutate({ role, name: name.trim(), entitled, ...contact }, { onSuccess: done });
  };
  return (
    <form className={setup.form} onSubmit={submit} aria-label={words.add}>
      <NativeSelect
        label={words.role}
        data={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
        {...text('role')}
      />
      <TextInput label={words.name} required maxLength={200} {...text('name')} />
      <TextInput label={words.phone} type="tel" {...text('phone')} />
      <TextInput label={words.email} type="email" {...text('email')} />
      <TextInput label={words.birthDate} description={words.birthDateHint} {...fieldOrder} type="date" {...text('birthDate')} />
      {draft.role !== 'co_debtor' && (
        <Checkbox
          label={words.entitled}
          checked={entitled}
          onChange={({ currentTarget }) => setEntitled(currentTarget.checked)}
        />
      )}
      <FormFoot order={order} submit={words.saveIt} cancel={done} />
    </form>
  );
}
