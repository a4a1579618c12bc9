/** What a cell of a sheet may hold: text, a number, a date (midnight UTC), yes or no, nothing. */
export type CellValue = string | number | boolean | Date | null;

/**
 * A cell as a delimited file would have it: dates as `2026-11-01`, numbers with a decimal point and the 15 digits that a spreadsheet
 * counts with, so that `0.1 + 0.2` is `0.3`. Two decimals where there are more than none, or thousands could be meant.
 */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'number') return String(value);
  const rounded = Number(value.toPrecision(15));
  if (Number.isSafeInteger(rounded)) return String(rounded);
  const cents = Math.round(rounded * 100) / 100;
  return Math.abs(cents - rounded) < 1e-9 * Math.max(1, Math.abs(rounded)) ? cents.toFixed(2) : String(rounded);
}
