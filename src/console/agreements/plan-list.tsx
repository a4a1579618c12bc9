import type { PlanWire } from '../../web/agreements/api-types.ts';
import { usePlans } from '../api/agreement-queries.ts';
import panel from '../parts/panel.module.css';
import { useFilters } from '../parts/use-filters.ts';
import tasks from '../tasks/tasks.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AgreementFilters } from './agreement-filters.tsx';
import { AgreementRows, Stand, With } from './agreement-rows.tsx';

/** Payment plans, newest first, each with what has been paid of it and what comes next. */
export function PlanList() {
  const { agreements } = useText();
  const words = agreements.plans;
  const format = useFormat();
  const { chosen } = useFilters();
  const filter = { state: chosen('state'), creditor: chosen('creditor') };
  const { draft: _draft, offered: _offered, ...states } = words.states;
  const filtered = Object.values(filter).some(Boolean);
  return (
    <div className={panel.panel}>
      <AgreementFilters list="plans" choice={{ name: 'state', options: states }} />
      <AgreementRows
        pages={usePlans(filter)}
        of={JSON.stringify(['plan', filter])}
        empty={{ title: words.emptyTitle, body: filtered ? words.filteredBody : words.emptyBody }}
      >
        {({ total, paid, paidInstalments, instalments, debtor, creditor, state }: PlanWire) => {
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
      </AgreementRows>
    </div>
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
