import { IconCalendarCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Empty } from '../parts/empty.tsx';
import { FreshRows } from '../parts/fresh-rows.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import badge from '../parts/state-badge.module.css';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { Waiting } from '../parts/waiting.tsx';
import tasks from '../tasks/tasks.module.css';
import { useText } from '../text/use-text.ts';

type Pages<Item> = {
  readonly data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined;
  readonly isError: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  refetch(): Promise<unknown>;
  fetchNextPage(): Promise<unknown>;
};

/** A list of agreements, a page at a time; what it says when there is none. */
export function AgreementRows<Item extends { readonly id: string }>({
  pages,
  of,
  empty,
  children,
}: {
  readonly pages: Pages<Item>;
  /** What they are of: kind and filter. */
  readonly of: string;
  readonly empty: { readonly title: string; readonly body: string };
  readonly children: (item: Item) => ReactNode;
}) {
  const { agreements: words } = useText();
  const steady = useSteadyRows(pages.data?.pages.flatMap(({ items }) => items) ?? [], of);
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const { shown: rows, waiting, takeIn, whileReading } = steady;
  if (rows.length === 0)
    return <Empty icon={<IconCalendarCheck size={28} stroke={1.6} />} title={empty.title} body={empty.body} />;
  return (
    <>
      <FreshRows waiting={waiting} takeIn={takeIn} label={words.fresh} />
      <ul className={tasks.list} {...whileReading}>
        {rows.map((row) => (
          <li key={row.id} className={tasks.row} data-agreement={row.id}>
            {children(row)}
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} label={words.older} />
    </>
  );
}

/** Whom it is with, and what else there is to say of that. */
export function With({
  debtor,
  notes,
}: {
  readonly debtor: { readonly id: string; readonly name: string };
  readonly notes: readonly (string | null)[];
}) {
  return (
    <div>
      <Link href={`/debtors/${debtor.id}`} className={tasks.who}>
        {debtor.name || debtor.id}
      </Link>
      <span className={tasks.note}>{notes.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

/** Where it stands, in a word and a colour. */
export function Stand({ look, children }: { readonly look: string; readonly children: string }) {
  return (
    <span className={badge.badge} data-state={look}>
      <span className={badge.dot} aria-hidden />
      {children}
    </span>
  );
}
