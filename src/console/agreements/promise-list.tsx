import type { PromiseWire } from '../../web/agreements/api-types.ts';
import { usePromises } from '../api/agreement-queries.ts';
import panel from '../parts/panel.module.css';
import { useFilters } from '../parts/use-filters.ts';
import tasks from '../tasks/tasks.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AgreementFilters } from './agreement-filters.tsx';
import { AgreementRows, Stand, With } from './agreement-rows.tsx';

/** Promises by their day, each with the money that counted. */
export function PromiseList() {
  const { agreements } = useText();
  const words = agreements.promises;
  const format = useFormat();
  const { chosen } = useFilters();
  const filter = Object.fromEntries(['state', 'creditor', 'from', 'to'].map((name) => [name, chosen(name)]));
  const { proposed: _never, ...states } = words.states;
  const filtered = Object.values(filter).some(Boolean);
  return (
    <div className={panel.panel}>
      <AgreementFilters list="promises" choice={{ name: 'state', options: states }} days />
      <AgreementRows
        pages={usePromises(filter)}
        of={JSON.stringify(['promise', filter])}
        empty={{ title: words.emptyTitle, body: filtered ? words.filteredBody : words.emptyBody }}
      >
        {({ promised, paid, date, lastDay, debtor, creditor, state, at }: PromiseWire) => (
          <>
            <div>
              <span className={tasks.what}>{format.money(promised)}</span>
              <span className={tasks.note}>
                {Number(paid.amount) > 0 ? words.paid(format.money(paid)) : state === 'active' && words.nothing}
              </span>
            </div>
            <With debtor={debtor} notes={[creditor, words.given(format.minute(at))]} />
            <div>
              {words.by(format.date(date))}
              <span className={tasks.note}>{state === 'active' && words.grace(format.date(lastDay))}</span>
            </div>
            <div className={tasks.actions}>
              <Stand look={looks[state]}>{words.states[state]}</Stand>
            </div>
          </>
        )}
      </AgreementRows>
    </div>
  );
}

const looks: Readonly<Record<PromiseWire['state'], string>> = {
  proposed: 'stopped',
  active: 'paused',
  kept: 'good',
  partially_kept: 'paused',
  broken: 'held',
  cancelled: 'stopped',
  superseded: 'stopped',
};
