import { Button } from '@mantine/core';
import { IconChevronLeft, IconMoodEmpty } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { SegmentDetailWire } from '../../web/segments/api-types.ts';
import { ApiProblem } from '../api/client.ts';
import { segmentsKey, useSegment, useSegmentMembers } from '../api/segment-queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import campaign from '../pages/campaign-page.module.css';
import { Confirm } from '../parts/confirm.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import panel from '../parts/panel.module.css';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { SegmentChart } from './segment-chart.tsx';
import classes from './strategies.module.css';

/** One segment: how many were in it over time, who came and left last, and who is in it. */
export function SegmentPage({ name }: { readonly name: string }) {
  const { segments: words, product } = useText();
  const segment = useSegment(name);
  const title = segment.data?.title;
  useEffect(() => {
    document.title = `${title ?? name} · ${product}`;
  }, [title, name, product]);
  if (segment.error instanceof ApiProblem && [400, 404].includes(segment.error.status))
    return <Empty icon={<IconMoodEmpty size={28} stroke={1.6} />} title={words.missingTitle} body={words.missingBody} />;
  if (!segment.data) return <Waiting failed={segment.isError} retry={() => void segment.refetch()} />;
  const { source, where, size, history } = segment.data;
  return (
    <>
      <Link href="/strategies/segments" className={campaign.back}>
        <IconChevronLeft size={16} aria-hidden />
        {words.back}
      </Link>
      <div className={classes.heading}>
        <div>
          <h1 className={campaign.title}>{title}</h1>
          <p className={campaign.meta}>
            {[name, where ?? words.sources[source], size && words.cases(size.size)].filter(Boolean).join(' · ')}
          </p>
        </div>
        {source === 'saved' && <RemoveSegment name={name} title={title ?? name} />}
      </div>
      <div className={classes.sides}>
        <section className={`${panel.panel} ${classes.card}`} aria-labelledby="members">
          <h2 id="members" className={classes.subtitle}>
            {words.members}
          </h2>
          <Members name={name} />
        </section>
        <div className={classes.stack}>
          <section className={`${panel.panel} ${classes.card}`} aria-labelledby="history">
            <h2 id="history" className={classes.subtitle}>
              {words.history}
            </h2>
            <SegmentChart name={title ?? name} history={history} />
          </section>
          <section className={`${panel.panel} ${classes.card}`} aria-labelledby="changes">
            <h2 id="changes" className={classes.subtitle}>
              {words.changes}
            </h2>
            <Changes changes={segment.data.changes} />
          </section>
        </div>
      </div>
    </>
  );
}

function RemoveSegment({ name, title }: { readonly name: string; readonly title: string }) {
  const { segments: words } = useText();
  const mayChange = useMayChange();
  const [, go] = useLocation();
  const [asked, setAsked] = useState(false);
  const order = useOrder(() => ({ path: `/segments/${name}`, method: 'DELETE' as const }), segmentsKey);
  if (!mayChange) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {words.remove}
      </Button>
      <Confirm
        opened={asked}
        close={() => setAsked(false)}
        title={words.remove}
        body={words.removeAsk(title)}
        confirm={words.remove}
        cancel={words.keep}
        danger
        pending={order.isPending}
        error={order.error}
        onConfirm={() => order.mutate(undefined, { onSuccess: () => go('/strategies/segments') })}
      />
    </>
  );
}

function Members({ name }: { readonly name: string }) {
  const { segments: words } = useText();
  const format = useFormat();
  const pages = useSegmentMembers(name);
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <p className={classes.note}>{words.nobody}</p>;
  return (
    <>
      <ul className={classes.past}>
        {rows.map(({ caseId, personId, name: debtor, since, because }) => (
          <li key={caseId}>
            <span>
              <Link href={`/debtors/${personId}`}>{debtor || personId}</Link>
              {because && <span className={classes.note}>{because}</span>}
            </span>
            <span className={classes.note}>{words.since(format.minute(since))}</span>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} label={words.more} />
    </>
  );
}

function Changes({ changes }: { readonly changes: SegmentDetailWire['changes'] }) {
  const { segments: words } = useText();
  if (changes.length === 0) return <p className={classes.note}>{words.noChanges}</p>;
  return (
    <ul className={classes.past}>
      {changes.map(({ caseId, personId, name, change, otherTitle, because }) => (
        <li key={`${caseId} ${change}`} data-change={change}>
          <span>
            <Link href={`/debtors/${personId}`}>{name || personId}</Link>
            {because && <span className={classes.note}>{because}</span>}
          </span>
          <span className={classes.note}>{change === 'joined' ? words.came(otherTitle) : words.went(otherTitle)}</span>
        </li>
      ))}
    </ul>
  );
}
