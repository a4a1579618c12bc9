/** YYYY-MM-DD of `2026-11-01`, `1.11.2026`, `01. 11. 2026` or (as Hungarians write) `2026.11.01.`; undefined for anything else. */
export function parseDate(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-.]\s?(\d{1,2})[-.]\s?(\d{1,2})\.?$/.exec(text) ?? [];
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  if (isoYear && isoMonth && isoDay) return existing(isoYear, isoMonth, isoDay);
  return year && month && day ? existing(year, month, day) : undefined;
}

function existing(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const real = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
  return real && Number(year) >= 1880 && Number(year) <= 2199 ? date : undefined;
}
