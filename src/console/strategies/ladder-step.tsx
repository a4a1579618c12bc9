import type { RungWire } from '../../web/strategies/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ChannelIcon } from './channel-icon.tsx';
import classes from './strategies.module.css';

/** One step of the ladder: when, how grave, by which channels in which order, and what it costs. */
export function LadderStep({ rung }: { readonly rung: RungWire }) {
  const { strategies: words, tasks, messages } = useText();
  const format = useFormat();
  const { step, severity, days, from, exact, wait, onlyIf, cost, by } = rung;
  const first = by[0]?.channel ?? 'voice';
  return (
    <li className={classes.rung} data-step={step} data-severity={severity}>
      <span className={classes.mark} data-severity={severity} aria-hidden>
        <ChannelIcon channel={first} />
      </span>
      <div className={classes.rungBody}>
        <span className={classes.step}>
          {step}
          <span className={classes.severity} data-severity={severity}>
            {tasks.severities[severity]}
          </span>
        </span>
        <span className={classes.when}>
          {days === null ? words.dayByNews(wait) : from === 'entered' ? words.dayFromEntry(days) : words.day(days, exact)}
        </span>
        <ul className={classes.by}>
          {by.map(({ channel, registered, text, attempts }, index) => (
            <li key={`${channel} ${text}`}>
              {index > 0 && `${words.else} `}
              {registered ? words.registered : words.channels[channel]}: {messages.templates[text] ?? text}
              {attempts !== null && `, ${words.attempts(attempts)}`}
            </li>
          ))}
        </ul>
        {onlyIf && <span className={classes.note}>{words.onlyIf(onlyIf)}</span>}
      </div>
      <span className={classes.cost}>{format.money(cost)}</span>
    </li>
  );
}
