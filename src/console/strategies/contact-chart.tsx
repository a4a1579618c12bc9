import type { RunWire } from '../../web/strategies/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './dry-runs.module.css';

const channels = ['voice', 'sms', 'email', 'letter', 'messaging'] as const;
const width = 900;
const height = 150;

/** Contacts a day, stacked by channel; `fullest` is the day that is as tall as the chart, of all runs that are compared. */
export function ContactChart({ run, fullest }: { readonly run: RunWire; readonly fullest: number }) {
  const { strategies } = useText();
  const words = strategies.dry;
  const format = useFormat();
  const { days, strategy, contacts } = run;
  const step = width / Math.max(1, days.length);
  const used = channels.filter((channel) => (contacts[channel] ?? 0) > 0);
  return (
    <figure className={classes.figure} data-run={strategy}>
      <figcaption className={classes.caption}>
        <strong>{strategy}</strong>
        <ul className={classes.legend}>
          {used.map((channel) => (
            <li key={channel}>
              <i data-channel={channel} aria-hidden />
              {strategies.channels[channel]} {format.number(contacts[channel] ?? 0)}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.chart(strategy)} preserveAspectRatio="none">
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className={classes.axis} />
        {days.map(({ date, contacts: ofDay }, index) => {
          let base = height;
          return used.map((channel) => {
            const some = ofDay[channel] ?? 0;
            const tall = (some / fullest) * (height - 4);
            base -= tall;
            if (some === 0) return null;
            return (
              <rect
                key={`${date} ${channel}`}
                x={index * step + step * 0.12}
                width={step * 0.76}
                y={base}
                height={tall}
                data-channel={channel}
              />
            );
          });
        })}
      </svg>
      <div className={classes.scale} aria-hidden>
        <span>{days[0] && format.date(days[0].date)}</span>
        <span>{days.at(-1) && format.date(days.at(-1)?.date ?? '')}</span>
      </div>
    </figure>
  );
}
