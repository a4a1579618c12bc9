import type { PlanWire } from '../../web/agreements/api-types.ts';
import tasks from '../tasks/tasks.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AgreementPanel, Stand, With } from './agreement-panel.tsx';

/** Payment plans, newest first, each with what has been paid of it and what comes next. */
export function PlanList() {
  const { agreements } = useText();
  const words = agreements.plans;
  const format = useFormat();
  const { draft: _draft, offered: _offered, ...states } = words.states;
  return (
    <AgreementPanel list="plans" choices={[{ name: 'state', label: agreements.state, options: states }]} words={words}>
      {({ total, paid, paidInstalments, instalments, debtor, creditor, state }) => {
        const next = state === 'active' || state === 'late' ? instalments[paidInstalments] : undefined;
        return (
          <>
            <div>
              <span className={tasks.what}>{words.instalments(paidInstalments, instalments.length)}</span>
              <span className={tasks.note}>{words.paid(format.money(paid), format.money(total))}</span>
            </div>
            <With debtor={debtor} notes={[creditor]} />
            <div>{next && words.next(format.money(next.amount), format.date(next.date))}</div>
            <div className={tasks.actions}>
              <Stand look={looks[state]}>{words.states[state]}</Stand>
            </div>
          </>
        );
      }}
    </AgreementPanel>
  );
}

const looks: Readonly<Record<PlanWire['state'], string>> = {
  draft: 'stopped',
  offered: 'stopped',
  active: 'paused',
  late: 'held',
  broken: 'held',
  completed: 'good',
  cancelled: 'stopped',
  superseded: 'stopped',
};
