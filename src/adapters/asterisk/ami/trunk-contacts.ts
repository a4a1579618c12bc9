import type { TrunkState } from '../../../dialer/telephony.ts';
import type { AmiMessage } from './ami-connection.ts';

/** What is known of one contact: a trunk may have several. */
export type ContactNews = {
  readonly trunk: string;
  readonly uri: string;
  readonly status: ContactStatus;
  /** How long the last answer to OPTIONS took, in microseconds. */
  readonly roundTripUs: number | null;
};
export type ContactStatus = 'reachable' | 'unreachable' | 'unmonitored' | 'unknown' | 'removed';

/** Reads `ContactStatus` (a change) and `ContactStatusDetail` (from a listing); null for every other event. */
export function readContact(event: AmiMessage): ContactNews | null {
  const { event: type, endpointname: trunk, uri } = event;
  const status = type === 'ContactStatus' ? event.contactstatus : type === 'ContactStatusDetail' ? event.status : null;
  if (typeof trunk !== 'string' || typeof uri !== 'string' || typeof status !== 'string') return null;
  const roundTrip = Number(event.roundtripusec);
  return { trunk, uri, status: statusOf(status), roundTripUs: roundTrip > 0 ? roundTrip : null };
}

/** One way to the far end that works is enough. */
export function trunkState(contacts: Iterable<ContactStatus>): TrunkState {
  const all = new Set(contacts);
  return (['reachable', 'unmonitored', 'unreachable'] as const).find((state) => all.has(state)) ?? 'unknown';
}

function statusOf(text: string): ContactStatus {
  switch (text) {
    case 'Reachable':
      return 'reachable';
    case 'Unreachable':
      return 'unreachable';
    case 'NonQualified':
      return 'unmonitored';
    case 'Removed':
      return 'removed';
    default:
      return 'unknown';
  }
}
