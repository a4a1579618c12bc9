import { NativeSelect } from '@mantine/core';
import type { FormEvent } from 'react';
import type { OptOutOrderWire } from '../../web/conversations/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { useDraft } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';
import type { SaidProps } from './record-said.tsx';

/** No automatic contact of the creditor any more, on one channel or at all. */
export function StopForm({ debtor, about: { creditorId }, done }: SaidProps) {
  const { conversations } = useText();
  const words = conversations.stop;
  const { draft, text } = useDraft({ scope: 'all' });
  const order = useOrder((body: OptOutOrderWire) => ({ path: `/debtors/${debtor}/opt-outs`, body }), keys.debtor(debtor));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const scope = draft.scope as NonNullable<OptOutOrderWire['scope']>;
    order.mutate({ creditorId, scope }, { onSuccess: () => done({}) });
  };
  return (
    <form className={setup.form} onSubmit={submit} aria-label={conversations.kinds.stop}>
      <NativeSelect
        label={words.scope}
        data={Object.entries(words.scopes).map(([value, label]) => ({ value, label }))}
        {...text('scope')}
      />
      <FormFoot order={order} submit={words.submit} />
    </form>
  );
}
