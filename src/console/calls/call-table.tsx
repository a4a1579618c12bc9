import { IconMicrophone, IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react';
import { memo } from 'react';
import type { ListedCallWire } from '../../web/calls/api-types.ts';
import { CallDuration } from '../parts/call-duration.tsx';
import list from '../parts/call-list.module.css';
import { CallState } from '../parts/call-state.tsx';
import { ResultChip } from '../parts/result-chip.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './calls-page.module.css';

type Open = (id: string) => void;

/** Calls in both directions: a table where there is room, cards where there is not. */
export function CallTable({ calls, open }: { readonly calls: readonly ListedCallWire[]; readonly open: Open }) {
  const { calls: words, callBook } = useText();
  return (
    <table className={`${list.table} ${classes.table}`}>
      <thead>
        <tr>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.result}</th>
          <th scope="col">{words.promise}</th>
          <th scope="col">{callBook.about}</th>
          <th scope="col" className={list.number}>
            {words.duration}
          </th>
          <th scope="col" className={list.number}>
            {callBook.when}
          </th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <CallRow key={call.id} call={call} open={open} />
        ))}
      </tbody>
    </table>
  );
}

const CallRow = memo(function CallRow({ call, open }: { readonly call: ListedCallWire; readonly open: Open }) {
  const { calls: words, callBook } = useText();
  const format = useFormat();
  const who = call.who || callBook.nobody;
  const Way = call.direction === 'inbound' ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <tr className={list.row} data-live={call.state !== 'ended'} data-call={call.id} data-direction={call.direction}>
      <td className={list.who}>
        <button
          type="button"
          className={list.open}
          aria-label={callBook.openCall[call.direction](who)}
          onClick={() => open(call.id)}
        >
          <Way size={16} stroke={1.8} className={classes.way} aria-hidden />
          {who}
        </button>
        <span className={`${list.small} ${call.number === null ? classes.wraps : ''}`}>{call.number ?? callBook.noNumber}</span>
      </td>
      <td className={list.state}>
        <CallState call={call} />
      </td>
      <td className={list.result}>
        {call.result && <ResultChip result={call.result} />}
        {call.recorded && (
          <span className={classes.recorded}>
            <IconMicrophone size={15} stroke={1.8} aria-hidden />
            <span className="visually-hidden">{callBook.hear}</span>
          </span>
        )}
      </td>
      <td className={list.promise}>
        {call.promise && (
          <>
            <span className={list.amount}>{format.money(call.promise.amount)}</span>
            <span className={list.small}>{words.by(format.date(call.promise.date))}</span>
          </>
        )}
      </td>
      <td className={list.identity}>
        {call.campaign ?? callBook.ourNumber(call.callerIdentity)}
        <span className={list.small}>{call.creditor}</span>
      </td>
      <td className={`${list.number} ${list.duration}`}>
        <CallDuration call={call} />
      </td>
      <td className={`${list.number} ${list.placed}`}>
        {format.time(call.placedAt)}
        <span className={list.small}>{format.dayUnlessToday(call.placedAt)}</span>
      </td>
    </tr>
  );
});
