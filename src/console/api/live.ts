import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Call, JournalEventWire, Page } from '../../web/api-types.ts';
import { ask } from './client.ts';
import { gentleRounds } from './gentle-rounds.ts';
import { callsIn, mergeCalls } from './merge-calls.ts';
import { type CallPages, keys } from './queries.ts';
import { readAnew } from './read-anew.ts';

export type Connection = 'connecting' | 'live' | 'lost';

/** A line without a heartbeat for so long is dead, whatever the browser thinks. */
const silenceMs = 40_000;
const retryMs = 2_000;
const gatherMs = 200;

/** Keeps what is on the screen true while mounted. */
export function useLive(): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => follow(client, setConnection), [client]);
  return connection;
}

/**
 * Follows the journal. It resumes after the last event that it heard, so nothing is missed; each event only says what to read anew,
 * so hearing one twice changes nothing. Returns how to stop.
 */
function follow(client: QueryClient, tell: (connection: Connection) => void): () => void {
  let source: EventSource | undefined;
  let last: string | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const refresh = newRefresher(client);

  const reconnect = () => {
    source?.close();
    tell('lost');
    clearTimeout(again);
    again = setTimeout(open, retryMs);
    void client.invalidateQueries({ queryKey: keys.session });
  };
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(reconnect, silenceMs);
    tell('live');
  };
  const open = () => {
    source = new EventSource(last === undefined ? '/api/v1/events' : `/api/v1/events?after=${last}`);
    source.addEventListener('ready', ({ lastEventId }) => {
      const first = last === undefined;
      last = lastEventId;
      alive();
      if (first) void client.invalidateQueries();
    });
    source.addEventListener('reset', ({ lastEventId }) => {
      last = lastEventId;
      alive();
      void client.invalidateQueries();
    });
    source.addEventListener('happened', (message) => {
      last = message.lastEventId;
      alive();
      refresh.heard(JSON.parse(message.data) as JournalEventWire);
    });
    source.addEventListener('heartbeat', alive);
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) reconnect();
      else tell('lost');
    });
  };
  const wake = () => {
    if (document.visibilityState === 'visible' && source?.readyState === EventSource.CLOSED) reconnect();
  };
  document.addEventListener('visibilitychange', wake);
  open();
  return () => {
    document.removeEventListener('visibilitychange', wake);
    source?.close();
    clearTimeout(watchdog);
    clearTimeout(again);
    refresh.stop();
  };
}

/** What is read anew when such news come, besides the campaigns and the lines. */
const madeStaleBy: readonly (readonly [RegExp, QueryKey])[] = [
  [/^(?:message|report)_/, keys.messages],
  [/^(?:creditor|receivables|suppression|trunk|caller_identity|campaign)_/, keys.setUp],
  [/^contact_refused$/, keys.refusals],
  [/^(?:attempt|inbound_call)_|^(?:node_entered|recording_made|promise_recorded)$/, keys.callBook],
  [/^strategy_/, keys.strategies],
  [/^(?:promise|plan|dispute|hold|payment)_/, keys.agreements],
  [/^(?:task|dispute|hardship|step)_/, keys.tasks],
  [/^(?:payment_|statement_|bank_account_|overpaid$|written_off$)/, keys.payments],
];

/**
 * Gathers what changed for a moment, then reads it anew: calls of a board by their ids and what stands above them, once a second at most;
 * lists, which are read as far as somebody has opened them, more seldom.
 */
function newRefresher(client: QueryClient) {
  const changed = new Map<string, Set<string>>();
  const figures = new Map<string, QueryKey>();
  const lists = new Map<string, QueryKey>();
  const mark = (stale: Map<string, QueryKey>, ...all: readonly QueryKey[]) => {
    for (const key of all) stale.set(key.join(' '), key);
  };

  const readRows = async () => {
    const work = [...changed];
    const invalid = [keys.campaigns, keys.lines, ...figures.values(), ...work.map(([id]) => keys.campaign(id))];
    changed.clear();
    figures.clear();
    try {
      const calls = work.flatMap(([, ids]) => [...ids]).map(keys.call);
      await Promise.all([
        ...work.map(([campaignId, ids]) => refreshRows(client, campaignId, [...ids])),
        ...[...invalid, ...calls].map((queryKey) => client.invalidateQueries({ queryKey })),
      ]);
    } catch {
      void client.invalidateQueries();
    }
  };
  const readLists = async () => {
    const stale = [...lists.values()];
    lists.clear();
    await Promise.all(stale.map((key) => readAnew(client, key)));
  };
  const rows = gentleRounds({ gatherMs, restMs: 1_000, round: readRows });
  const rest = gentleRounds({ gatherMs, restMs: 4_000, round: readLists });

  return {
    heard: ({ type, subject }: JournalEventWire) => {
      mark(lists, ...madeStaleBy.flatMap(([news, key]) => (news.test(type) ? [key] : [])));
      const { campaignId, attemptId, personId } = subject;
      if (personId) mark(lists, keys.debtor(personId));
      if (attemptId && !campaignId) mark(figures, keys.call(attemptId)); // it came in
      if (campaignId) {
        const ids = changed.get(campaignId) ?? new Set<string>();
        changed.set(campaignId, attemptId ? ids.add(attemptId) : ids);
      }
      if (!attemptId && type !== 'contact_refused') mark(figures, keys.dialling, keys.settings);
      rows.due();
      if (lists.size > 0) rest.due();
    },
    stop: () => {
      rows.stop();
      rest.stop();
    },
  };
}

/** In every view of the campaign's calls that is on the screen, whatever it is filtered by. */
async function refreshRows(client: QueryClient, campaignId: string, ids: readonly string[]): Promise<void> {
  const views = client.getQueryCache().findAll({ queryKey: keys.calls(campaignId), type: 'active' });
  for (const { queryKey, promise } of ids.length === 0 ? [] : views) {
    // A page that is on its way may be older than the event: let it land first, and the rows after it.
    await promise?.catch(() => undefined);
    for (let from = 0; from < ids.length; from += 100) {
      const changed = await changedRows(client, campaignId, queryKey, ids.slice(from, from + 100));
      client.setQueryData<CallPages>(queryKey, (pages) => pages && mergeCalls(pages, changed));
    }
  }
}

/** What the filter lets in, and what is on the screen already: a row stays where it is when it no longer matches, and tells the truth. */
async function changedRows(client: QueryClient, campaignId: string, queryKey: QueryKey, ids: readonly string[]): Promise<Call[]> {
  const filter = typeof queryKey[2] === 'string' ? queryKey[2] : '';
  const rows = async (wanted: readonly string[], filtered: string) =>
    (await ask<Page<Call>>(`/campaigns/${campaignId}/calls?ids=${wanted.join(',')}${filtered}`)).items;
  const matching = await rows(ids, filter);
  if (filter === '') return matching;
  const told = new Set(matching.map(({ id }) => id));
  const shown = new Set(callsIn(client.getQueryData<CallPages>(queryKey)).map(({ id }) => id));
  const others = ids.filter((id) => shown.has(id) && !told.has(id));
  return others.length === 0 ? matching : [...matching, ...(await rows(others, ''))];
}
