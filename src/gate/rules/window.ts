import { isContactDay } from '../../kernel/calendar.ts';
import type { Country } from '../../kernel/country.ts';
import type { JurisdictionPack } from '../pack.ts';
import type { Objection, Question, Rule } from './rule.ts';

/** Calls only within the window of every binding pack, in the debtor's local time, on working days of the debtor's country. */
export const callingWindow: Rule = {
  id: 'window.calling_hours',
  source: 'pack',
  check: ({ request, policy, now }) => {
    if (request.calendar === 'rehearsal') return null;
    const local = now.toZonedDateTimeISO(policy.timeZone);
    for (const pack of policy.packs) {
      const objection = outside(pack, policy.country, local, request.reserveMs);
      if (objection) return { ...objection, notBefore: nextOpening({ policy, request, now }).epochMilliseconds };
    }
    return null;
  },
};

/** The window of a day that all packs share: local opening and the last moment to dial. Null on a closed day. */
export function dialWindow(
  policy: Question['policy'],
  day: Temporal.PlainDate,
  reserveMs: number,
): { opens: Temporal.ZonedDateTime; lastDial: Temporal.ZonedDateTime } | null {
  if (!isContactDay(day, policy.country)) return null;
  const opens = policy.packs
    .map((pack) => at(day, pack.voiceWindow.opens, policy.timeZone))
    .sort(Temporal.ZonedDateTime.compare)
    .at(-1);
  const closes = policy.packs
    .map((pack) => at(day, pack.voiceWindow.closes, policy.timeZone))
    .sort(Temporal.ZonedDateTime.compare)[0];
  if (!opens || !closes) throw new RangeError('a call is bound by at least one jurisdiction pack');
  return { opens, lastDial: closes.subtract({ milliseconds: reserveMs }) };
}

function nextOpening({ policy, request, now }: Pick<Question, 'policy' | 'request' | 'now'>): Temporal.Instant {
  const today = now.toZonedDateTimeISO(policy.timeZone).toPlainDate();
  for (let ahead = 0; ahead < 30; ahead += 1) {
    const window = dialWindow(policy, today.add({ days: ahead }), request.reserveMs);
    if (window && Temporal.Instant.compare(now, window.opens.toInstant()) < 0) return window.opens.toInstant();
  }
  return now.add({ hours: 24 });
}

function outside(
  pack: JurisdictionPack,
  country: Country,
  local: Temporal.ZonedDateTime,
  reserveMs: number,
): Omit<Objection, 'notBefore'> | null {
  const { opens, closes, source } = pack.voiceWindow;
  const day = local.toPlainDate();
  const lastDial = at(day, closes, local.timeZoneId).subtract({ milliseconds: reserveMs });
  const open =
    isContactDay(day, country) &&
    Temporal.ZonedDateTime.compare(local, at(day, opens, local.timeZoneId)) >= 0 &&
    Temporal.ZonedDateTime.compare(local, lastDial) <= 0;
  if (open) return null;
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const city = local.timeZoneId.split('/').at(-1)?.replace('_', ' ');
  return {
    message: `${local.toPlainDate()} ${clock} in ${city} is outside working days ${opens}-${closes}, less the length of a call`,
    source: `pack ${pack.edition}: ${source}`,
  };
}

/** A wall-clock time of a day; the first of two when the clock goes back, the next real moment when it jumps. */
function at(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
}
