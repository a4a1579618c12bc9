import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { StandingHoldWire } from '../../web/agreements/api-types.ts';
import { keys } from '../api/queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder } from '../setup/use-draft.ts';
import tasks from '../tasks/tasks.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AgreementPanel, With } from './agreement-panel.tsx';

/** What keeps us from contacting people now, newest first. What does not stand for an agreement may be ended here. */
export function HoldList() {
  const { agreements, debtor: file } = useText();
  const words = agreements.holds;
  const format = useFormat();
  const mayChange = useMayChange();
  const [open, setOpen] = useState<StandingHoldWire | null>(null);
  return (
    <>
      <AgreementPanel
        list="holds"
        choices={[{ name: 'reason', label: agreements.reason, options: file.holdReasons }]}
        words={words}
      >
        {(hold) => (
          <>
            <div>
              <span className={tasks.what}>{file.holdReasons[hold.reason]}</span>
              <span className={tasks.note}>{[words.scopes[hold.scope], hold.note].filter(Boolean).join(' · ')}</span>
            </div>
            <With
              debtor={hold.debtor}
              notes={[hold.creditor ?? words.everyCreditor, words.since(format.minute(hold.from), hold.by)]}
            />
            <div>{hold.until ? words.until(format.minute(hold.until)) : hold.byHand ? words.open : words.itsCause}</div>
            <div className={tasks.actions}>
              {mayChange && hold.byHand && (
                <Button size="sm" variant="default" aria-label={words.releaseOf(hold.debtor.name)} onClick={() => setOpen(hold)}>
                  {words.release}
                </Button>
              )}
            </div>
          </>
        )}
      </AgreementPanel>
      <SideDrawer
        opened={open !== null}
        close={() => setOpen(null)}
        closeLabel={words.close}
        title={open && words.releaseOf(open.debtor.name)}
      >
        {open && <Release hold={open} done={() => setOpen(null)} />}
      </SideDrawer>
    </>
  );
}

function Release({ hold, done }: { readonly hold: StandingHoldWire; readonly done: () => void }) {
  const { agreements } = useText();
  const words = agreements.holds;
  const [reason, setReason] = useState('');
  const release = useOrder(
    (body: { reason: string }) => ({ path: `/holds/${hold.id}/release`, body }),
    keys.agreements,
    keys.debtor(hold.debtor.id),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) release.mutate({ reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <form className={setup.form} onSubmit={submit}>
      <p className={setup.lead}>{words.body}</p>
      <Textarea
        label={words.why}
        description={words.whyHint}
        {...fieldOrder}
        required
        autosize
        minRows={3}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <FormFoot order={release} submit={words.release} cancel={done} />
    </form>
  );
}
