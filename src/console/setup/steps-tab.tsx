import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { FirstSteps } from '../../web/setup-types.ts';
import { useFirstSteps, useMayChange } from '../api/setup-queries.ts';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { type Format, useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';
import steps from './steps.module.css';

/** What a fresh installation needs, in order: what is done, and what is next. */
const order = [
  { step: 'creditor', path: '/setup/creditors', done: ({ creditors }) => creditors > 0, counts: ({ creditors }) => [creditors] },
  { step: 'receivables', path: '/setup/imports', done: ({ people }) => people > 0, counts: ({ people }) => [people] },
  {
    step: 'trunk',
    path: '/lines',
    done: ({ trunks }) => trunks > 0,
    counts: ({ trunks, reachableTrunks }) => [trunks, reachableTrunks],
  },
  {
    step: 'identity',
    path: '/lines',
    done: ({ verifiedIdentities }) => verifiedIdentities > 0,
    counts: ({ verifiedIdentities }) => [verifiedIdentities],
  },
  { step: 'campaign', path: '/campaigns/new', done: ({ campaigns }) => campaigns > 0, counts: ({ campaigns }) => [campaigns] },
] as const satisfies readonly Step[];

type Step = {
  readonly step: string;
  readonly path: string;
  readonly done: (now: FirstSteps) => boolean;
  readonly counts: (now: FirstSteps) => readonly number[];
};

export function StepsTab() {
  const { setup } = useText();
  const words = setup.steps;
  const format = useFormat();
  const mayChange = useMayChange();
  const found = useFirstSteps();
  if (!found.data) return <Waiting failed={found.isError} retry={() => void found.refetch()} />;
  const now = found.data;
  const next = order.find(({ done }) => !done(now))?.step;
  return (
    <>
      <p className={classes.lead}>{next === undefined ? words.allDone : words.lead}</p>
      <div className={panel.panel}>
        <ol className={steps.steps}>
          {order.map(({ step, path, done, counts }, index) => {
            const state = done(now) ? 'done' : step === next ? 'next' : 'later';
            return (
              <li key={step} className={steps.step} data-step={step} data-state={state}>
                <span className={steps.mark} aria-hidden>
                  {state === 'done' ? <IconCheck size={20} stroke={2.4} /> : index + 1}
                </span>
                <div>
                  <h2 className={steps.name}>
                    {words[step].title} <span className="visually-hidden">({words[state]})</span>
                  </h2>
                  <p className={steps.text}>{words[step].body}</p>
                  {state === 'done' && <span className={steps.state}>{stateOf(words[step].state, counts(now), format)}</span>}
                </div>
                {mayChange && (
                  <Button
                    className={steps.act ?? ''}
                    component={Link}
                    href={path}
                    variant={state === 'next' ? 'filled' : 'default'}
                  >
                    {words[step].action}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

function stateOf(say: (a: string, b: string) => string, [a = 0, b = 0]: readonly number[], format: Format): string {
  return say(format.number(a), format.number(b));
}
