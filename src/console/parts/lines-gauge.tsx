import { useText } from '../text/use-text.ts';
import classes from './lines-gauge.module.css';

/** Above so many lines single lamps say less than a bar. */
const lampLimit = 24;

export type LinesGaugeProps = {
  readonly lines: { readonly inUse: number; readonly cap: number; readonly peak?: number };
  readonly title?: string;
};

/** Lines in use of those allowed: a lamp for each, or a bar when they are many. */
export function LinesGauge({ lines, title }: LinesGaugeProps) {
  const { campaign: words } = useText();
  const { inUse, cap, peak } = lines;
  return (
    <div>
      <div className={classes.label}>{title ?? words.linesTitle}</div>
      <div className={classes.figure}>
        <strong>{inUse}</strong>
        <span>{words.linesOf(cap)}</span>
        {peak !== undefined && <span className={classes.peak}>{words.peak(peak)}</span>}
      </div>
      <div className={classes.lamps} aria-hidden>
        {cap <= lampLimit ? (
          Array.from({ length: cap }, (_, lamp) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a lamp is its place
            <span key={lamp} className={classes.lamp} data-on={lamp < inUse} />
          ))
        ) : (
          <span className={classes.track}>
            <span className={classes.bar} style={{ width: `${Math.min(100, (100 * inUse) / cap)}%` }} />
          </span>
        )}
      </div>
    </div>
  );
}
