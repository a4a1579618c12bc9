import { Link } from 'wouter';
import classes from './page-tabs.module.css';

export type PageTab = { readonly name: string; readonly path: string; readonly label: string };

/** The parts of a page, each with an address of its own. */
export function PageTabs({
  label,
  tabs,
  here,
}: {
  readonly label: string;
  readonly tabs: readonly PageTab[];
  /** The name of the one that is shown. */
  readonly here: string;
}) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ name, path, label: words }) => (
        <Link key={name} href={path} className={classes.tab} aria-current={name === here ? 'page' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
