import { table } from '../../src/cli/table.ts';
import type { Counts, MonthFigures } from './month-figures.ts';

/** The figures as they are read on a terminal. */
export function monthText({ lines, days, results, refused, waited, agreements, money, steps, left }: MonthFigures): string {
  const channels = ['voice', 'sms', 'email', 'letter'];
  const rows = [...days].map(([day, counts]) => [day, ...channels.map((channel) => counts[channel] ?? 0)]);
  const sums = channels.map((_, index) => rows.reduce((total, row) => total + Number(row[index + 1]), 0));
  return [
    table(['day', ...channels], [...rows, ['all', ...sums]]),
    '',
    listed('calls came to', results),
    listed('refused by', refused),
    listed('waited for', waited),
    listed('agreed', agreements),
    listed('money', money),
    listed('steps', steps),
    listed('left because', left),
    '',
    `${lines} lines of the journal.`,
  ].join('\n');
}

function listed(what: string, counts: Counts): string {
  const most = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return `${what.padEnd(14)} ${most.map(([key, times]) => `${key.replaceAll('_', ' ')} ${times}`).join(', ') || 'nothing'}`;
}
