import { endOfDay } from '../kernel/calendar.ts';
import type { Country } from '../kernel/country.ts';
import { parsePhone } from '../kernel/phone.ts';
import { maskValue } from './mask-value.ts';
import { parseDate } from './parse-date.ts';
import type { SuppressionColumn, SuppressionPlan } from './plan-suppression-columns.ts';
import type { ListedNumber } from './ports.ts';
import type { RowError, RowErrorReason } from './row-error.ts';

export type ParsedSuppression =
  | { readonly ok: true; readonly listed: ListedNumber }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** One line of a list of numbers, or everything that is wrong with it. National numbers and days are of `country`. Pure. */
export function parseSuppressionRow(
  cells: readonly string[],
  line: number,
  plan: SuppressionPlan,
  { country, reason }: { readonly country: Country; readonly reason: string | null },
): ParsedSuppression {
  const errors: RowError[] = [];
  const text = (column: SuppressionColumn): string | null => {
    const at = plan.known.get(column);
    return (at && cells[at.index]?.trim()) || null;
  };
  const wrong = (column: SuppressionColumn, why: RowErrorReason, message: string) => {
    const value = maskValue(column === 'number' ? 'phone' : column, text(column) ?? '');
    errors.push({ line, column: plan.known.get(column)?.name ?? column, reason: why, message, value });
  };
  const written = text('number');
  const parsed = written === null ? null : parsePhone(written, country);
  if (parsed === null) wrong('number', 'missing_value', 'it is empty: every row needs one');
  else if (!parsed.ok)
    wrong('number', 'not_a_phone_number', `write it like +420601123456, or as a number of ${country} without its prefix`);
  const day = text('until');
  const last = day === null ? null : parseDate(day);
  if (last === undefined) wrong('until', 'not_a_date', 'write it like 2026-11-01 or 01.11.2026');
  if (plan.width !== null && cells.slice(plan.width).some((cell) => cell.trim() !== ''))
    errors.push({
      line,
      column: '',
      reason: 'too_many_cells',
      message: `the row has ${cells.length} values for ${plan.width} columns: put values that contain the separator in quotes`,
      value: '',
    });
  if (!parsed?.ok || errors.length > 0) return { ok: false, errors };
  const until = last ? endOfDay(Temporal.PlainDate.from(last), country).epochMilliseconds : null;
  return { ok: true, listed: { number: parsed.value.number, reason: text('reason') ?? reason, until } };
}
