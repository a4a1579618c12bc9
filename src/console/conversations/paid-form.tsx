import { type FormEvent, useState } from 'react';
import type { PaidClaimOrderWire } from '../../web/conversations/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import type { SaidProps } from './record-said.tsx';
import { WhichReceivables } from './which-receivables.tsx';

/** Which receivables are said to be paid. */
export function PaidForm({ debtor, about: { creditorId, receivables }, done }: SaidProps) {
  const { conversations } = useText();
  const words = conversations.paid;
  const [chosen, choose] = useState(() => receivables.map(({ id }) => id));
  const order = useOrder((body: PaidClaimOrderWire) => ({ path: `/debtors/${debtor}/paid-claims`, body }), keys.debtor(debtor));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length > 0) order.mutate({ creditorId, receivableIds: chosen }, { onSuccess: () => done({}) });
  };
  return (
    <form className={setup.form} onSubmit={submit} aria-label={conversations.kinds.paid}>
      <WhichReceivables label={words.which} receivables={receivables} chosen={chosen} choose={choose} />
      <p className={setup.lead}>{words.effect}</p>
      <FormFoot order={order} submit={words.submit} />
    </form>
  );
}
