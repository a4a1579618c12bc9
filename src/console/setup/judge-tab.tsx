import { Button, Progress } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import type { JudgeRunWire } from '../../web/setup-types.ts';
import { setupKeys, useJudgeRuns, useMayChange, useOrder } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { ProblemNote } from '../parts/problem-note.tsx';
import badge from '../parts/state-badge.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { JudgeVerdict } from './judge-verdict.tsx';
import classes from './setup.module.css';

/** Asks the judge, and shows what it found with the lines that prove it. */
export function JudgeTab() {
  const { setup } = useText();
  const words = setup.judge;
  const mayChange = useMayChange();
  const runs = useJudgeRuns();
  const start = useOrder<void>(() => ({ path: '/judge-runs' }), setupKeys.judgeRuns);
  if (!runs.data) return <Waiting failed={runs.isError} retry={() => void runs.refetch()} />;
  const { items } = runs.data;
  const running = items.some(({ state }) => state === 'running');
  const last = items.find(({ state }) => state === 'finished');
  return (
    <>
      <p className={classes.lead}>{words.lead}</p>
      {mayChange && (
        <div className={classes.subhead}>
          <span />
          <Button
            leftSection={<IconGavel size={18} aria-hidden />}
            loading={start.isPending || running}
            onClick={() => start.mutate()}
          >
            {words.ask}
          </Button>
        </div>
      )}
      <ProblemNote error={start.error} />
      <div className={panel.panel}>
        {items.length === 0 ? (
          <Empty icon={<IconGavel size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
        ) : (
          <ul className={classes.list}>
            {items.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </ul>
        )}
      </div>
      {last && <JudgeVerdict run={last} />}
    </>
  );
}

function RunRow({ run }: { readonly run: JudgeRunWire }) {
  const { setup } = useText();
  const words = setup.judge;
  const format = useFormat();
  const { state, verdict, events, eventsTotal, violations, remarks, problem } = run;
  const said = state === 'failed' ? words.failed : verdict === 'fail' ? words.fail(format.number(violations)) : words.pass;
  return (
    <li className={classes.row} data-run={run.id} data-verdict={verdict ?? state}>
      <div>
        <span className={classes.name}>{words.by(run.by, format.minute(run.startedAt))}</span>
        {problem && <span className={classes.small}>{problem}</span>}
      </div>
      <div>
        {state === 'running' ? (
          <>
            <span className={classes.small} role="status">
              {eventsTotal > 0 ? words.reading(format.number(events), format.number(eventsTotal)) : words.readingNow}
            </span>
            <Progress value={eventsTotal > 0 ? (100 * events) / eventsTotal : 0} aria-label={words.readingNow} />
          </>
        ) : (
          <span className={classes.small}>
            {words.events(format.number(events))}
            {remarks > 0 && `, ${words.remarks(format.number(remarks))}`}
          </span>
        )}
      </div>
      <div className={classes.actions}>
        {state !== 'running' && (
          <span className={badge.badge} data-state={verdict === 'pass' ? 'good' : 'held'}>
            <span className={badge.dot} aria-hidden />
            {said}
          </span>
        )}
      </div>
    </li>
  );
}
