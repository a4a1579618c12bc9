import { Link } from 'wouter';
import type { CallDetail } from '../../web/api-types.ts';
import { useCall } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './call-drawer.module.css';
import { CallDuration } from './call-duration.tsx';
import { CallMessages } from './call-messages.tsx';
import { CallRecordings } from './call-recordings.tsx';
import { CallState } from './call-state.tsx';
import { ResultChip } from './result-chip.tsx';
import { SideDrawer } from './side-drawer.tsx';
import { Timeline } from './timeline.tsx';
import { Waiting } from './waiting.tsx';

/** One call, all of it: facts on top, then what was said, pressed and decided. Stays true while the call goes on. */
export function CallDrawer({ id, close }: { readonly id: string | null; readonly close: () => void }) {
  const { call: words } = useText();
  return (
    <SideDrawer opened={id !== null} close={close} closeLabel={words.close} title={id && <Heading id={id} />}>
      {id && <Body id={id} />}
    </SideDrawer>
  );
}

function Heading({ id }: { readonly id: string }) {
  const { call: words } = useText();
  const { data } = useCall(id);
  return (
    <>
      {data ? data.who || words.unknownCaller : words.title('…')}
      {data && <span className={classes.number}>{data.number}</span>}
    </>
  );
}

function Body({ id }: { readonly id: string }) {
  const { call: words, board } = useText();
  const call = useCall(id);
  if (!call.data) return <Waiting failed={call.isError} retry={() => void call.refetch()} />;
  return (
    <>
      <div className={classes.standing}>
        <CallState call={call.data} />
        {call.data.result && <ResultChip result={call.data.result} />}
        {call.data.personId && <Link href={`/debtors/${call.data.personId}`}>{board.openDebtor}</Link>}
      </div>
      <Facts call={call.data} />
      <CallMessages id={id} />
      <CallRecordings id={id} />
      <h2 className={classes.subtitle}>{words.conversation}</h2>
      <Timeline entries={call.data.timeline} />
    </>
  );
}

/** Of a fact that there is none of; no word agrees with all their names. */
const nothing = '–';

function Facts({ call }: { readonly call: CallDetail }) {
  const { call: words } = useText();
  const format = useFormat();
  const facts = [
    [call.direction === 'inbound' ? words.came : words.placed, format.second(call.placedAt)],
    [words.talked, call.answeredAt ? <CallDuration key="talked" call={call} /> : nothing],
    ...(call.attemptNumber === null ? [] : [[words.attempt, String(call.attemptNumber)] as const]),
    [call.direction === 'inbound' ? words.calledNumber : words.callerIdentity, call.callerIdentity],
    [words.trunk, call.trunk],
    [words.sip, call.sipCode === null ? nothing : String(call.sipCode)],
    [words.flow, call.flow === '' ? nothing : call.flowVersion ? `${call.flow} (${call.flowVersion})` : call.flow],
    [words.language, call.language ? format.language(call.language) : nothing],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
