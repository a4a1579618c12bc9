import type { CallbackSlot } from '../flow/session.ts';
import type { ContactPolicy } from '../gate/contact.ts';
import { type DialWindow, dialWindow } from '../gate/rules/window.ts';

/**
 * When a debtor may be called back, soonest first: the mornings, afternoons and evenings of the next open days, in her local time, as far
 * as every pack's window leaves time for the call. Today's count while an hour of them is left. At most nine. Pure.
 */
export function callbackSlots(policy: ContactPolicy, now: Temporal.Instant, reserveMs: number): readonly CallbackSlot[] {
  const local = now.toZonedDateTimeISO(policy.timeZone);
  const earliest = upToHalfHour(local.add({ minutes: leadMinutes }));
  const where = `${policy.country} ${policy.home}`;
  const key = [where, reserveMs, earliest.epochMilliseconds, ...policy.packs.map(({ edition }) => edition)].join(' ');
  const before = known.get(where);
  if (before?.key === key) return before.slots;
  const slots: CallbackSlot[] = [];
  for (let ahead = 0; ahead < daysAhead && slots.length < mostSlots; ahead += 1) {
    const window = dialWindow(policy, local.toPlainDate().add({ days: ahead }), reserveMs);
    if (window) slots.push(...partsOf(window, earliest));
  }
  slots.splice(mostSlots);
  known.set(where, { key, slots });
  return slots;
}

/** The instants (epoch ms) between which the first ring of a call back in this slot may be. */
export function instantsOf({ date, from, to }: CallbackSlot, timeZone: string): { readonly from: number; readonly to: number } {
  const at = (time: string) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  return { from: at(from), to: at(to) };
}

const mostSlots = 9;
/** No country of ours rests so many days in a row that this would not give nine parts of open days. */
const daysAhead = 21;
/** Nobody asks for a call in the next half hour: she is on the telephone now. */
const leadMinutes = 30;
const shortestMinutes = 60;
const noon = Temporal.PlainTime.from('12:00');
const fivePm = Temporal.PlainTime.from('17:00');

/** The same answer serves for half an hour, and every call of a country asks for it. */
const known = new Map<string, { readonly key: string; readonly slots: readonly CallbackSlot[] }>();

/** An evening of less than an hour belongs to the afternoon. */
function partsOf({ opens, lastDial }: DialWindow, earliest: Temporal.ZonedDateTime): CallbackSlot[] {
  const ends = downToHalfHour(lastDial);
  const evening = opens.withPlainTime(fivePm);
  const bounds = [opens, opens.withPlainTime(noon)];
  bounds.push(...(minutesBetween(evening, ends) >= shortestMinutes ? [evening, ends] : [ends]));
  return bounds.slice(1).flatMap((bound, index) => {
    const end = Temporal.ZonedDateTime.compare(bound, ends) <= 0 ? bound : ends;
    const begins = later(bounds[index] ?? opens, later(opens, earliest));
    if (minutesBetween(begins, end) < shortestMinutes) return [];
    return [{ date: begins.toPlainDate().toString(), from: clock(begins), to: clock(end) }];
  });
}

function later(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(a, b) >= 0 ? a : b;
}

function minutesBetween(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): number {
  return (b.epochMilliseconds - a.epochMilliseconds) / 60_000;
}

function upToHalfHour(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return at.round({ smallestUnit: 'minute', roundingIncrement: 30, roundingMode: 'ceil' });
}

function downToHalfHour(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return at.round({ smallestUnit: 'minute', roundingIncrement: 30, roundingMode: 'floor' });
}

function clock(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}
