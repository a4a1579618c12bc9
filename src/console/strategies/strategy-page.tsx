import { IconChevronLeft, IconMoodEmpty } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ApiProblem } from '../api/client.ts';
import { useStrategy } from '../api/strategy-queries.ts';
import campaign from '../pages/campaign-page.module.css';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import badge from '../parts/state-badge.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { reactionWords } from '../text/strategy-words.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ComingList } from './coming-list.tsx';
import { LadderStep } from './ladder-step.tsx';
import classes from './strategies.module.css';
import { strategyLooks } from './strategy-list.tsx';

/** One version of a strategy: its ladder on the one side, what would happen to somebody on the other. */
export function StrategyPage({ name, version }: { readonly name: string; readonly version: string }) {
  const text = useText();
  const { strategies: words, calls, product } = text;
  const results: Readonly<Record<string, string>> = calls.results;
  const format = useFormat();
  const strategy = useStrategy(name, version);
  const title = strategy.data?.title;
  useEffect(() => {
    document.title = `${title ?? words.title} · ${product}`;
  }, [title, words, product]);
  if (strategy.error instanceof ApiProblem && [400, 404].includes(strategy.error.status))
    return <Empty icon={<IconMoodEmpty size={28} stroke={1.6} />} title={words.missingTitle} body={words.missingBody} />;
  if (!strategy.data) return <Waiting failed={strategy.isError} retry={() => void strategy.refetch()} />;
  const { state, currency, enrolled, enters, ladder, costOfAll, news, leaves, example } = strategy.data;
  return (
    <>
      <Link href="/strategies" className={campaign.back}>
        <IconChevronLeft size={16} aria-hidden />
        {words.back}
      </Link>
      <div className={classes.heading}>
        <div>
          <h1 className={campaign.title}>{title}</h1>
          <p className={campaign.meta}>{[name, words.version(version), currency, words.enrolled(enrolled)].join(' · ')}</p>
        </div>
        <span className={badge.badge} data-state={strategyLooks[state]}>
          <span className={badge.dot} aria-hidden />
          {words.states[state]}
        </span>
      </div>
      <div className={classes.sides}>
        <div className={classes.stack}>
          <section className={`${panel.panel} ${classes.card}`} aria-labelledby="ladder">
            <h2 id="ladder" className={classes.subtitle}>
              {words.ladder}
            </h2>
            <p className={classes.note}>{words.enters(enters)}</p>
            <ol className={classes.ladder}>
              {ladder.map((rung) => (
                <LadderStep key={rung.step} rung={rung} />
              ))}
            </ol>
            <p className={classes.note}>{words.costOfAll(format.money(costOfAll))}</p>
          </section>
          <section className={`${panel.panel} ${classes.card}`} aria-labelledby="news">
            <h2 id="news" className={classes.subtitle}>
              {words.news}
            </h2>
            <dl className={classes.news}>
              {news.map(({ news: what, reaction }) => (
                <div key={what}>
                  <dt>{results[what] ?? words.happenings[what] ?? what.replaceAll('_', ' ')}</dt>
                  <dd>{reactionWords(reaction, text)}</dd>
                </div>
              ))}
              <div>
                <dt>{words.leaves}</dt>
                <dd>{leaves.map((exit) => words.exits[exit] ?? exit).join(', ')}</dd>
              </div>
            </dl>
          </section>
        </div>
        <section className={`${panel.panel} ${classes.card}`} aria-labelledby="example">
          <h2 id="example" className={classes.subtitle}>
            {words.example}
          </h2>
          <p className={classes.note}>{words.exampleLead(format.date(example.due))}</p>
          <ComingList coming={example.coming} />
        </section>
      </div>
    </>
  );
}
