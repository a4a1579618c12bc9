import type { ComponentType } from 'react';
import { Redirect } from 'wouter';
import type { PageTab } from './tab-row.tsx';
import { TabbedPage } from './tabbed-page.tsx';

/** A page whose parts are tabs, the first of them where the address names none. One that there is not leads there. */
export function PageOfTabs({
  title,
  tabs,
  here,
}: {
  readonly title: string;
  readonly tabs: readonly (PageTab & { readonly Body: ComponentType })[];
  readonly here: string | undefined;
}) {
  const [first] = tabs;
  const shown = here === undefined ? first : tabs.find(({ name }) => name === here);
  if (!shown) return <Redirect to={first?.path ?? '/'} replace />;
  return (
    <TabbedPage title={title} tabs={tabs} here={shown.name}>
      <shown.Body />
    </TabbedPage>
  );
}
