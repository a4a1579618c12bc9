import type { Campaign } from '../../web/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './campaign-summary.module.css';
import { LinesGauge } from './lines-gauge.tsx';

/** How far, how many lines, and what came of it. */
export function CampaignSummary({ campaign }: { readonly campaign: Campaign }) {
  const { campaign: words } = useText();
  const format = useFormat();
  const { totals, lines } = campaign;
  const promised = totals.promised.map((amount) => format.money(amount)).join(' + ');
  return (
    <section className={classes.summary} aria-label={campaign.name}>
      <div className={classes.top}>
        <Progress title={words.progressTitle} reached={totals.debtorsReached} all={totals.debtors} />
        <LinesGauge lines={lines} />
      </div>
      <dl className={classes.counters}>
        <Counter name={words.placed} value={format.number(totals.callsPlaced)} />
        <Counter
          name={words.answered}
          value={format.number(totals.answered)}
          note={words.ofCalls(format.share(totals.answered, totals.callsPlaced))}
        />
        <Counter
          name={words.verified}
          value={format.number(totals.verified)}
          note={words.ofAnswered(format.share(totals.verified, totals.answered))}
        />
        <Counter name={words.promises} value={format.number(totals.promises)} note={promised || words.nothingPromised} good />
        <Counter name={words.refused} value={format.number(totals.refused)} note={words.beforeDialling} />
      </dl>
    </section>
  );
}

function Progress({ title, reached, all }: { readonly title: string; readonly reached: number; readonly all: number }) {
  const { campaign: words, campaigns } = useText();
  const format = useFormat();
  return (
    <div className={classes.progress}>
      <div className={classes.label}>{title}</div>
      <div className={classes.figure}>
        <strong>{format.number(reached)}</strong>
        <span>{words.ofDebtors(format.number(all))}</span>
        <span className={classes.share}>{format.share(reached, all)}</span>
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={campaigns.reached(format.number(reached), format.number(all))}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={reached}
      >
        <div className={classes.bar} style={{ width: `${all === 0 ? 0 : (100 * reached) / all}%` }} />
      </div>
    </div>
  );
}

type CounterProps = { readonly name: string; readonly value: string; readonly note?: string; readonly good?: boolean };

function Counter({ name, value, note, good = false }: CounterProps) {
  return (
    <div className={classes.counter}>
      <dt>{name}</dt>
      <dd data-good={good}>{value}</dd>
      {note && <dd className={classes.note}>{note}</dd>}
    </div>
  );
}
