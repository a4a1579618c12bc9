import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../web/api-types.ts';
import type { Debtor, DebtorSummary, HistoryEntry } from '../../web/debtors/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

/** Asks nothing before something is typed. */
export function useDebtors(q: string) {
  return useInfiniteQuery({
    queryKey: ['debtors', q],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<DebtorSummary>>(`/debtors?q=${encodeURIComponent(q)}${pageParam ? `&after=${pageParam}` : ''}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
}

export function useDebtor(id: string) {
  return useQuery({ queryKey: keys.debtor(id), queryFn: () => ask<Debtor>(`/debtors/${id}`) });
}

export function useHistory(id: string) {
  return useInfiniteQuery({
    queryKey: [...keys.debtor(id), 'timeline'],
    queryFn: ({ pageParam }) => ask<Page<HistoryEntry>>(`/debtors/${id}/timeline${pageParam ? `?after=${pageParam}` : ''}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
