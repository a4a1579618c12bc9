import { IconDoorExit, IconHourglass, IconPlayerSkipForward, IconX } from '@tabler/icons-react';
import type { ComingWire } from '../../web/strategies/api-types.ts';
import { comingWords } from '../text/strategy-words.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ChannelIcon } from './channel-icon.tsx';
import classes from './strategies.module.css';

const icons = { left_out: IconPlayerSkipForward, leaves: IconDoorExit, waits: IconHourglass, promise_breaks: IconX } as const;

/** What comes, day by day. */
export function ComingList({ coming }: { readonly coming: readonly ComingWire[] }) {
  return (
    <ol className={classes.coming}>
      {coming.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list comes whole and in order each time
        <Line key={index} coming={one} />
      ))}
    </ol>
  );
}

function Line({ coming }: { readonly coming: ComingWire }) {
  const { date, is, step, severity, channels } = coming;
  const text = useText();
  const { strategies: words } = text;
  const format = useFormat();
  const [first] = channels;
  const Icon = is === 'contact' ? null : icons[is];
  return (
    <li className={classes.comes} data-is={is}>
      <time dateTime={date} className={classes.date}>
        {format.date(date)}
      </time>
      <span className={classes.mark} data-severity={severity ?? 'none'} aria-hidden>
        {Icon ? <Icon size={17} stroke={1.8} /> : first && <ChannelIcon channel={first} />}
      </span>
      <span className={classes.said}>
        {is === 'contact' && step
          ? words.contact(step, channels.map((channel) => words.channels[channel]).join(`, ${words.else} `))
          : comingWords(coming, text, format)}
      </span>
    </li>
  );
}
