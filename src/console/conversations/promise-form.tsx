import { TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import type { PromiseOrderWire } from '../../web/conversations/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder, useDraft } from '../setup/use-draft.ts';
import { typedAmount } from '../text/typed-amount.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import type { Recorded, SaidProps } from './record-said.tsx';

/** A day, and an amount unless it is all of it. */
export function PromiseForm({ debtor, about, done }: SaidProps) {
  const { conversations } = useText();
  const words = conversations.promise;
  const format = useFormat();
  const { creditorId, promise, total } = about;
  const { draft, text } = useDraft({ date: '', amount: '' });
  const order = useOrder<PromiseOrderWire, Recorded>(
    (body) => ({ path: `/debtors/${debtor}/promises`, body }),
    keys.debtor(debtor),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const amount = typedAmount(draft.amount);
    const said = amount === '' ? {} : { amount: { amount, currency: total.currency } };
    order.mutate({ creditorId, date: draft.date, ...said }, { onSuccess: done });
  };
  return (
    <form className={setup.form} onSubmit={submit} aria-label={conversations.kinds.promise}>
      <div className={setup.pair}>
        <TextInput
          label={words.date}
          description={words.dateHint(format.date(promise.latest))}
          {...fieldOrder}
          type="date"
          required
          min={promise.earliest}
          max={promise.latest}
          {...text('date')}
        />
        <TextInput
          label={words.amount}
          description={words.amountHint(format.money(promise.least))}
          {...fieldOrder}
          inputMode="decimal"
          placeholder={format.typed(total.amount)}
          rightSection={total.currency}
          rightSectionWidth={56}
          {...text('amount')}
        />
      </div>
      <p className={setup.lead}>{words.effect}</p>
      <FormFoot order={order} submit={words.submit} />
    </form>
  );
}
