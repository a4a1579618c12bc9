import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DisputeWire } from '../../web/agreements/api-types.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { DecideDispute } from '../tasks/decide-dispute.tsx';
import tasks from '../tasks/tasks.module.css';
import { asSentence } from '../text/as-sentence.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AgreementPanel, Stand, With } from './agreement-panel.tsx';

/** What debtors say is wrong, newest first, with who looks at it by when. What is not decided may be decided here. */
export function DisputeList() {
  const { agreements, tasks: work } = useText();
  const words = agreements.disputes;
  const [open, setOpen] = useState<DisputeWire | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <AgreementPanel
        list="disputes"
        choices={[
          { name: 'state', label: agreements.state, options: words.states },
          { name: 'department', label: work.department, options: work.departments },
        ]}
        words={words}
      >
        {(dispute) => <Row dispute={dispute} decide={() => setOpen(dispute)} />}
      </AgreementPanel>
      <SideDrawer
        opened={open !== null}
        close={close}
        closeLabel={agreements.holds.close}
        title={open && work.dispute.title(open.debtor.name)}
      >
        {open && <DecideDispute dispute={open} done={close} />}
      </SideDrawer>
    </>
  );
}

function Row({ dispute, decide }: { readonly dispute: DisputeWire; readonly decide: () => void }) {
  const { agreements, disputes, tasks: work } = useText();
  const words = agreements.disputes;
  const format = useFormat();
  const mayChange = useMayChange();
  const { code, receivables, debtor, creditor, at, state, department, lastDay, late } = dispute;
  const waits = waiting.has(state);
  return (
    <>
      <div>
        <span className={tasks.what}>{asSentence(disputes[code])}</span>
        <span className={tasks.note}>{receivables.map(({ key, owed }) => `${key}, ${format.money(owed)}`).join(' · ')}</span>
      </div>
      <With debtor={debtor} notes={[creditor, words.since(format.minute(at))]} />
      <div>
        {!waits && department && work.departments[department]}
        {waits && (
          <>
            {department ? words.looks(work.departments[department]) : words.nobody}
            <span className={tasks.note}>{lastDay && work.by(format.date(lastDay))}</span>
          </>
        )}
      </div>
      <div className={tasks.actions}>
        <Stand look={late ? 'held' : looks[state]}>{late ? work.late : words.states[state]}</Stand>
        {mayChange && waits && (
          <Button size="sm" variant="default" aria-label={work.decideOf(debtor.name)} onClick={decide}>
            {work.decide}
          </Button>
        )}
      </div>
    </>
  );
}

const waiting: ReadonlySet<DisputeWire['state']> = new Set<DisputeWire['state']>(['open', 'awaiting_debtor', 'internal_review']);

const looks: Readonly<Record<DisputeWire['state'], string>> = {
  open: 'paused',
  awaiting_debtor: 'paused',
  internal_review: 'paused',
  accepted: 'good',
  partly: 'good',
  rejected: 'stopped',
  withdrawn: 'stopped',
};
