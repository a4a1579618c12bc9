import { IconChevronRight, IconUserSearch } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import { useDebtors } from '../api/debtor-queries.ts';
import { Empty } from '../parts/empty.tsx';
import { MoreRows } from '../parts/more-rows.tsx';
import panel from '../parts/panel.module.css';
import { SearchField } from '../parts/search-field.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './debtors-page.module.css';

/** Finds people. What is looked for stands in the address, as every filter of the console does. */
export function DebtorsPage() {
  const { find: words, product } = useText();
  const { chosen, put } = useFilters();
  const q = chosen('q') ?? '';
  const search = useCallback((next: string) => put('q', next), [put]);
  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, [words, product]);
  return (
    <>
      <h1 className={classes.title}>{words.title}</h1>
      <SearchField className={classes.search ?? ''} label={words.label} placeholder={words.hint} value={q} onChange={search} />
      <div className={panel.panel}>
        {q === '' ? (
          <Empty icon={<IconUserSearch size={28} stroke={1.6} />} title={words.label} body={words.hint} />
        ) : (
          <Found q={q} />
        )}
      </div>
    </>
  );
}

function Found({ q }: { readonly q: string }) {
  const { find: words } = useText();
  const format = useFormat();
  const pages = useDebtors(q);
  if (!pages.data) return <Waiting failed={pages.isError} retry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0)
    return <Empty icon={<IconUserSearch size={28} stroke={1.6} />} title={words.nobodyTitle} body={words.nobodyBody} />;
  return (
    <>
      <ul className={classes.list} aria-label={words.found(q)}>
        {rows.map(({ id, name, number, debtorIds, open }) => (
          <li key={id} className={classes.row}>
            <div>
              <Link href={`/debtors/${id}`} className={classes.name}>
                {name || id}
              </Link>
              <span className={classes.small}>{[number, ...debtorIds].filter(Boolean).join(' · ')}</span>
            </div>
            <div className={classes.owes}>
              <span className={classes.small}>{words.owes}</span>
              {open.length === 0 ? words.nothing : open.map((amount) => format.money(amount)).join(' + ')}
            </div>
            <IconChevronRight size={20} className={classes.chevron} aria-hidden />
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} label={words.more} />
    </>
  );
}
