import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  Call,
  CallDetail,
  CallerIdentity,
  Campaign,
  CampaignSettings,
  CampaignSettingsChange,
  Dialling,
  GateRefusal,
  Limits,
  LimitsChange,
  Message,
  MessageDetail,
  Page,
  Recordings,
  RefusalCount,
  Session,
  Trunk,
  TrunkChange,
} from '../../web/api-types.ts';
import { ApiProblem, ask } from './client.ts';

/** The names under which answers are kept; `live.ts` refreshes them when something happened. */
export const keys = {
  session: ['session'] as const,
  campaigns: ['campaigns'] as const,
  campaign: (id: string) => ['campaign', id] as const,
  /** Every filtered view of them begins so. */
  calls: (campaignId: string) => ['calls', campaignId] as const,
  call: (id: string) => ['call', id] as const,
  /** Every view of calls in both directions begins so. */
  callBook: ['call-book'] as const,
  refusals: ['refusals'] as const,
  recordings: (call: string) => ['call', call, 'recordings'] as const,
  dialling: ['dialling'] as const,
  messages: ['messages'] as const,
  message: (id: string) => ['messages', 'one', id] as const,
  settings: ['settings'] as const,
  /** Everything of payments, statements and bank accounts begins so. */
  payments: ['payments'] as const,
  /** Everything of promises, plans and holds begins so. */
  agreements: ['agreements'] as const,
  /** Everything that people have to do begins so. */
  tasks: ['tasks'] as const,
  /** Everything of strategies begins so. */
  strategies: ['strategies'] as const,
  dryRuns: ['dry-runs'] as const,
  /** Everything of a person begins so. */
  debtor: (id: string) => ['debtor', id] as const,
  /** Everything of the lines begins so. */
  lines: ['lines'] as const,
  limits: ['lines', 'limits'] as const,
  trunks: ['lines', 'trunks'] as const,
  callerIdentities: ['lines', 'caller-identities'] as const,
  /** What changes while an installation is set up begins so. */
  setUp: ['setup', 'live'] as const,
};

export type CallPages = InfiniteData<Page<Call>>;

