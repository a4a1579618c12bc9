import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../web/api-types.ts';
import type { CallFilterWire, ListedCallWire } from '../../web/calls/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

export type CallBookFilter = { readonly [Name in Exclude<keyof CallFilterWire, 'state'>]?: string | undefined };

/** Those that are up, in both directions, newest first. */
export function useCallsUp(filter: CallBookFilter) {
  return useQuery({
    queryKey: [...keys.callBook, 'up', queryOf(filter)],
    queryFn: ({ signal }) => ask<Page<ListedCallWire>>(`/calls?limit=200&state=up${queryOf(filter)}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Those that have ended, newest first. */
export function useEndedCalls(filter: CallBookFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.callBook, 'ended', queryOf(filter)],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<ListedCallWire>>(`/calls?limit=50&state=ended${queryOf(filter)}${pageParam ? `&after=${pageParam}` : ''}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Where the browser fetches what the filter lets through as a file. */
export function callsFile(filter: CallBookFilter): string {
  return `/api/v1/calls.csv?${queryOf(filter).slice(1)}`;
}

function queryOf(filter: CallBookFilter): string {
  return Object.entries(filter)
    .flatMap(([name, value]) => (value ? [`&${name}=${encodeURIComponent(value)}`] : []))
    .join('');
}
