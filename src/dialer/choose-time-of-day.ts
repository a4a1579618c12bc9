import type { DialWindow } from '../gate/rules/window.ts';

/** What is known of when a debtor may be, and has been, called. */
export type CallingTimes = {
  readonly timeZone: string;
  /** The window of a local day, early enough for the call to end in it; null on a closed day. */
  readonly windowOf: (day: Temporal.PlainDate) => DialWindow | null;
  /** When the person was called before (epoch ms), as far as it counts. */
  readonly tries: readonly number[];
};

/**
 * When to try again so that it is another time of day: from `earliest` on, the first moment in the part of the debtor's day that was tried
 * least often (the soonest of those tried equally often), at least two hours of the clock away from the last try. Parts that the calling
 * window leaves out are left out. Gives `earliest` back when no day within a month is open: the gate then says what is wrong. Epoch ms. Pure.
 */
export function chooseTimeOfDay({ timeZone, windowOf, tries }: CallingTimes, earliest: number): number {
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const hourOf = (at: number) => {
    const { hour, minute, second, millisecond } = local(at);
    return hour + minute / 60 + second / 3600 + millisecond / 3_600_000;
  };
  const tried = tries.map(hourOf);
  const last = tries.length > 0 ? hourOf(Math.max(...tries)) : null;
  const today = local(earliest).toPlainDate();
  const candidates = partsOfDay.flatMap((part) => {
    const count = tried.filter((hour) => hour >= part.from && hour < part.until).length;
    for (let ahead = 0; ahead < longestClosure; ahead += 1) {
      const day = today.add({ days: ahead });
      const window = windowOf(day);
      const at = window && firstMoment(part, day, window, earliest, last, timeZone);
      if (at !== null) return [{ at, count }];
    }
    return [];
  });
  return candidates.sort((a, b) => a.count - b.count || a.at - b.at)[0]?.at ?? earliest;
}

/** Hours of the local clock. Who works, shops or fetches children at one of them is often free at another. Ours: no source divides the day. */
const partsOfDay: readonly Part[] = [
  { from: 0, until: 11 },
  { from: 11, until: 14 },
  { from: 14, until: 17 },
  { from: 17, until: 24 },
];

/** Either side of the last try's time of day; a try an hour later or earlier on another day would be at the same time of day. Ours. */
const apartHours = 2;

/** No country of ours rests so many days in a row. */
const longestClosure = 30;

type Part = { readonly from: number; readonly until: number };

/** The first moment of a part of one day that lies in the window, not before `earliest` and well away from the last try; null: there is none. */
function firstMoment(
  part: Part,
  day: Temporal.PlainDate,
  { opens, lastDial }: DialWindow,
  earliest: number,
  last: number | null,
  timeZone: string,
): number | null {
  const midnight = day.toZonedDateTime(timeZone);
  const clock = (hour: number) =>
    hour >= 24
      ? midnight.add({ days: 1 }).epochMilliseconds
      : midnight.withPlainTime(Temporal.PlainTime.from('00:00').add({ milliseconds: Math.ceil(hour * 3_600_000) }))
          .epochMilliseconds;
  const ends = Math.min(clock(part.until) - 1, lastDial.epochMilliseconds);
  const starts = Math.max(clock(part.from), opens.epochMilliseconds, earliest);
  if (starts > ends) return null;
  if (last === null) return starts;
  const tooNearFrom = clock(Math.max(0, last - apartHours));
  const tooNearUntil = clock(Math.min(24, last + apartHours));
  const moment = starts > tooNearFrom && starts < tooNearUntil ? tooNearUntil : starts;
  return moment <= ends ? moment : null;
}
