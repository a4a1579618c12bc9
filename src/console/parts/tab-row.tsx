import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'wouter';
import classes from './tab-row.module.css';
import { useShownCurrent } from './use-shown-current.ts';

/** `count`: how many there are in it, as it is shown. */
export type PageTab = { readonly name: string; readonly path: string; readonly label: string; readonly count?: string };

/** The parts of a page, each with an address, so that reloading and going back keep it. Arrow keys go from one to the next. */
export function TabRow({
  title,
  tabs,
  here,
}: {
  readonly title: string;
  readonly tabs: readonly PageTab[];
  readonly here: string;
}) {
  const row = useRef<HTMLElement>(null);
  useShownCurrent(row, here);
  return (
    <nav ref={row} className={classes.tabs} aria-label={title} onKeyDown={goAlong}>
      {tabs.map(({ name, path, label, count }) => (
        <Link key={name} href={path} className={classes.tab} aria-current={name === here ? 'page' : undefined}>
          {label}
          {count !== undefined && (
            <>
              {' '}
              <span className={classes.count}>{count}</span>
            </>
          )}
        </Link>
      ))}
    </nav>
  );
}

function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.indexOf(event.target as HTMLAnchorElement);
  const last = links.length - 1;
  const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  links[to]?.focus();
}
