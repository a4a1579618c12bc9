import { type QueryKey, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JournalEventWire, Page } from '../../web/api-types.ts';
import type * as api from '../../web/setup-types.ts';
import { ask } from './client.ts';
import { keys, useSession } from './queries.ts';

/** The names under which answers about setting up are kept. */
export const setupKeys = {
  steps: [...keys.setUp, 'steps'] as const,
  creditors: [...keys.setUp, 'creditors'] as const,
  imports: [...keys.setUp, 'imports'] as const,
  lists: [...keys.setUp, 'lists'] as const,
  users: ['setup', 'users'] as const,
  apiKeys: ['setup', 'keys'] as const,
  checks: ['setup', 'checks'] as const,
  settings: ['setup', 'settings'] as const,
  holds: ['lines', 'holds'] as const,
  judgeRuns: ['setup', 'judge'] as const,
};

type Items<Item> = { items: Item[] };

/** Whether this person may order and change things. */
export function useMayChange(): boolean {
  return useSession().data?.user.role === 'operator';
}

export const useFirstSteps = () => useQuery({ queryKey: setupKeys.steps, queryFn: () => ask<api.FirstSteps>('/first-steps') });
export const useCreditors = () =>
  useQuery({ queryKey: setupKeys.creditors, queryFn: () => ask<Items<api.Creditor>>('/creditors') });
export const useUsers = () => useQuery({ queryKey: setupKeys.users, queryFn: () => ask<Items<api.UserWire>>('/users') });
export const useApiKeys = () => useQuery({ queryKey: setupKeys.apiKeys, queryFn: () => ask<Items<api.ApiKeyWire>>('/api-keys') });
export const useChecks = () =>
  useQuery({ queryKey: setupKeys.checks, queryFn: () => ask<Items<api.DoctorCheckWire>>('/checks') });
export const useServerSettings = () =>
  useQuery({ queryKey: setupKeys.settings, queryFn: () => ask<Items<api.ServerSetting>>('/settings') });
export const useHolds = () =>
  useQuery({ queryKey: setupKeys.holds, queryFn: () => ask<Items<api.HoldWire>>('/dialling/holds'), refetchInterval: 15_000 });
export const useLists = () => useQuery({ queryKey: setupKeys.lists, queryFn: () => ask<Items<ListWire>>('/suppressions') });

export type ListWire = {
  readonly list: string;
  readonly numbers: number;
  readonly inForce: number;
  readonly latest: string;
};

/** While something runs, its answer is asked for so often. */
const followMs = 700;

export function useImports(kind?: api.ImportJobWire['kind']) {
  return useInfiniteQuery({
    queryKey: setupKeys.imports,
    queryFn: ({ pageParam }) => ask<Page<api.ImportJobWire>>(`/imports?limit=30${pageParam ? `&after=${pageParam}` : ''}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((each) => each.state === 'running')) ? followMs : false,
    select: ({ pages }) => pages.flatMap(({ items }) => items).filter((each) => kind === undefined || each.kind === kind),
  });
}

export function useJudgeRuns() {
  return useQuery({
    queryKey: setupKeys.judgeRuns,
    queryFn: () => ask<Items<api.JudgeRunWire>>('/judge-runs'),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'running') ? followMs : false),
  });
}

export function useJudgeRun(run: api.JudgeRunWire) {
  return useQuery({
    queryKey: [...setupKeys.judgeRuns, run.id, run.state],
    queryFn: () => ask<api.JudgeRunDetail>(`/judge-runs/${run.id}`),
  });
}

export function useProof(seqs: readonly number[], wanted: boolean) {
  const asked = seqs.slice(0, 50).join(',');
  return useQuery({
    queryKey: ['setup', 'proof', asked],
    queryFn: () => ask<Items<JournalEventWire>>(`/journal?seqs=${asked}`),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** An order to the API: what it changes is read anew once it stands. */
export function useOrder<Wish = void, Answer = unknown>(
  order: (wish: Wish) => {
    readonly path: string;
    readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly body?: unknown;
  },
  ...changes: readonly QueryKey[]
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: Wish) => {
      const { path, method = 'POST', body } = order(wish);
      return ask<Answer>(path, { method, ...(body !== undefined && { body }) });
    },
    onSuccess: () =>
      Promise.all([...changes, setupKeys.steps, keys.lines].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
