import { isContactDay } from '../../kernel/calendar.ts';
import type { JurisdictionPack } from '../pack.ts';
import type { Question, Rule } from './rule.ts';

/**
 * Calls only within the window of every binding pack, in the debtor's local time, on working days of the debtor's country (never a
 * Saturday, be it a working one), early enough for the call to end in it.
 */
export const callingWindow: Rule = {
  id: 'window.calling_hours',
  source: 'pack',
  check: ({ request: { calendar, reserveMs }, policy, now }) => {
    if (calendar === 'rehearsal') return null;
    const local = now.toZonedDateTimeISO(policy.timeZone);
    const window = dialWindow(policy, local.toPlainDate(), reserveMs);
    if (window && isWithin(local, window)) return null;
    const { edition, voiceWindow } = bindingPack(policy, local, reserveMs);
    const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
    const city = local.timeZoneId.split('/').at(-1)?.replace('_', ' ');
    return {
      message: `${local.toPlainDate()} ${clock} in ${city} is outside working days ${voiceWindow.opens}-${voiceWindow.closes}, less the length of a call`,
      notBefore: nextOpening(policy, now, reserveMs)?.epochMilliseconds ?? null,
      source: `pack ${edition}: ${voiceWindow.source}`,
    };
  },
};

/** Local opening and the last moment to dial, both included. */
export type DialWindow = { readonly opens: Temporal.ZonedDateTime; readonly lastDial: Temporal.ZonedDateTime };

/** The window of a day that all packs share. Null on a closed day, and when a call of `reserveMs` does not fit into it. Pure. */
export function dialWindow(policy: Question['policy'], day: Temporal.PlainDate, reserveMs: number): DialWindow | null {
  if (!isContactDay(day, policy.country)) return null;
  const windows = policy.packs.map((pack) => windowOf(pack, day, policy.timeZone, reserveMs));
  const opens = windows
    .map((window) => window.opens)
    .sort(Temporal.ZonedDateTime.compare)
    .at(-1);
  const lastDial = windows.map((window) => window.lastDial).sort(Temporal.ZonedDateTime.compare)[0];
  if (!opens || !lastDial) throw new RangeError('a call is bound by at least one jurisdiction pack');
  return Temporal.ZonedDateTime.compare(opens, lastDial) <= 0 ? { opens, lastDial } : null;
}

/** Undefined when no window is ever long enough for the call. */
function nextOpening(policy: Question['policy'], now: Temporal.Instant, reserveMs: number): Temporal.Instant | undefined {
  const today = now.toZonedDateTimeISO(policy.timeZone).toPlainDate();
  for (let ahead = 0; ahead < longestClosure; ahead += 1) {
    const opens = dialWindow(policy, today.add({ days: ahead }), reserveMs)?.opens.toInstant();
    if (opens && Temporal.Instant.compare(now, opens) < 0) return opens;
  }
  return undefined;
}

/** No country of ours rests so many days in a row. */
const longestClosure = 30;

/** The pack that is in the way; on a closed day any. */
function bindingPack(
  { packs, timeZone }: Question['policy'],
  local: Temporal.ZonedDateTime,
  reserveMs: number,
): JurisdictionPack {
  const pack = packs.find((each) => !isWithin(local, windowOf(each, local.toPlainDate(), timeZone, reserveMs))) ?? packs[0];
  if (!pack) throw new RangeError('a call is bound by at least one jurisdiction pack');
  return pack;
}

function windowOf({ voiceWindow }: JurisdictionPack, day: Temporal.PlainDate, timeZone: string, reserveMs: number): DialWindow {
  return {
    opens: at(day, voiceWindow.opens, timeZone),
    lastDial: at(day, voiceWindow.closes, timeZone).subtract({ milliseconds: reserveMs }),
  };
}

function isWithin(local: Temporal.ZonedDateTime, { opens, lastDial }: DialWindow): boolean {
  return Temporal.ZonedDateTime.compare(local, opens) >= 0 && Temporal.ZonedDateTime.compare(local, lastDial) <= 0;
}

/** A wall-clock time of a day; the first of two when the clock goes back, the next real moment when it jumps. */
function at(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
}
