import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page } from '../../web/api-types.ts';
import type { BankAccountWire, PaymentWire, StatementWire, SuspenseWire } from '../../web/payments/api-types.ts';
import { ask } from './client.ts';
import { keys } from './queries.ts';

const pages = <Item>(path: string, key: readonly unknown[]) => ({
  queryKey: [...keys.payments, ...key],
  queryFn: ({ pageParam }: { pageParam: string | null }) =>
    ask<Page<Item>>(`${path}${pageParam ? `${path.includes('?') ? '&' : '?'}after=${pageParam}` : ''}`),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: Page<Item>) => next,
});

export function useSuspense() {
  return useInfiniteQuery(pages<SuspenseWire>('/payments/suspense?limit=20', ['suspense']));
}

export function usePayments(state: string | undefined) {
  return useInfiniteQuery(pages<PaymentWire>(`/payments?limit=40${state ? `&state=${state}` : ''}`, ['all', state ?? '']));
}

export function useBankAccounts() {
  return useQuery({
    queryKey: [...keys.payments, 'accounts'],
    queryFn: () => ask<{ items: BankAccountWire[] }>('/bank-accounts'),
  });
}

export function useStatements() {
  return useQuery({
    queryKey: [...keys.payments, 'statements'],
    queryFn: () => ask<{ items: StatementWire[] }>('/statements'),
  });
}
