import { IconCalendarCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type AgreementList, type AgreementWires, useAgreements } from '../api/agreement-queries.ts';
import { Empty } from '../parts/empty.tsx';
import { FreshRows } from '../parts/fresh-rows.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import panel from '../parts/panel.module.css';
import badge from '../parts/state-badge.module.css';
import { useFilters } from '../parts/use-filters.ts';
import { useSteadyRows } from '../parts/use-steady-rows.ts';
import { Waiting } from '../parts/waiting.tsx';
import tasks from '../tasks/tasks.module.css';
import { useText } from '../text/use-text.ts';
import { AgreementFilters, type Narrowing, namesOf } from './agreement-filters.tsx';

type Panel<List extends AgreementList> = Omit<Narrowing, 'list'> & {
  readonly list: List;
  /** What is said when there is none, and when none is like that. */
  readonly words: { readonly emptyTitle: string; readonly emptyBody: string; readonly filteredBody: string };
  readonly children: (item: AgreementWires[List]) => ReactNode;
};

/** Agreements of one kind as the address narrows them, a page at a time. */
export function AgreementPanel<List extends AgreementList>({ list, words, children, ...narrowing }: Panel<List>) {
  const { chosen } = useFilters();
  const filter = Object.fromEntries(namesOf(narrowing).map((name) => [name, chosen(name)]));
  const body = Object.values(filter).some(Boolean) ? words.filteredBody : words.emptyBody;
  return (
    <div className={panel.panel}>
      <AgreementFilters list={list} {...narrowing} />
      <Rows list={list} filter={filter} empty={{ title: words.emptyTitle, body }}>
        {children}
      </Rows>
    </div>
  );
}

function Rows<List extends AgreementList>({
  list,
  filter,
  empty,
  children,
}: Pick<Panel<List>, 'list' | 'children'> & {
  readonly filter: Readonly<Record<string, string | undefined>>;
  readonly empty: { readonly title: string; readonly body: string };
}) {
  const { agreements: words } = useText();
  const pages = useAgreements(list, filter);
  const steady = useSteadyRows(pages.data?.pages.flatMap(({ items }) => items) ?? [], JSON.stringify([list, filter]));
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
