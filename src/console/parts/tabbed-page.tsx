import { type ComponentType, useEffect } from 'react';
import setup from '../setup/setup.module.css';
import { useText } from '../text/use-text.ts';
import { PageTabs } from './page-tabs.tsx';

export type Tab<Name extends string> = { readonly name: Name; readonly path: string; readonly Body: ComponentType };

/** A page in parts, each with an address and a title of its own; an unknown part is the first. */
export function TabbedPage<Name extends string>({
  words,
  tabs,
  tab,
}: {
  readonly words: { readonly title: string; readonly tabs: Readonly<Record<Name, string>> };
  readonly tabs: readonly [Tab<Name>, ...Tab<Name>[]];
  readonly tab: string | undefined;
}) {
  const { product } = useText();
  const here = tabs.find(({ name }) => name === tab) ?? tabs[0];
  useEffect(() => {
    document.title = `${words.tabs[here.name]} · ${product}`;
  }, [here, words, product]);
  return (
    <>
      <h1 className={setup.title}>{words.title}</h1>
      <PageTabs
        label={words.title}
        tabs={tabs.map(({ name, path }) => ({ name, path, label: words.tabs[name] }))}
        here={here.name}
      />
      <here.Body />
    </>
  );
}
