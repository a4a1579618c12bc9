import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { StandingHoldWire } from '../../web/agreements/api-types.ts';
import { useStandingHolds } from '../api/agreement-queries.ts';
import { keys } from '../api/queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import panel from '../parts/panel.module.css';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder } from '../setup/use-draft.ts';
import tasks from '../tasks/tasks.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AgreementFilters } from './agreement-filters.tsx';
import { AgreementRows, With } from './agreement-rows.tsx';

/** What keeps us from contacting people now, newest first. What does not stand for an agreement may be ended here. */
export function HoldList() {
  const { agreements, debtor: file } = useText();
  const words = agreements.holds;
  const format = useFormat();
  const mayChange = useMayChange();
  const { chosen } = useFilters();
  const [open, setOpen] = useState<StandingHoldWire | null>(null);
  const filter = { reason: chosen('reason'), creditor: chosen('creditor') };
  const filtered = Object.values(filter).some(Boolean);
  return (
    <div className={panel.panel}>
      <AgreementFilters list="holds" choice={{ name: 'reason', options: file.holdReasons }} />
      <AgreementRows
        pages={useStandingHolds(filter)}
        of={JSON.stringify(['hold', filter])}
        empty={{ title: words.emptyTitle, body: filtered ? words.filteredBody : words.emptyBody }}
      >
        {(hold: StandingHoldWire) => (
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
      </AgreementRows>
      <SideDrawer
        opened={open !== null}
        close={() => setOpen(null)}
        closeLabel={words.close}
        title={open && words.releaseOf(open.debtor.name)}
      >
        {open && <Release hold={open} done={() => setOpen(null)} />}
      </SideDrawer>
    </div>
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
