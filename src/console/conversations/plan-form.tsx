import { TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { splitInstalments } from '../../flow/split-instalments.ts';
import type { ConversationWire, PlanOrderWire } from '../../web/conversations/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder, useDraft } from '../setup/use-draft.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './conversations.module.css';
import type { Recorded, SaidProps } from './record-said.tsx';

/** Equal instalments, read back before they are recorded; none where the creditor takes none. */
export function PlanForm(props: SaidProps) {
  const { conversations } = useText();
  const { plan } = props.about;
  return plan ? <Parts {...props} plan={plan} /> : <p className={setup.lead}>{conversations.plan.none}</p>;
}

type Policy = NonNullable<ConversationWire['plan']>;

function Parts({ debtor, about: { creditorId, promise, total }, plan, done }: SaidProps & { readonly plan: Policy }) {
  const { conversations } = useText();
  const words = conversations.plan;
  const format = useFormat();
  const { draft, text } = useDraft({ count: '2', first: '' });
  const order = useOrder<PlanOrderWire, Recorded>((body) => ({ path: `/debtors/${debtor}/plans`, body }), keys.debtor(debtor));
  const instalments = instalmentsOf(total, plan, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (instalments) order.mutate({ creditorId, instalments }, { onSuccess: done });
  };
  return (
    <form className={setup.form} onSubmit={submit} aria-label={conversations.kinds.plan}>
      <div className={setup.pair}>
        <TextInput
          label={words.count}
          description={words.countHint(plan.most)}
          {...fieldOrder}
          type="number"
          required
          min={2}
          max={plan.most}
          {...text('count')}
        />
        <TextInput
          label={words.first}
          description={words.firstHint(format.date(plan.firstBy))}
          {...fieldOrder}
          type="date"
          required
          min={promise.earliest}
          max={plan.firstBy}
          {...text('first')}
        />
      </div>
      {draft.first !== '' && instalments === undefined && <p role="alert">{words.tooSmall(format.money(plan.least))}</p>}
      {instalments && (
        <>
          <strong>{words.read}</strong>
          <ol className={classes.instalments}>
            {instalments.map(({ date, amount }) => (
              <li key={date}>
                <span>{format.date(date)}</span>
                <span>{format.money(amount)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <FormFoot order={order} submit={words.submit} />
    </form>
  );
}

function instalmentsOf(
  { amount, currency }: Policy['least'],
  plan: Policy,
  draft: { readonly count: string; readonly first: string },
) {
  if (draft.first === '') return undefined;
  const terms = { first: draft.first, everyDays: plan.everyDays, least: minorOf(plan.least.amount) };
  return splitInstalments(minorOf(amount), Number(draft.count), terms)?.map(({ date, amountMinor }) => ({
    ...{ date, amount: { amount: (amountMinor / 100).toFixed(2), currency } },
  }));
}

/** Amounts of the API have two decimals. */
function minorOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}
