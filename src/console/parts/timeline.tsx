import type { TimelineEntry } from '../../web/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { KeyCap } from './keys-pressed.tsx';
import classes from './timeline.module.css';
import { TimelineNote } from './timeline-note.tsx';

type Said = Extract<TimelineEntry, { kind: 'said' }>;
type Keyed = Extract<TimelineEntry, { kind: 'keyed' }>;

/** The call as a conversation: what was played on the left, what was pressed on the right, what was decided between. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const format = useFormat();
  return (
    <ol className={classes.timeline}>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a timeline only grows at its end
        <li key={index} className={classes.entry} data-kind={entry.kind}>
          <time dateTime={entry.at} className={classes.time}>
            {format.time(entry.at)}
          </time>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  if (entry.kind === 'said') return <SaidBubble said={entry} />;
  if (entry.kind === 'keyed') return <KeyedBubble keyed={entry} />;
  return <TimelineNote entry={entry} />;
}

/** Honest evidence: the words, and how much of them was played. */
function SaidBubble({ said }: { readonly said: Said }) {
  const { call: words } = useText();
  const format = useFormat();
  const { playedMs, totalMs } = said;
  const whole = playedMs >= totalMs;
  const heard = whole
    ? words.playedAll(format.seconds(totalMs))
    : words.played(format.seconds(playedMs), format.seconds(totalMs));
  return (
    <div className={classes.said}>
      <span className={classes.prompt}>{said.prompt}</span>
      {said.words && <p className={classes.words}>{said.words}</p>}
      <span className={classes.meter} aria-hidden>
        <span style={{ width: `${totalMs === 0 ? 0 : Math.min(100, (100 * playedMs) / totalMs)}%` }} />
      </span>
      <span className={classes.heard}>
        {said.outcome === 'failed' ? words.playFailed : heard}
        {said.outcome === 'stopped' && !whole && `, ${words.stopped}`}
      </span>
    </div>
  );
}

function KeyedBubble({ keyed }: { readonly keyed: Keyed }) {
  const { call: words, calls } = useText();
  return (
    <div className={classes.keyed}>
      <span className={classes.pressed}>{words.pressed}</span>
      {keyed.masked ? (
        <KeyCap digits={keyed.digits} masked={calls.masked(keyed.digits.length)} />
      ) : (
        [...keyed.digits].map((digit, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
          <KeyCap key={index} digits={digit} masked="" />
        ))
      )}
    </div>
  );
}
