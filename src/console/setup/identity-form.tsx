import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { CallerIdentity } from '../../web/api-types.ts';
import { useFlows } from '../api/desk-queries.ts';
import { useCreditors, useOrder } from '../api/setup-queries.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useText } from '../text/use-text.ts';
import { FormFoot } from './form-foot.tsx';
import classes from './setup.module.css';
import { fieldOrder, useDraft } from './use-draft.ts';

/** A number of ours to be shown to debtors of one creditor. */
export function IdentityForm({ done }: { readonly done: () => void }) {
  const { setup } = useText();
  const words = setup.lines;
  const creditors = useCreditors();
  const { draft, text } = useDraft({ number: '', creditorId: '' });
  const caps = useCaps(200, null);
  const chosen = draft.creditorId || creditors.data?.items[0]?.id;
  const add = useOrder<void>(() => ({
    path: '/caller-identities',
    body: {
      number: draft.number,
      creditorId: chosen,
      dailyCap: caps.dailyCap,
      ...(caps.concurrentCap !== null && { concurrentCap: caps.concurrentCap }),
    },
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: done });
  };
  if (!creditors.data) return <Waiting failed={creditors.isError} retry={() => void creditors.refetch()} />;
  if (creditors.data.items.length === 0)
    return (
      <Button component={Link} href="/setup/creditors">
        {setup.creditors.add}
      </Button>
    );
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput label={words.number} description={words.numberHint} {...fieldOrder} type="tel" required {...text('number')} />
      <NativeSelect
        label={words.creditor}
        data={creditors.data.items.map(({ id, name }) => ({ value: id, label: name }))}
        {...text('creditorId')}
        value={chosen ?? ''}
      />
      {caps.fields}
      <FormFoot order={add} submit={words.addIdentity} cancel={done} />
    </form>
  );
}

/** How often a known number may be shown, and what meets whoever calls it. */
export function IdentityCaps({ identity, done }: { readonly identity: CallerIdentity; readonly done: () => void }) {
  const { setup } = useText();
  const caps = useCaps(identity.dailyCap, identity.concurrentCap);
  const { dailyCap, concurrentCap } = caps;
  const flows = useFlows();
  const { draft, text } = useDraft({ flow: identity.inboundFlow ?? '', agent: identity.inboundAgent ?? '' });
  const names = (flows.data?.items ?? []).filter(({ trouble }) => trouble === null).map(({ name }) => name);
  const save = useOrder<void>(() => ({
    path: `/caller-identities/${identity.id}`,
    method: 'PATCH',
    body: { dailyCap, concurrentCap, inboundFlow: draft.flow || null, inboundAgent: draft.agent.trim() || null },
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {caps.fields}
      <NativeSelect
        label={setup.lines.inboundFlow}
        description={setup.lines.inboundHint}
        {...fieldOrder}
        data={[{ value: '', label: setup.lines.inboundClosed }, ...new Set([...names, ...(draft.flow ? [draft.flow] : [])])]}
        {...text('flow')}
      />
      <TextInput label={setup.lines.inboundAgent} type="tel" {...text('agent')} />
      <FormFoot order={save} submit={setup.save} />
    </form>
  );
}

function useCaps(daily: number, atOnce: number | null) {
  const { setup } = useText();
  const words = setup.lines;
  const [dailyCap, setDaily] = useState(daily);
  const [concurrentCap, setAtOnce] = useState(atOnce);
  const fields = (
    <div className={classes.pair}>
      <NumberInput
        label={words.dailyCap}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        required
        value={dailyCap}
        onChange={(value) => setDaily(Number(value))}
      />
      <NumberInput
        label={words.concurrentCap}
        description={words.concurrentHint}
        {...fieldOrder}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        value={concurrentCap ?? ''}
        onChange={(value) => setAtOnce(value === '' ? null : Number(value))}
      />
    </div>
  );
  return { dailyCap, concurrentCap, fields };
}
