import type { Call } from '../../web/api-types.ts';
import { serverNow } from '../api/client.ts';
import { useFormat } from '../text/use-format.ts';
import classes from './call-duration.module.css';
import { useTick } from './use-tick.ts';

/** How long they talked, or since when it rings; ticks while the call is up. */
export function CallDuration({ call }: { readonly call: Pick<Call, 'state' | 'placedAt' | 'answeredAt' | 'endedAt'> }) {
  const format = useFormat();
  const live = call.state !== 'ended';
  useTick(live);
  if (!live && call.answeredAt === null) return null;
  const end = call.endedAt === null ? serverNow() : Date.parse(call.endedAt);
  return (
    <span className={classes.duration} data-live={live} data-talking={call.answeredAt !== null}>
      {format.duration(end - Date.parse(call.answeredAt ?? call.placedAt))}
    </span>
  );
}
