import { Button } from '@mantine/core';
import { IconFilterOff, IconPhoneOutgoing } from '@tabler/icons-react';
import { memo } from 'react';
import type { Call, Campaign } from '../../web/api-types.ts';
import { callsIn } from '../api/merge-calls.ts';
import { useCalls } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { CallDuration } from './call-duration.tsx';
import { CallFilters } from './call-filters.tsx';
import classes from './call-list.module.css';
import { CallState } from './call-state.tsx';
import { Empty } from './empty.tsx';
import { FreshRows } from './fresh-rows.tsx';
import { KeysPressed } from './keys-pressed.tsx';
import { MoreRows } from './more-rows.tsx';
import { ResultChip } from './result-chip.tsx';
import { useFilters } from './use-filters.ts';
import { useSteadyRows } from './use-steady-rows.ts';
import { Waiting } from './waiting.tsx';

/** Every call, newest first: a table where there is room, cards where there is not. */
export function CallList({ campaign, open }: { readonly campaign: Campaign; readonly open: (id: string) => void }) {
  const { calls: words, board } = useText();
  const { chosen, put } = useFilters();
  const filter = { state: chosen('state'), result: chosen('result'), q: chosen('q') };
  const filtered = Object.values(filter).some(Boolean);
  const pages = useCalls(campaign.id, filter);
  const {
    shown: calls,
    waiting,
    takeIn,
    whileReading,
  } = useSteadyRows(callsIn(pages.data), JSON.stringify([campaign.id, filter]));
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  if (calls.length === 0 && filtered)
    return (
      <>
        <CallFilters campaignId={campaign.id} />
        <Empty icon={<IconFilterOff size={28} stroke={1.6} />} title={board.nothingTitle} body={board.nothingBody}>
          <Button variant="default" onClick={() => Object.keys(filter).forEach((name) => void put(name, null))}>
            {board.clear}
          </Button>
        </Empty>
      </>
    );
  if (calls.length === 0)
    return (
      <Empty
        icon={<IconPhoneOutgoing size={28} stroke={1.6} />}
        title={words.emptyTitle}
        body={campaign.state === 'draft' ? words.emptyDraft : words.emptyRunning}
      />
    );
  return (
    <>
      <CallFilters campaignId={campaign.id} />
      <FreshRows waiting={waiting} takeIn={takeIn} label={board.newCalls} />
      <table className={classes.table} {...whileReading}>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.result}</th>
            <th scope="col">{words.promise}</th>
            <th scope="col">{words.keys}</th>
            <th scope="col" className={classes.number}>
              {words.duration}
            </th>
            <th scope="col">{words.callerIdentity}</th>
            <th scope="col" className={classes.number}>
              {words.placed}
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <CallRow key={call.id} call={call} open={open} />
          ))}
        </tbody>
      </table>
      <MoreRows pages={pages} label={words.older} />
    </>
  );
}

/** Drawn anew only when its call changed: a busy board has many rows. */
const CallRow = memo(function CallRow({ call, open }: { readonly call: Call; readonly open: (id: string) => void }) {
  const { calls: words } = useText();
  const format = useFormat();
  return (
    <tr className={classes.row} data-live={call.state !== 'ended'} data-call={call.id}>
      <td className={classes.who}>
        <button type="button" className={classes.open} aria-label={words.openCall(call.who)} onClick={() => open(call.id)}>
          {call.who}
        </button>
        <span className={classes.small}>
          {[call.number, call.attemptNumber !== null && words.attemptNumber(call.attemptNumber)].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td className={classes.state}>
        <CallState call={call} />
      </td>
      <td className={classes.result}>{call.result && <ResultChip result={call.result} />}</td>
      <td className={classes.promise}>
        {call.promise && (
          <>
            <span className={classes.amount}>{format.money(call.promise.amount)}</span>
            <span className={classes.small}>{words.by(format.date(call.promise.date))}</span>
          </>
        )}
      </td>
      <td className={classes.keys}>
        <KeysPressed keyed={call.keyed} />
      </td>
      <td className={`${classes.number} ${classes.duration}`}>
        <CallDuration call={call} />
      </td>
      <td className={classes.identity}>
        <span className={classes.cardOnly}>{words.callerIdentity} </span>
        {call.callerIdentity}
      </td>
      <td className={`${classes.number} ${classes.placed}`}>
        {format.time(call.placedAt)}
        <span className={classes.small}>{format.dayUnlessToday(call.placedAt)}</span>
      </td>
    </tr>
  );
});
