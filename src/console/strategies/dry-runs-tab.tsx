import { Button } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useState } from 'react';
import type { DryRunWire } from '../../web/strategies/api-types.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { useDryRuns } from '../api/strategy-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import badge from '../parts/state-badge.module.css';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { DryRunResult } from './dry-run-result.tsx';
import { NewDryRun } from './new-dry-run.tsx';

/** Strategies rehearsed side by side: a new one, and what others came to. The newest that is done stands open. */
export function DryRunsTab() {
  const { strategies } = useText();
  const words = strategies.dry;
  const mayChange = useMayChange();
  const runs = useDryRuns();
  const [chosen, setChosen] = useState<string | null>(null);
  if (!runs.data) return <Waiting failed={runs.isError} retry={() => void runs.refetch()} />;
  const { items } = runs.data;
  const shown = items.find(({ id }) => id === chosen) ?? items.find(({ state }) => state === 'finished');
  return (
    <>
      <p className={setup.lead}>{words.lead}</p>
      {mayChange && (
        <div className={panel.panel}>
          <NewDryRun started={(id) => setChosen(id)} />
        </div>
      )}
      {shown?.state === 'finished' && <DryRunResult key={shown.id} run={shown} />}
      <div className={setup.subhead}>
        <h2 className={setup.subtitle}>{words.runs}</h2>
      </div>
      <div className={panel.panel}>
        {items.length === 0 ? (
          <Empty icon={<IconTestPipe size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
        ) : (
          <ul className={setup.list}>
            {items.map((run) => (
              <RunRow key={run.id} run={run} open={() => setChosen(run.id)} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function RunRow({ run, open }: { readonly run: DryRunWire; readonly open: () => void }) {
  const { strategies } = useText();
  const words = strategies.dry;
  const format = useFormat();
  const { state, startedAt, by, days, problem, strategies: rehearsed } = run;
  const names = rehearsed.length > 0 ? rehearsed.map(({ name }) => name).join(' / ') : words.asPublished;
  const title = words.of(names, days);
  return (
    <li className={setup.row} data-run={run.id} data-state={state}>
      <div>
        <span className={setup.name}>{title}</span>
        <span className={setup.small}>{words.by(by, format.minute(startedAt))}</span>
      </div>
      <div>{problem}</div>
      <div className={setup.actions}>
        {state === 'finished' && (
          <Button size="xs" variant="default" aria-label={`${words.open}: ${title}`} onClick={open}>
            {words.open}
          </Button>
        )}
        <span className={badge.badge} data-state={looks[state]}>
          <span className={badge.dot} aria-hidden />
          {words.states[state]}
        </span>
      </div>
    </li>
  );
}

const looks: Readonly<Record<DryRunWire['state'], string>> = { running: 'running', finished: 'good', failed: 'held' };
