import type { DryRunWire, RunWire } from '../../web/strategies/api-types.ts';
import { useDryRun } from '../api/strategy-queries.ts';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { type Format, useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ContactChart } from './contact-chart.tsx';
import dry from './dry-runs.module.css';
import classes from './strategies.module.css';

/** What strategies came to, side by side: their days as bars on one scale, their sums as a table. */
export function DryRunResult({ run }: { readonly run: DryRunWire }) {
  const { strategies } = useText();
  const words = strategies.dry;
  const format = useFormat();
  const detail = useDryRun(run);
  if (!detail.data) return <Waiting failed={detail.isError} retry={() => void detail.refetch()} />;
  const { runs, cases, from } = detail.data;
  const fullest = Math.max(1, ...runs.flatMap(({ days }) => days.map(({ contacts }) => totalOf(contacts))));
  const rows = sumsOf(runs, words, format);
  return (
    <section className={`${panel.panel} ${classes.card} ${dry.result}`} aria-label={words.runs}>
      <p className={classes.note}>{words.over(format.number(cases ?? 0), from ? format.date(from) : '')}</p>
      {runs.map((one) => (
        <ContactChart key={`${one.strategy} ${one.model}`} run={one} fullest={fullest} />
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the keyboard too */}
      <div className={dry.scroll} tabIndex={0}>
        <table className={dry.table}>
          <thead>
            <tr>
              <td />
              {runs.map(({ strategy, model }) => (
                <th key={`${strategy} ${model}`} scope="col">
                  {strategy}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([title, ...cells]) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type Words = ReturnType<typeof useText>['strategies']['dry'];

function sumsOf(
  runs: readonly RunWire[],
  { rows, peak, share }: Words,
  format: Format,
): readonly (readonly [string, ...string[]])[] {
  const row = (title: string, of: (run: RunWire) => string): readonly [string, ...string[]] => [title, ...runs.map(of)];
  const amounts = (all: RunWire['paid']) => (all.length === 0 ? '0' : all.map((one) => format.money(one)).join(' + '));
  const count = (of: (run: RunWire) => number) => (run: RunWire) => format.number(of(run));
  const paid = (run: RunWire) => {
    const [some, ...more] = run.paid;
    const [owed, ...others] = run.owedBefore;
    if (!some || !owed || more.length > 0 || others.length > 0) return amounts(run.paid);
    return share(amounts(run.paid), format.share(Number(some.amount), Number(owed.amount)));
  };
  const fullest = (run: RunWire) => {
    const [first] = Object.values(run.peaks).sort((a, b) => b.steps - a.steps);
    return first
      ? peak(format.number(first.steps), first.capacity === null ? null : format.number(first.capacity), format.date(first.date))
      : '0';
  };
  return [
    row(rows.owed, ({ owedBefore }) => amounts(owedBefore)),
    row(rows.paid, paid),
    row(
      rows.contacts,
      count(({ contacts }) => totalOf(contacts)),
    ),
    row(
      rows.reached,
      count(({ reached }) => totalOf(reached)),
    ),
    row(rows.costs, ({ costs }) => amounts(costs)),
    row(rows.fullest, fullest),
    row(
      rows.promises,
      count(({ promises }) => promises.made ?? 0),
    ),
    row(
      rows.kept,
      count(({ promises }) => promises.kept ?? 0),
    ),
    row(
      rows.disputes,
      count(({ said }) => said.disputes ?? 0),
    ),
    row(
      rows.optsOut,
      count(({ said }) => said.opts_out ?? 0),
    ),
    row(
      rows.waiting,
      count(({ kept }) => totalOf(kept)),
    ),
    row(
      rows.running,
      count(({ running }) => running),
    ),
    row(
      rows.outside,
      count(({ outside }) => outside),
    ),
  ];
}

/** All of a kind together. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}
