import { type ReactNode, useEffect } from 'react';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import { type PageTab, TabRow } from './tab-row.tsx';
import classes from './tabbed-page.module.css';

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
      <div className={classes.tabs}>
        <TabRow title={title} tabs={tabs} here={here} />
      </div>
      {children}
    </>
  );
}
