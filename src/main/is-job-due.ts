/** A daily job. `at`: time of day such as `02:30`, empty for never; `done`, `tried`: when it last was (epoch ms). */
export type DailyJob = { readonly at: string; readonly done: number; readonly tried: number | null };

/** A failed job is tried again after so long. */
const againAfterMs = 3_600_000;

/** True when its time of day has come since it was last done, be it while the server was down; `now` in the zone of that time of day. */
export function isJobDue({ at, done, tried }: DailyJob, now: Temporal.ZonedDateTime): boolean {
  if (at === '') return false;
  const today = now.withPlainTime(Temporal.PlainTime.from(at));
  const latest =
    Temporal.ZonedDateTime.compare(today, now) <= 0
      ? today
      : now.subtract({ days: 1 }).withPlainTime(Temporal.PlainTime.from(at));
  if (done >= latest.epochMilliseconds) return false;
  return tried === null || tried < latest.epochMilliseconds || now.epochMilliseconds - tried >= againAfterMs;
}
