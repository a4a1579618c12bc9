import { isDayOfRest } from '../../kernel/calendar.ts';
import type { Country } from '../../kernel/country.ts';
import type { Channel } from '../../receivables/model.ts';
import { describeWindow } from '../describe-window.ts';
import { type ContactWindow, type DayOfContact, type JurisdictionPack, weekdays } from '../pack.ts';
import { ofCalls, ofMessages, type Question, type Rule } from './rule.ts';

/**
 * Calls only within the window of every binding pack, in the debtor's local time, by the days of rest of where it rings and of the
 * debtor's own country (a working Saturday is a Saturday), early enough for the call to end in it.
 */
export const callingWindow: Rule = {
  id: 'window.calling_hours',
  source: 'pack',
  check: ofCalls(({ request: { calendar, reserveMs }, policy, now }) =>
    calendar === 'rehearsal' ? null : objectTo('voice', policy, now, reserveMs),
  ),
};

/** Messages only within the window of their channel; what the debtor asked for passes. */
export const writingWindow: Rule = {
  id: 'window.writing_hours',
  source: 'pack',
  check: ofMessages(({ request: { channel, purpose, calendar }, policy, now }) =>
    calendar === 'rehearsal' || purpose === 'service_reply' ? null : objectTo(channel, policy, now, 0),
  ),
};

/** Local opening and the last moment to dial or send, both included. */
export type DialWindow = { readonly opens: Temporal.ZonedDateTime; readonly lastDial: Temporal.ZonedDateTime };

/** The window for calls of a day that all packs share. Null on a closed day, and when a call of `reserveMs` does not fit into it. Pure. */
export function dialWindow(policy: Question['policy'], day: Temporal.PlainDate, reserveMs: number): DialWindow | null {
  return contactWindow('voice', policy, day, reserveMs);
}

/** The same of any channel. */
export function contactWindow(
  channel: Channel,
  policy: Question['policy'],
  day: Temporal.PlainDate,
  reserveMs: number,
): DialWindow | null {
  let shared: DialWindow | null = null;
  for (const pack of policy.packs) {
    const window = windowOf(pack.windows[channel], policy, day, reserveMs);
    if (!window) return null;
    shared = shared ? { opens: later(shared.opens, window.opens), lastDial: earlier(shared.lastDial, window.lastDial) } : window;
  }
  if (!shared) throw new RangeError('a contact is bound by at least one jurisdiction pack');
  return Temporal.ZonedDateTime.compare(shared.opens, shared.lastDial) <= 0 ? shared : null;
}

function objectTo(channel: Channel, policy: Question['policy'], now: Temporal.Instant, reserveMs: number) {
  const local = now.toZonedDateTimeISO(policy.timeZone);
  const window = contactWindow(channel, policy, local.toPlainDate(), reserveMs);
  if (window && isWithin(local, window)) return null;
  const { edition, windows } = packInTheWay(channel, policy, local, reserveMs);
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const city = local.timeZoneId.split('/').at(-1);
  const less = reserveMs > 0 ? ', less the length of a call' : '';
  const { hours } = windows[channel];
  const open = hours === 'always' ? null : hours[dayOf(local.toPlainDate(), [policy.country, policy.home])];
  return {
    message: `${local.toPlainDate()} ${clock} in ${city} is outside ${describeWindow(windows[channel])}${less}`,
    values: { country: policy.country, day: local.toPlainDate().toString(), at: clock, ...open },
    notBefore: nextOpening(channel, policy, now, reserveMs)?.epochMilliseconds ?? null,
    source: `pack ${edition}: ${windows[channel].source}`,
  };
}

/** Undefined when no window is ever long enough for the call. */
function nextOpening(
  channel: Channel,
  policy: Question['policy'],
  now: Temporal.Instant,
  reserveMs: number,
): Temporal.Instant | undefined {
  const today = now.toZonedDateTimeISO(policy.timeZone).toPlainDate();
  for (let ahead = 0; ahead < longestClosure; ahead += 1) {
    const opens = contactWindow(channel, policy, today.add({ days: ahead }), reserveMs)?.opens.toInstant();
    if (opens && Temporal.Instant.compare(now, opens) < 0) return opens;
  }
  return undefined;
}

/** No country of ours rests so many days in a row. */
const longestClosure = 30;

/** The first pack that alone would object; one does whenever all of them together do. */
function packInTheWay(
  channel: Channel,
  policy: Question['policy'],
  local: Temporal.ZonedDateTime,
  reserveMs: number,
): JurisdictionPack {
  const pack = policy.packs.find(({ windows }) => {
    const window = windowOf(windows[channel], policy, local.toPlainDate(), reserveMs);
    return !window || !isWithin(local, window);
  });
  if (!pack) throw new RangeError('a window that every pack leaves open was found closed');
  return pack;
}

function windowOf(
  { hours }: ContactWindow,
  { country, home, timeZone }: Question['policy'],
  day: Temporal.PlainDate,
  reserveMs: number,
): DialWindow | null {
  if (hours === 'always') {
    const opens = day.toZonedDateTime(timeZone);
    return { opens, lastDial: opens.add({ days: 1 }).subtract({ milliseconds: 1 }) };
  }
  const open = hours[dayOf(day, [country, home])];
  if (!open) return null;
  return {
    opens: at(day, open.opens, timeZone),
    lastDial: at(day, open.closes, timeZone).subtract({ milliseconds: reserveMs }),
  };
}

function dayOf(day: Temporal.PlainDate, countries: readonly Country[]): DayOfContact {
  return countries.some((country) => isDayOfRest(day, country)) ? 'holiday' : (weekdays[day.dayOfWeek - 1] ?? 'holiday');
}

function isWithin(local: Temporal.ZonedDateTime, { opens, lastDial }: DialWindow): boolean {
  return Temporal.ZonedDateTime.compare(local, opens) >= 0 && Temporal.ZonedDateTime.compare(local, lastDial) <= 0;
}

function later(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(a, b) >= 0 ? a : b;
}

function earlier(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(a, b) <= 0 ? a : b;
}

/** A wall-clock time of a day; the first of two when the clock goes back, the next real moment when it jumps. */
function at(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
}
