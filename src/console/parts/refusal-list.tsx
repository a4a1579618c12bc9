import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useRefusals } from '../api/queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { sourceWords, whyRefused } from '../text/why-refused.ts';
import { Empty } from './empty.tsx';
import { FreshRows } from './fresh-rows.tsx';
import { MoreRows } from './more-rows.tsx';
import classes from './refusal-list.module.css';
import { RefusalRules } from './refusal-rules.tsx';
import { useFilters } from './use-filters.ts';
import { useSteadyRows } from './use-steady-rows.ts';
import { Waiting } from './waiting.tsx';

/** Whom the gate kept us from calling, by which rule, and when it may be tried again: in one campaign, or in all (null). */
export function RefusalList({ campaignId }: { readonly campaignId: string | null }) {
  const text = useText();
  const { refusals: words, refused } = text;
  const format = useFormat();
  const { chosen } = useFilters();
  const rule = chosen('rule');
  const pages = useRefusals(campaignId, rule);
  const loaded =
    pages.data?.pages.flatMap(({ items }) => items.map((row) => [row.seq, { ...row, id: `${row.seq}` }] as const)) ?? [];
  const steady = useSteadyRows([...new Map(loaded).values()], JSON.stringify([campaignId, rule]));
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const { shown: rows, waiting, takeIn, whileReading } = steady;
  if (rows.length === 0)
    return (
      <>
        {rule && <RefusalRules campaignId={campaignId} />}
        <Empty
          icon={<IconShieldCheck size={28} stroke={1.6} />}
          title={words.emptyTitle}
          body={rule ? refused.filteredBody : words.emptyBody}
        />
      </>
    );
  return (
    <>
      <RefusalRules campaignId={campaignId} />
      <FreshRows waiting={waiting} takeIn={takeIn} label={words.fresh} />
      <ul className={classes.list} {...whileReading}>
        {rows.map((row) => (
          <li key={row.seq} className={classes.row} data-refusal={row.seq}>
            <div className={classes.who}>
              <Link href={`/debtors/${row.personId}`} className={classes.name}>
                {row.who}
              </Link>
              {campaignId === null ? (
                <Link href={`/campaigns/${row.campaignId}/refusals`} className={classes.campaign}>
                  {row.campaign}
                </Link>
              ) : (
                <span className={classes.small}>{row.number}</span>
              )}
            </div>
            <div className={classes.why}>
              {whyRefused(row, text, format)}
              <span className={classes.small}>
                <code className={classes.rule}>{row.rule}</code> {sourceWords(row.pack, text)}
              </span>
            </div>
            <div className={classes.when}>
              <span className={classes.small}>{words.next}</span>
              {row.nextAt ? format.minute(row.nextAt) : words.never}
            </div>
            <div className={classes.when}>
              <span className={classes.small}>{words.at}</span>
              {format.minute(row.at)}
            </div>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} label={words.older} />
    </>
  );
}
