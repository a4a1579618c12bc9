import type { TrunkProbe, TrunkProbed, TrunkState, TrunkWatch } from '../../../dialer/telephony.ts';
import type { Timers } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/fault.ts';
import type { AmiCredentials } from '../instance/probe-ami.ts';
import type { InstanceLog } from '../instance-log.ts';
import { type AmiConnection, type AmiMessage, openAmi } from './ami-connection.ts';
import { type ContactStatus, readContact, trunkState } from './trunk-contacts.ts';

/**
 * Watches over AMI whether the far ends of the trunks answer Asterisk's OPTIONS. Resolves when the first listing has been read;
 * reconnects by itself from then on, and knows nothing (`unknown`) meanwhile. Throws Fault `ami_password_refused` (misconfigured),
 * `ami_unreachable`.
 */
export async function watchTrunks(
  settings: AmiCredentials,
  { timers, log }: { readonly timers: Timers; readonly log: InstanceLog },
): Promise<TrunkWatch & TrunkProbe & { close(): void }> {
  const listeners = new Set<(trunk: string, state: TrunkState) => void>();
  const contacts = new Map<string, Map<string, ContactStatus>>();
  const states = new Map<string, TrunkState>();
  const roundTrips = new Map<string, number>();
  const end = new AbortController();
  let connection: AmiConnection | undefined;

  function settle(trunk: string): void {
    const state = trunkState(contacts.get(trunk)?.values() ?? []);
    if (state === (states.get(trunk) ?? 'unknown')) return;
    states.set(trunk, state);
    log[state === 'unreachable' ? 'warn' : 'info']({ trunk, state }, 'trunk changed');
    for (const listener of listeners) listener(trunk, state);
  }

  const listed = new Set<string>();
  function event(message: AmiMessage): void {
    if (message.event === 'EndpointList' && typeof message.objectname === 'string') listed.add(message.objectname);
    const news = readContact(message);
    if (!news) return;
    if (news.roundTripUs !== null) roundTrips.set(news.trunk, news.roundTripUs);
    const ofTrunk = contacts.get(news.trunk) ?? new Map<string, ContactStatus>();
    contacts.set(news.trunk, ofTrunk);
    if (news.status === 'removed') ofTrunk.delete(news.uri);
    else ofTrunk.set(news.uri, news.status);
    settle(news.trunk);
  }

  /** `PJSIPShowContacts` passes over contacts that stand in the configuration (22.10.1), so each endpoint is asked for its own. */
  async function list(): Promise<void> {
    listed.clear();
    const some = await connection?.ask('PJSIPShowEndpoints').then(() => true, refusedAsNone);
    if (!some) return;
    await timers.sleep(listingMs, end.signal);
    for (const endpoint of listed) await connection?.ask('PJSIPShowEndpoint', { Endpoint: endpoint });
    await timers.sleep(listingMs, end.signal);
  }

  /** Asked anew; a far end that answers does so with another round trip, one that does not is known as such after its time. */
  async function probe(trunk: string): Promise<TrunkProbed> {
    const before = roundTrips.get(trunk);
    let asked = false;
    for (let waitedMs = 0; waitedMs < probeMs; waitedMs += lookMs) {
      asked ||= (await connection?.ask('PJSIPQualify', { Endpoint: trunk }).then(() => true, refusedAsNone)) ?? false;
      await timers.sleep(lookMs, end.signal);
      if (!asked) continue;
      await connection?.ask('PJSIPShowEndpoint', { Endpoint: trunk }).catch(refusedAsNone);
      await timers.sleep(listingMs, end.signal);
      const after = roundTrips.get(trunk);
      if (states.get(trunk) === 'reachable' && after !== before) break;
    }
    const state = states.get(trunk) ?? 'unknown';
    const us = roundTrips.get(trunk);
    return { state, roundTripMs: state === 'reachable' && us !== undefined ? us / 1000 : null };
  }

  async function open(): Promise<void> {
    connection = await openAmi(settings, timers, { event, closed });
    await list();
  }

  function closed(): void {
    connection = undefined;
    contacts.clear();
    for (const trunk of states.keys()) settle(trunk);
    log.warn({}, 'connection to AMI lost');
    void reopen();
  }

  async function reopen(): Promise<void> {
    for (let pause = 250; !end.signal.aborted; pause = Math.min(pause * 2, 10_000)) {
      await timers.sleep(pause, end.signal).catch(() => {});
      if (end.signal.aborted) return;
      try {
        return await open();
      } catch (error) {
        if (connection) return; // It was lost again while it was listing: `closed` goes on from there.
        if (error instanceof Fault && !error.retryable)
          log.error({ code: error.code, remedy: error.remedy }, 'no connection to AMI');
      }
    }
  }

  /** Trunks that were added, and contacts whose state has not changed since. */
  async function refresh(): Promise<void> {
    while (!end.signal.aborted) {
      await timers
        .sleep(refreshMs, end.signal)
        .then(list)
        .catch(() => {});
    }
  }

  try {
    await open();
  } catch (fault) {
    end.abort();
    throw fault;
  }
  void refresh();
  return {
    state: (trunk) => states.get(trunk) ?? 'unknown',
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    probe,
    close: () => {
      end.abort();
      connection?.close();
    },
  };
}

/** Where no endpoint is configured yet, Asterisk refuses the listing ("No endpoints found", 22.10.1). */
function refusedAsNone(error: unknown): false {
  if (error instanceof Fault && error.code === 'ami_refused') return false;
  throw error;
}

/** The events of a listing follow its answer at once. */
const listingMs = 50;
const refreshMs = 30_000;
const lookMs = 300;
/** Longer than a far end is given to answer OPTIONS (render-trunk.ts). */
const probeMs = 7_500;
