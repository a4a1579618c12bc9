import { listOf } from './setting-forms.ts';

/** A daily job. `at`: times of day such as `02:30`, with commas, empty for never; `done`, `tried`: when it last was (epoch ms). */
export type DailyJob = { readonly at: string; readonly done: number; readonly tried: number | null };

/** A failed job is tried again after so long. */
const againAfterMs = 3_600_000;

/** True when a time of day has come since it was last done, be it while the server was down; `now` in the zone of that time of day. */
export function isJobDue({ at, done, tried }: DailyJob, now: Temporal.ZonedDateTime): boolean {
  const latest = Math.max(...listOf(at).map((time) => lastTime(time, now)));
  if (done >= latest || latest === Number.NEGATIVE_INFINITY) return false;
  return tried === null || tried < latest || now.epochMilliseconds - tried >= againAfterMs;
}

/** When it was this time of day last (epoch ms). */
function lastTime(time: string, now: Temporal.ZonedDateTime): number {
  const today = now.withPlainTime(Temporal.PlainTime.from(time));
  const last =
    Temporal.ZonedDateTime.compare(today, now) <= 0
      ? today
      : now.subtract({ days: 1 }).withPlainTime(Temporal.PlainTime.from(time));
  return last.epochMilliseconds;
}
