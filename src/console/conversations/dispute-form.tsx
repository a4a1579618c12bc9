import { NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DisputeOrderWire } from '../../web/conversations/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { useDraft } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';
import type { SaidProps } from './record-said.tsx';
import { WhichReceivables } from './which-receivables.tsx';

/** Which receivables, and why. */
export function DisputeForm({ debtor, about: { creditorId, receivables }, done }: SaidProps) {
  const { conversations, disputes } = useText();
  const words = conversations.dispute;
  const [chosen, choose] = useState(() => receivables.map(({ id }) => id));
  const { draft, text } = useDraft({ code: 'wrong_amount' });
  const order = useOrder(
    (body: DisputeOrderWire) => ({ path: `/debtors/${debtor}/disputes`, body }),
    keys.debtor(debtor),
    keys.tasks,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = draft.code as DisputeOrderWire['code'];
    if (chosen.length > 0) order.mutate({ creditorId, code, receivableIds: chosen }, { onSuccess: () => done({}) });
  };
  return (
    <form className={setup.form} onSubmit={submit} aria-label={conversations.kinds.dispute}>
      <WhichReceivables label={words.which} receivables={receivables} chosen={chosen} choose={choose} />
      <NativeSelect
        label={words.why}
        data={Object.entries(disputes).map(([value, label]) => ({ value, label }))}
        {...text('code')}
      />
      <p className={setup.lead}>{words.effect}</p>
      <FormFoot order={order} submit={words.submit} />
    </form>
  );
}
