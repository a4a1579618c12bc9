import type { PromiseWire } from '../../web/agreements/api-types.ts';
import tasks from '../tasks/tasks.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { AgreementPanel, Stand, With } from './agreement-panel.tsx';

/** Promises by their day, each with the money that counted. */
export function PromiseList() {
  const { agreements } = useText();
  const words = agreements.promises;
  const format = useFormat();
  const { proposed: _never, ...states } = words.states;
  return (
    <AgreementPanel list="promises" choices={[{ name: 'state', label: agreements.state, options: states }]} days words={words}>
      {({ promised, paid, date, lastDay, debtor, creditor, state, at }) => (
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
    </AgreementPanel>
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
