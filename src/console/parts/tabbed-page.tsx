import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import classes from './tabbed-page.module.css';

export type PageTab = { readonly name: string; readonly path: string; readonly label: string };

/** A page in parts, each with an address and a title of its own. `here`: the name of the one that is shown. */
export function TabbedPage({
  title,
  tabs,
  here,
  children,
}: {
  readonly title: string;
  readonly tabs: readonly PageTab[];
  readonly here: string;
  readonly children: ReactNode;
}) {
  const { product } = useText();
  const part = tabs.find(({ name }) => name === here)?.label ?? title;
  useEffect(() => {
    document.title = `${part} · ${product}`;
  }, [part, product]);
  return (
    <>
      <h1 className={setup.title}>{title}</h1>
      <nav className={classes.tabs} aria-label={title}>
        {tabs.map(({ name, path, label }) => (
          <Link key={name} href={path} className={classes.tab} aria-current={name === here ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}
