import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { DisputeWire, PlanWire, PromiseWire, StandingHoldWire } from '../../web/agreements/api-types.ts';
import type { Page } from '../../web/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

/** What stands on each list. */
export type AgreementWires = {
  readonly promises: PromiseWire;
  readonly plans: PlanWire;
  readonly disputes: DisputeWire;
  readonly holds: StandingHoldWire;
};
export type AgreementList = keyof AgreementWires;
type Filter = Readonly<Record<string, string | undefined>>;

/** `filter`: in the API's own words; what is not set is left out. */
export function useAgreements<List extends AgreementList>(of: List, filter: Filter) {
  const wanted = queryOf(filter);
  return useInfiniteQuery({
    queryKey: [...keys.agreements, of, wanted],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<AgreementWires[List]>>(`/${of}?limit=50${wanted}${pageParam ? `&after=${pageParam}` : ''}`, { signal }),
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Where the browser fetches what the filter lets through as a file. */
export function agreementsFile(list: AgreementList, filter: Filter): string {
  return `/api/v1/${list}.csv?${queryOf(filter).slice(1)}`;
}

function queryOf(filter: Filter): string {
  return Object.entries(filter)
    .flatMap(([name, value]) => (value ? [`&${name}=${encodeURIComponent(value)}`] : []))
    .join('');
}
