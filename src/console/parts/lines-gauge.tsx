import type { Campaign } from '../../web/api-types.ts';
import { useText } from '../text/use-text.ts';
import classes from './lines-gauge.module.css';

/** Above so many lines single lamps say less than a bar. */
const lampLimit = 24;

/** Lines in use of those allowed: a lamp for each, or a bar when they are many. */
export function LinesGauge({ lines }: { readonly lines: Campaign['lines'] }) {
  const { campaign: words } = useText();
  const { inUse, cap, peak } = lines;
  return (
    <div>
      <div className={classes.label}>{words.linesTitle}</div>
      <div className={classes.figure}>
        <strong>{inUse}</strong>
        <span>
          {words.ofAll(String(cap))} {words.linesInUse}
        </span>
        <span className={classes.peak}>{words.peak(peak)}</span>
      </div>
      <div className={classes.lamps} aria-hidden>
        {cap <= lampLimit ? (
          Array.from({ length: cap }, (_, lamp) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a lamp is its place
            <span key={lamp} className={classes.lamp} data-on={lamp < inUse} />
          ))
        ) : (
          <span className={classes.track}>
            <span className={classes.bar} style={{ width: `${(100 * inUse) / cap}%` }} />
          </span>
        )}
      </div>
    </div>
  );
}
