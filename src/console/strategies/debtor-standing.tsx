import { Link } from 'wouter';
import type { StandingWire } from '../../web/strategies/api-types.ts';
import { useStanding } from '../api/strategy-queries.ts';
import panel from '../parts/panel.module.css';
import { reasonWords } from '../text/strategy-words.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ComingList } from './coming-list.tsx';
import classes from './strategies.module.css';

type Case = StandingWire['cases'][number];

/** In a debtor's file: which strategy and why, what comes next and when, how far legal steps are. Nothing while it is not known. */
export function DebtorStanding({ id }: { readonly id: string }) {
  const { strategies } = useText();
  const words = strategies.standing;
  const standing = useStanding(id);
  if (!standing.data || standing.data.cases.length === 0) return null;
  const { cases, steps } = standing.data;
  const open = cases.filter(({ receivables }) => receivables.length > 0);
  if (open.length === 0) return null;
  return (
    <section className={`${panel.panel} ${classes.standing}`} aria-labelledby="standing">
      <h2 id="standing" className={classes.small}>
        {words.title}
      </h2>
      {open.map((one) => (
        <CaseStanding key={`${one.creditor} ${one.currency}`} standing={one} />
      ))}
      {steps.length > 0 && <Steps steps={steps} />}
    </section>
  );
}

function CaseStanding({ standing }: { readonly standing: Case }) {
  const text = useText();
  const { strategies } = text;
  const words = strategies.standing;
  const format = useFormat();
  const { creditor, wanted, lookedAtNext, reasons, untilLegal, receivables } = standing;
  const coming = standing.coming.filter(({ is }) => is !== 'waits'); // why it waits stands above
  if (receivables.every(({ strategy }) => strategy === null))
    return (
      <div className={classes.case}>
        <span className={classes.note}>{creditor}</span>
        <p className={classes.line}>{words.none}</p>
        <p className={classes.note}>{words.noneHint}</p>
      </div>
    );
  return (
    <div className={classes.case}>
      <span className={classes.note}>{creditor}</span>
      <ul className={classes.items}>
        {receivables.map((receivable) => (
          <InStrategy key={receivable.id} receivable={receivable} />
        ))}
      </ul>
      <p className={classes.legal} data-near={untilLegal !== null && untilLegal.stages <= 1}>
        {untilLegal ? words.legal(untilLegal.stages, untilLegal.step, format.date(untilLegal.notBefore)) : words.noLegal}
      </p>
      <p className={classes.line}>
        {wanted
          ? words.wanted(wanted.step, strategies.channels[wanted.channel])
          : lookedAtNext
            ? words.lookedAt(format.minute(lookedAtNext))
            : words.onNews}
      </p>
      <ul className={classes.because}>
        {reasons.map((reason) => (
          <li key={reason.sentence}>{reasonWords(reason, text, format)}</li>
        ))}
      </ul>
      {coming.length > 0 && (
        <>
          <h3 className={classes.heads}>{words.coming}</h3>
          <ComingList coming={coming} />
        </>
      )}
    </div>
  );
}

function InStrategy({ receivable }: { readonly receivable: Case['receivables'][number] }) {
  const { strategies, debtor } = useText();
  const words = strategies.standing;
  const format = useFormat();
  const { key, owed, due, strategy, version, because, done, next } = receivable;
  return (
    <li>
      <span className={classes.step}>
        {key} · {format.money(owed)}
      </span>
      <span className={classes.note}>{debtor.due(format.date(due))}</span>
      {strategy && version ? (
        <>
          <span className={classes.line}>
            <Link href={`/strategies/${strategy}/${version}`}>{words.in(strategy)}</Link>
            {because && `, ${words.rule(because)}`}
          </span>
          <span className={classes.note}>
            {[done && words.doneStep(done), next ? words.nextStep(next) : words.noNext].filter(Boolean).join(' · ')}
          </span>
        </>
      ) : (
        <span className={classes.note}>{words.outside}</span>
      )}
    </li>
  );
}

function Steps({ steps }: { readonly steps: StandingWire['steps'] }) {
  const { strategies } = useText();
  const words = strategies.standing;
  const format = useFormat();
  return (
    <>
      <h3 className={classes.heads}>{words.steps}</h3>
      <ul className={classes.past}>
        {steps.map(({ id, day, step, channel, fate }) => (
          <li key={id}>
            <span>
              {format.date(day)} · {strategies.contact(step, strategies.channels[channel])}
            </span>
            <span className={classes.note}>{fate ? words.fates[fate] : words.inHand}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
