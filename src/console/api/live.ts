import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Call, JournalEventWire, Page } from '../../web/api-types.ts';
import { ask } from './client.ts';
import { mergeCalls } from './merge-calls.ts';
import { type CallPages, keys } from './queries.ts';

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

/** Gathers what changed for a moment, then reads it anew: rows by their ids, the rest by invalidation. One round at a time. */
function newRefresher(client: QueryClient) {
  const changed = new Map<string, Set<string>>();
  let beyondCalls = false;
  let messages = false;
  let settingUp = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  const round = async () => {
    timer = undefined;
    busy = true;
    const work = [...changed];
    const wide = beyondCalls;
    changed.clear();
    beyondCalls = false;
    const written = messages;
    messages = false;
    const setUp = settingUp;
    settingUp = false;
    try {
      const invalid = [
        keys.campaigns,
        ...(written ? [keys.messages] : []),
        keys.lines,
        ...(setUp ? [keys.setUp] : []),
        ...(wide ? [keys.dialling, keys.settings] : []),
        ...work.map(([id]) => keys.campaign(id)),
        ...work.map(([id]) => keys.refusals(id)),
      ];
      const calls = work.flatMap(([, ids]) => [...ids]).map(keys.call);
      await Promise.all([
        ...work.map(([campaignId, ids]) => refreshRows(client, campaignId, [...ids])),
        ...[...invalid, ...calls].map((queryKey) => client.invalidateQueries({ queryKey })),
      ]);
    } catch {
      void client.invalidateQueries();
    } finally {
      busy = false;
      if (changed.size > 0 || beyondCalls || messages || settingUp) timer = setTimeout(() => void round(), gatherMs);
    }
  };

  return {
    heard: ({ type, subject }: JournalEventWire) => {
      if (/^(?:message|report)_/.test(type)) messages = true;
      if (/^(?:creditor|receivables|suppression|trunk|caller_identity|campaign)_/.test(type)) settingUp = true;
      const { campaignId, attemptId } = subject;
      if (campaignId) {
        const ids = changed.get(campaignId) ?? new Set<string>();
        changed.set(campaignId, attemptId ? ids.add(attemptId) : ids);
      }
      if (!attemptId) beyondCalls = true;
      if (!busy && timer === undefined) timer = setTimeout(() => void round(), gatherMs);
    },
    stop: () => clearTimeout(timer),
  };
}

async function refreshRows(client: QueryClient, campaignId: string, ids: readonly string[]): Promise<void> {
  const queryKey = keys.calls(campaignId);
  if (ids.length === 0 || !client.getQueryCache().find({ queryKey })?.isActive()) return;
  // A page that is on its way may be older than the event: let it land first, and the rows after it.
  await client
    .getQueryCache()
    .find({ queryKey })
    ?.promise?.catch(() => undefined);
  for (let from = 0; from < ids.length; from += 100) {
    const { items } = await ask<Page<Call>>(`/campaigns/${campaignId}/calls?ids=${ids.slice(from, from + 100).join(',')}`);
    client.setQueryData<CallPages>(queryKey, (pages) => pages && mergeCalls(pages, items));
  }
}
