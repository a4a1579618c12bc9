/** True for a day that exists, written YYYY-MM-DD. */
export function isWrittenDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return false;
  return Number(day) <= new Temporal.PlainYearMonth(Number(year), Number(month)).daysInMonth;
}
