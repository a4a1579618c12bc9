import { Button } from '@mantine/core';
import { IconFilterOff, IconPhoneOutgoing } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { useCallsUp, useEndedCalls } from '../api/call-book-queries.ts';
import { CallDrawer } from '../parts/call-drawer.tsx';
import { Empty } from '../parts/empty.tsx';
import { FreshRows } from '../parts/fresh-rows.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import panel from '../parts/panel.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import { CallBookFilters, filterNames } from './call-book-filters.tsx';
import { CallTable } from './call-table.tsx';
import classes from './calls-page.module.css';

/** Every call, placed or come in: those that are up on top, then the others, newest first. Filters and the open call stand in the address. */
export function CallsPage() {
  const { callBook: words, product } = useText();
  const { chosen, put } = useFilters();
  const open = useCallback((id: string) => put('call', id, true), [put]);
  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, [words, product]);
  return (
    <>
      <h1 className={`${setup.title} ${classes.title}`}>{words.title}</h1>
      <div className={panel.panel}>
        <CallBookFilters />
        <Rows open={open} />
      </div>
      <CallDrawer id={chosen('call') ?? null} close={() => put('call', null)} />
    </>
  );
}

function Rows({ open }: { readonly open: (id: string) => void }) {
  const { callBook: words, board } = useText();
  const { chosen, put } = useFilters();
  const filter = Object.fromEntries(filterNames.map((name) => [name, chosen(name)]));
  const up = useCallsUp(filter);
  const ended = useEndedCalls(filter);
  const of = JSON.stringify(filter);
  const allEnded = ended.data?.pages.flatMap(({ items }) => items) ?? [];
  const now = useSteadyRows(up.data?.items ?? [], of, allEnded);
  const before = useSteadyRows(allEnded, of);
  if (!up.data || !ended.data)
    return (
      <Waiting
        failed={up.isError || ended.isError}
        retry={() => {
          void up.refetch();
          void ended.refetch();
        }}
      />
    );
  const [live, rest] = [now.shown, before.shown];
  if (live.length + rest.length > 0)
    return (
      <div
        onPointerMove={() => [now, before].map(({ whileReading }) => whileReading.onPointerMove())}
        onPointerLeave={() => [now, before].map(({ whileReading }) => whileReading.onPointerLeave())}
      >
        <FreshRows
          waiting={now.waiting + before.waiting}
          takeIn={() => [now, before].map(({ takeIn }) => takeIn())}
          label={board.newCalls}
        />
        {live.length > 0 && (
          <section aria-labelledby="calls-now">
            <h2 id="calls-now" className={classes.part}>
              {words.now} <span className={classes.count}>{words.nowCount(live.length)}</span>
            </h2>
            <CallTable calls={live} open={open} />
          </section>
        )}
        {rest.length > 0 && (
          <section aria-labelledby="calls-before">
            <h2 id="calls-before" className={live.length > 0 ? classes.part : 'visually-hidden'}>
              {words.before}
            </h2>
            <CallTable calls={rest} open={open} />
            <MoreRows pages={ended} label={words.older} />
          </section>
        )}
      </div>
    );
  const filtered = Object.values(filter).some(Boolean);
  return filtered ? (
    <Empty icon={<IconFilterOff size={28} stroke={1.6} />} title={words.nothingTitle} body={words.nothingBody}>
      <Button variant="default" onClick={() => filterNames.forEach((name) => void put(name, null))}>
        {words.clear}
      </Button>
    </Empty>
  ) : (
    <Empty icon={<IconPhoneOutgoing size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
  );
}
