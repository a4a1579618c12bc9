import { type ContactWindow, type DayOfContact, type Hours, weekdays } from './pack.ts';

/** `working days 08:00-18:00`, `every day 08:00-21:00`, `mon-fri 08:00-20:00, sat 10:00-14:00`, `at any hour`, `never`. Pure. */
export function describeWindow({ hours }: ContactWindow): string {
  if (hours === 'always') return 'at any hour';
  const runs: { from: DayOfContact; to: DayOfContact; hours: string }[] = [];
  for (const day of weekdays) {
    const open = clock(hours[day]);
    const last = runs.at(-1);
    if (last?.hours === open) last.to = day;
    else runs.push({ from: day, to: day, hours: open });
  }
  const holidays = clock(hours.holiday);
  const open = runs.filter((run) => run.hours !== closed);
  const [first] = open;
  if (!first) return holidays === closed ? 'never' : `holidays ${holidays}`;
  if (runs.length === 1 && holidays === first.hours) return `every day ${first.hours}`;
  if (open.length === 1 && first.from === 'mon' && first.to === 'fri' && holidays === closed)
    return `working days ${first.hours}`;
  const days = open.map(({ from, to, hours: when }) => `${from === to ? from : `${from}-${to}`} ${when}`);
  return [...days, holidays === closed ? 'no holidays' : `holidays ${holidays}`].join(', ');
}

const closed = 'closed';

function clock(hours: Hours | null): string {
  return hours === null ? closed : `${hours.opens}-${hours.closes}`;
}
