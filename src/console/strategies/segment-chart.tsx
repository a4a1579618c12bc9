import type { SegmentDetailWire } from '../../web/segments/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import chart from './dry-runs.module.css';
import classes from './strategies.module.css';

const width = 900;
const height = 150;
const widest = 60;

/** How many were in a segment at each forming, the oldest first, as bars from nothing up. */
export function SegmentChart({ name, history }: { readonly name: string; readonly history: SegmentDetailWire['history'] }) {
  const { segments: words } = useText();
  const format = useFormat();
  const bars = history.toReversed();
  const most = Math.max(1, ...bars.map(({ size }) => size));
  const step = Math.min(widest, width / Math.max(1, bars.length));
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return <p className={classes.note}>{words.notYet}</p>;
  return (
    <figure className={chart.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.historyChart(name)} preserveAspectRatio="none">
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className={chart.axis} />
        {bars.map(({ at, size }, index) => {
          const tall = (size / most) * (height - 4);
          return (
            <rect key={at} x={index * step + step * 0.1} width={step * 0.8} y={height - tall} height={tall} data-channel="voice">
              <title>{`${format.minute(at)}: ${words.cases(size)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className={chart.scale}>
        <span>{`${format.minute(first.at)}: ${words.cases(first.size)}`}</span>
        {bars.length > 1 && <span>{`${format.minute(last.at)}: ${words.cases(last.size)}`}</span>}
      </div>
    </figure>
  );
}
