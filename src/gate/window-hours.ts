import { describeWindow } from './describe-window.ts';
import { type ContactWindow, type DayOfContact, type Hours, weekdays } from './pack.ts';

export type OpenHours = ContactWindow['hours'];

const days: readonly DayOfContact[] = [...weekdays, 'holiday'];
const allDay: Hours = { opens: '00:00', closes: '23:59' };

/**
 * Hours as an operator writes them over those that stand: `09:00-17:00` for every day that is open now, or some days with theirs
 * (`{ mon-thu: 09:00-17:00, fri: closed }`), the others as they are. Undefined for anything else. Pure.
 */
export function readHours(written: unknown, standing: OpenHours): OpenHours | undefined {
  const now = perDay(standing);
  if (typeof written === 'string') {
    const hours = readRange(written);
    return hours && (Object.fromEntries(days.map((day) => [day, now[day] === null ? null : hours])) as OpenHours);
  }
  if (written === null || typeof written !== 'object') return undefined;
  const changed = { ...now };
  for (const [name, value] of Object.entries(written)) {
    const named = readDays(name);
    const hours = value === 'closed' ? null : readRange(value);
    if (named.length === 0 || hours === undefined) return undefined;
    for (const day of named) changed[day] = hours;
  }
  return changed;
}

/** Whether every hour of `a` is one of `b`. */
export function withinHours(a: OpenHours, b: OpenHours): boolean {
  if (b === 'always') return true;
  if (a === 'always') return false;
  return days.every((day) => {
    const [inner, outer] = [a[day], b[day]];
    return inner === null || (outer !== null && inner.opens >= outer.opens && inner.closes <= outer.closes);
  });
}

/** The hours that are hours of both. */
export function bothHours(a: OpenHours, b: OpenHours): OpenHours {
  if (a === 'always' || b === 'always') return a === 'always' ? b : a;
  return Object.fromEntries(days.map((day) => [day, overlap(a[day], b[day])])) as Record<DayOfContact, Hours | null>;
}

export function showHours(hours: OpenHours): string {
  return describeWindow({ hours, source: '' });
}

function overlap(a: Hours | null, b: Hours | null): Hours | null {
  if (a === null || b === null) return null;
  const opens = a.opens.localeCompare(b.opens) > 0 ? a.opens : b.opens;
  const closes = a.closes.localeCompare(b.closes) < 0 ? a.closes : b.closes;
  return opens < closes ? { opens, closes } : null;
}

function perDay(hours: OpenHours): Record<DayOfContact, Hours | null> {
  return hours === 'always'
    ? (Object.fromEntries(days.map((day) => [day, allDay])) as Record<DayOfContact, Hours>)
    : { ...hours };
}

function readRange(text: unknown): Hours | undefined {
  const found = typeof text === 'string' && /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!found) return undefined;
  const [, h1, m1, h2, m2] = found;
  const hours = { opens: `${h1}:${m1}`, closes: `${h2}:${m2}` };
  return hours.opens < hours.closes ? hours : undefined;
}

/** `fri`, `mon-thu`, `holiday`. */
function readDays(name: string): readonly DayOfContact[] {
  if (name === 'holiday') return ['holiday'];
  const [from = '', to = from, ...more] = name.split('-');
  if (more.length > 0) return [];
  const [first, last] = [weekdays.indexOf(from as (typeof weekdays)[number]), weekdays.indexOf(to as (typeof weekdays)[number])];
  return first < 0 ? [] : weekdays.slice(first, last + 1);
}
