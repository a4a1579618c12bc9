import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Reads anew what is on the screen of these answers. One that is on its way lands first: it may be older than the news, and when it is the next
 * page that somebody asked for, breaking it off would lose it.
 */
export async function readAnew(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const underWay = client.getQueryCache().findAll({ queryKey, type: 'active', fetchStatus: 'fetching' });
  await Promise.all(underWay.map(({ promise }) => promise?.catch(() => undefined)));
  await client.invalidateQueries({ queryKey });
}