/** Who is logged in; null for nobody. */
export function useSession() {
  return useQuery({
    queryKey: keys.session,
    queryFn: async () => {
      try {
        return await ask<Session>('/session');
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

export function useCampaigns() {
  return useQuery({ queryKey: keys.campaigns, queryFn: () => ask<{ items: Campaign[] }>('/campaigns') });
}

export function useCampaign(id: string) {
  return useQuery({ queryKey: keys.campaign(id), queryFn: () => ask<Campaign>(`/campaigns/${id}`) });
}

export type CallFilter = {
  readonly state?: string | undefined;
  readonly result?: string | undefined;
  readonly q?: string | undefined;
};

export function useCalls(campaignId: string, filter: CallFilter) {
  const wanted = asQuery(filter);
  return useInfiniteQuery({
    queryKey: [...keys.calls(campaignId), wanted],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<Call>>(`/campaigns/${campaignId}/calls?limit=100${wanted}${pageParam ? `&after=${pageParam}` : ''}`, { signal }),
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function useCall(id: string) {
  return useQuery({ queryKey: keys.call(id), queryFn: () => ask<CallDetail>(`/calls/${id}`) });
}

export function useRecordings(call: string) {
  return useQuery({ queryKey: keys.recordings(call), queryFn: () => ask<Recordings>(`/calls/${call}/recordings`) });
}

/** Of a campaign, or of all of them (null). */
export function useRefusals(campaignId: string | null, rule: string | undefined) {
  const wanted = asQuery({ rule });
  return useInfiniteQuery({
    queryKey: [...keys.refusals, campaignId, wanted],
    queryFn: ({ pageParam }) =>
      ask<Page<GateRefusal>>(`${ofCampaign(campaignId)}/refusals?limit=50${wanted}${pageParam ? `&after=${pageParam}` : ''}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function useRefusalCounts(campaignId: string | null) {
  return useQuery({
    queryKey: [...keys.refusals, campaignId, 'counts'],
    queryFn: () => ask<{ items: RefusalCount[] }>(`${ofCampaign(campaignId)}/refusal-counts`),
  });
}

function ofCampaign(id: string | null): string {
  return id === null ? '' : `/campaigns/${id}`;
}

/** `&name=value` of each that is set. */
function asQuery(filter: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(filter)
    .flatMap(([name, value]) => (value ? [`&${name}=${encodeURIComponent(value)}`] : []))
    .join('');
}

export type MessageFilter = {
  readonly channel?: string | undefined;
  readonly state?: string | undefined;
  readonly campaign?: string | undefined;
  readonly call?: string | undefined;
};

export function useMessages(filter: MessageFilter) {
  const wanted = asQuery(filter);
  return useInfiniteQuery({
    queryKey: [...keys.messages, 'list', wanted],
    queryFn: ({ pageParam }) => ask<Page<Message>>(`/messages?limit=50${wanted}${pageParam ? `&after=${pageParam}` : ''}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function useMessage(id: string) {
  return useQuery({ queryKey: keys.message(id), queryFn: () => ask<MessageDetail>(`/messages/${id}`) });
}

export function useDialling() {
  return useQuery({ queryKey: keys.dialling, queryFn: () => ask<Dialling>('/dialling') });
}

export function useCampaignSettings(id: string) {
  return useQuery({
    queryKey: [...keys.settings, id],
    queryFn: () => ask<CampaignSettings>(`/campaigns/${id}/settings`),
  });
}

export function useChangeCampaignSettings(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CampaignSettingsChange) => ask<CampaignSettings>(`/campaigns/${id}/settings`, { method: 'PATCH', body }),
    onSuccess: (settings) => client.setQueryData([...keys.settings, id], settings),
  });
}

export function useLimits() {
  return useQuery({ queryKey: keys.limits, queryFn: () => ask<Limits>('/limits') });
}

export function useChangeLimits() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: LimitsChange) => ask<Limits>('/limits', { method: 'PATCH', body }),
    onSuccess: (limits) => client.setQueryData(keys.limits, limits),
  });
}

export function useTrunks() {
  return useQuery({ queryKey: keys.trunks, queryFn: () => ask<{ items: Trunk[] }>('/trunks') });
}

export function useChangeTrunk(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TrunkChange) => ask<Trunk>(`/trunks/${id}`, { method: 'PATCH', body }),
    onSuccess: (changed) =>
      client.setQueryData<{ items: Trunk[] }>(
        keys.trunks,
        (known) => known && { items: known.items.map((trunk) => (trunk.id === changed.id ? changed : trunk)) },
      ),
  });
}

export function useCallerIdentities() {
  return useQuery({
    queryKey: keys.callerIdentities,
    queryFn: () => ask<{ items: CallerIdentity[] }>('/caller-identities'),
  });
}

export function useCampaignCommand(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: 'start' | 'pause' | 'stop') => ask<Campaign>(`/campaigns/${id}/${command}`, { method: 'POST' }),
    onSuccess: (campaign) => client.setQueryData(keys.campaign(id), campaign),
  });
}

export function useDiallingCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: 'stop-all' | 'allow') => ask<Dialling>(`/dialling/${command}`, { method: 'POST' }),
    onSuccess: (dialling) => client.setQueryData(keys.dialling, dialling),
  });
}

export function useLogIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { email: string; password: string }) =>
      ask<Session>('/session', { method: 'POST', body: credentials }),
    onSuccess: (session) => client.setQueryData(keys.session, session),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (passwords: { current: string; next: string }) =>
      ask<Session>('/session/password', { method: 'PUT', body: passwords }),
    onSuccess: (session) => client.setQueryData(keys.session, session),
  });
}

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<void>('/session', { method: 'DELETE' }),
    onSuccess: () => client.setQueryData(keys.session, null),
  });
}
