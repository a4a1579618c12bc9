import type { Call } from '../../web/api-types.ts';
import type { CallPages } from './queries.ts';

/**
 * Puts changed rows in their places among the loaded pages and new ones in front. Ids sort by birth, so a row older than everything
 * loaded belongs to a page not yet asked for and is left to it.
 */
export function mergeCalls(pages: CallPages, changed: readonly Call[]): CallPages {
  const byId = new Map(changed.map((call) => [call.id, call]));
  const known = new Set(pages.pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const last = pages.pages.at(-1);
  const oldest = last?.next === null ? '' : (last?.items.at(-1)?.id ?? '');
  const fresh = changed.filter(({ id }) => !known.has(id) && id > oldest);
  return {
    ...pages,
    pages: pages.pages.map((page, index) => {
      const items = page.items.map((call) => byId.get(call.id) ?? call);
      return { ...page, items: index === 0 ? [...fresh, ...items] : items };
    }),
  };
}

/** All loaded rows, newest first, each once however pages overlap. */
export function callsIn(pages: CallPages | undefined): Call[] {
  const rows = new Map(pages?.pages.flatMap(({ items }) => items.map((call) => [call.id, call] as const)));
  return [...rows.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
