import type { Language } from '../../../kernel/country.ts';
import type { Channel } from '../../../receivables/model.ts';
import type { ContactPointRow, ContactRow, HoldRow, OptOutRow } from './case-rows.ts';

/**
 * On which channels a person can be contacted: there is a contact point, nothing on record says that it is not hers, and neither a wish nor
 * a hold nor a suppression list stands against it. `unreachable`: every number is dead, not hers, or was tried three times in vain.
 */
export function reachOf(
  points: readonly ContactPointRow[],
  optOuts: readonly OptOutRow[],
  holds: readonly HoldRow[],
  contacts: readonly ContactRow[],
  now: number,
): { readonly usable: readonly Channel[]; readonly unreachable: boolean } {
  const barred = new Set(optOuts.flatMap(({ contact_point_id }) => contact_point_id ?? []));
  const closed = new Set<string>();
  for (const { scope } of optOuts) if (scope !== 'all' && scope !== 'number') closed.add(scope);
  for (const { scope, channel, from_at, until_at } of holds)
    if (scope === 'channel' && channel && from_at <= now && (until_at === null || until_at > now)) closed.add(channel);
  const good = points.filter(({ status, suppressed }) => (status === 'unverified' || status === 'verified') && suppressed === 0);
  const phones = good.filter(({ kind, id }) => kind === 'phone' && !barred.has(id));
  const mobile = good.some(({ kind, phone_kind, unwritten }) => kind === 'phone' && phone_kind === 'mobile' && unwritten === 0);
  const there: Readonly<Record<Channel, boolean>> = {
    voice: phones.length > 0,
    sms: mobile,
    email: good.some(({ kind }) => kind === 'email'),
    letter: good.some(({ kind }) => kind === 'address'),
    messaging: mobile,
  };
  const usable = (Object.keys(there) as Channel[]).filter((channel) => there[channel] && !closed.has(channel));
  return { usable, unreachable: phones.length === 0 || triedInVain(phones.length, contacts) };
}

function triedInVain(phones: number, contacts: readonly ContactRow[]): boolean {
  const calls = contacts.filter(({ channel, counts }) => channel === 'voice' && counts === 1);
  const lastSpoken = calls.findLastIndex(({ conversation }) => conversation === 1);
  return calls.length - 1 - lastSpoken >= phones * 3;
}

/** The language of the first usable number's country, by its first digits. */
export function languageIn(points: readonly ContactPointRow[]): Language | undefined {
  const first = points.find(({ kind, status }) => kind === 'phone' && (status === 'unverified' || status === 'verified'));
  return first && prefixes.find(([prefix]) => first.value.startsWith(prefix))?.[1];
}

const prefixes: readonly (readonly [string, Language])[] = [
  ['+420', 'cs'],
  ['+421', 'sk'],
  ['+48', 'pl'],
  ['+36', 'hu'],
];
