import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Trunk } from '../../web/api-types.ts';
import type { TrunkTest } from '../../web/setup-types.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import lines from '../parts/lines.module.css';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { type Format, useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './setup.module.css';
import { TrunkForm } from './trunk-form.tsx';

/** Tests whether a trunk's far end answers, and changes where it leads to. */
export function TrunkActions({ trunk }: { readonly trunk: Trunk }) {
  const { setup } = useText();
  const words = setup.lines;
  const format = useFormat();
  const mayChange = useMayChange();
  const [editing, setEditing] = useState(false);
  const test = useOrder<void, TrunkTest>(() => ({ path: `/trunks/${trunk.id}/test` }));
  if (!mayChange) return null;
  return (
    <>
      <div className={`${classes.actions} ${classes.end}`}>
        <Button
          variant="default"
          size="xs"
          loading={test.isPending}
          onClick={() => test.mutate()}
          aria-label={words.testOf(trunk.name)}
        >
          {words.test}
        </Button>
        <Button variant="default" size="xs" onClick={() => setEditing(true)} aria-label={words.editTrunkOf(trunk.name)}>
          {words.editTrunk}
        </Button>
      </div>
      <span role="status" className={`${lines.told} ${test.data?.state === 'reachable' ? classes.good : classes.small}`}>
        {test.isPending ? words.testing : test.data && told(test.data, words, format)}
      </span>
      <ProblemNote error={test.error} />
      <SideDrawer opened={editing} close={() => setEditing(false)} closeLabel={setup.close} title={words.editTrunkOf(trunk.name)}>
        {editing && <TrunkForm current={trunk} done={() => setEditing(false)} />}
      </SideDrawer>
    </>
  );
}

type Words = {
  readonly answered: (time: string) => string;
  readonly answers: string;
  readonly unanswered: (note: string) => string;
};

function told({ state, roundTripMs, note }: TrunkTest, words: Words, format: Format): string {
  if (state !== 'reachable') return words.unanswered(note ?? state);
  return roundTripMs === null ? words.answers : words.answered(format.milliseconds(roundTripMs));
}
