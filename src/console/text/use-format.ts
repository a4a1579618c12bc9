import { useMemo } from 'react';
import type { WireMoney } from '../../web/api-types.ts';
import { useText } from './use-text.ts';

export type Format = {
  number(value: number): string;
  share(part: number, whole: number): string;
  money(value: WireMoney): string;
  /** `24 Nov`, in another year than this one `24 Nov 2029` */
  date(date: string): string;
  /** `14:02:11` */
  time(instant: string): string;
  /** The same of an instant, or null when it is today. */
  dayUnlessToday(instant: string): string | null;
  /** `14:02`, with the day unless it is today. */
  minute(instant: string): string;
  /** `14:02:11`, with the day unless it is today. */
  second(instant: string): string;
  /** `1:07` from milliseconds. */
  duration(ms: number): string;
  /** `4.3 s` from milliseconds. */
  seconds(ms: number): string;
  /** `3.4 ms`, `42 ms` from milliseconds. */
  milliseconds(ms: number): string;
  /** `−18 dB` from dBFS. */
  decibels(dbfs: number): string;
  /** `1234,50` from the API's `1234.50`: as somebody here would type it, see `typed-amount.ts`. */
  typed(amount: string): string;
  /** What stands before the pence. */
  readonly decimalMark: string;
  /** What stands between thousands. */
  readonly thousandsMark: string;
  /** `Czech` from `cs`. */
  language(code: string): string;
  /** `Czechia` from `CZ`. */
  country(code: string): string;
};

/** Amounts, dates and times as the viewer's language writes them, in the viewer's time zone. */
export function useFormat(): Format {
  const { locale } = useText();
  return useMemo(() => formatFor(locale), [locale]);
}

export function formatFor(locale: string): Format {
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const whole = new Intl.NumberFormat(locale);
  const markOf = (mark: 'decimal' | 'group', otherwise: string) =>
    new Intl.NumberFormat(locale).formatToParts(12_345.5).find(({ type }) => type === mark)?.value ?? otherwise;
  const decimalMark = markOf('decimal', '.');
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const milliseconds = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'millisecond',
    maximumSignificantDigits: 2,
    maximumFractionDigits: 0,
    roundingPriority: 'morePrecision',
  });
  const toMinute = { hour: '2-digit', minute: '2-digit' } as const;
  const toSecond = { ...toMinute, second: '2-digit' } as const;
  const day = daysOf(locale, { timeZone: 'UTC' });
  const localDay = daysOf(locale);
  const second = new Intl.DateTimeFormat(locale, toSecond);
  return {
    number: (value) => whole.format(value),
    share: (part, all) => percent.format(all === 0 ? 0 : part / all),
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        minimumFractionDigits: amount.endsWith('.00') ? 0 : 2,
      }).format(Number(amount)),
    date: (date) => day(new Date(`${date}T00:00:00Z`)),
    time: (instant) => second.format(new Date(instant)),
    dayUnlessToday: (instant) => (isToday(new Date(instant)) ? null : localDay(new Date(instant))),
    minute: momentsOf(locale, toMinute),
    second: momentsOf(locale, toSecond),
    duration: (ms) => {
      const seconds = Math.max(0, Math.floor(ms / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    seconds: (ms) => tenths.format(ms / 1000),
    milliseconds: (ms) => milliseconds.format(ms),
    decibels: (dbfs) => `${whole.format(Math.round(dbfs)).replace('-', '−')} dB`,
    typed: (amount) => amount.replace('.', decimalMark),
    decimalMark,
    thousandsMark: markOf('group', ' '),
    language: (code) => languages.of(code) ?? code,
    country: (code) => regions.of(code) ?? code,
  };
}

/** A claim is barred in years, and what was owed last year is still owed: a day of another year without its year would be read as one of this. */
function daysOf(locale: string, further: Intl.DateTimeFormatOptions = {}): (at: Date) => string {
  const words = { day: 'numeric', month: 'short', ...further } as const;
  const short = new Intl.DateTimeFormat(locale, words);
  const long = new Intl.DateTimeFormat(locale, { ...words, year: 'numeric' });
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: further.timeZone });
  return (at) => (year.format(at) === year.format(new Date()) ? short : long).format(at);
}

/** How a day and a time stand together is the language's: English has a comma between them, Czech has none. */
function momentsOf(locale: string, time: Intl.DateTimeFormatOptions): (instant: string) => string {
  const today = new Intl.DateTimeFormat(locale, time);
  const anotherDay = daysOf(locale, time);
  return (instant) => {
    const at = new Date(instant);
    return isToday(at) ? today.format(at) : anotherDay(at);
  };
}

function isToday(at: Date): boolean {
  return at.toDateString() === new Date().toDateString();
}
