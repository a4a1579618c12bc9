import { Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DisputeDecisionWish, TaskWire } from '../../web/tasks/api-types.ts';
import { keys } from '../api/queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { typedAmount } from '../text/typed-amount.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './tasks.module.css';

type Props = { readonly dispute: NonNullable<TaskWire['dispute']>; readonly done: () => void };
type Decision = DisputeDecisionWish['decision'];

/** Closes a dispute: all, a part or nothing of what is disputed is given up. Nothing is chosen beforehand. */
export function DecideDispute({ dispute, done }: Props) {
  const { tasks, call } = useText();
  const words = tasks.dispute;
  const format = useFormat();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [credits, setCredits] = useState<Readonly<Record<string, string>>>({});
  const decide = useOrder(
    (body: DisputeDecisionWish) => ({ path: `/disputes/${dispute.id}/decide`, body }),
    keys.tasks,
    keys.payments,
    keys.agreements,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (decision) decide.mutate(wishOf(decision, credits), { onSuccess: done });
  };
  return (
    <form className={setup.form} onSubmit={submit}>
      <p className={classes.said}>{call.disputed(dispute.code)}</p>
      <ul className={classes.about} aria-label={words.about}>
        {dispute.receivables.map(({ id, key, owed }) => (
          <li key={id}>
            {key} · {words.owed(format.money(owed))}
          </li>
        ))}
      </ul>
      <Radio.Group label={words.decision} value={decision} onChange={(value) => setDecision(value as Decision)} required>
        <Stack gap="sm" mt="xs">
          {Object.entries(words.decisions).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {decision === 'partly' &&
        dispute.receivables.map(({ id, key, owed }) => (
          <TextInput
            key={id}
            label={words.giveUp(key)}
            inputMode="decimal"
            placeholder={format.typed(owed.amount)}
            rightSection={owed.currency}
            rightSectionWidth={56}
            value={credits[id] ?? ''}
            onChange={({ currentTarget: { value } }) => setCredits((before) => ({ ...before, [id]: value }))}
          />
        ))}
      <p className={classes.note}>{words.hint}</p>
      <FormFoot order={decide} submit={words.submit} cancel={done} />
    </form>
  );
}

function wishOf(decision: Decision, credits: Readonly<Record<string, string>>): DisputeDecisionWish {
  if (decision !== 'partly') return { decision };
  const given = Object.entries(credits).filter(([, amount]) => amount.trim() !== '');
  return { decision, credits: given.map(([receivableId, amount]) => ({ receivableId, amount: typedAmount(amount) })) };
}
