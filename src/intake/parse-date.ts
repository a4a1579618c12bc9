/** YYYY-MM-DD of `2026-11-01`, `1.11.2026`, `01. 11. 2026` or (as Hungarians write) `2026.11.01.`; undefined for anything else. */
export function parseDate(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-.]\s?(\d{1,2})[-.]\s?(\d{1,2})\.?$/.exec(text) ?? [];
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  if (isoYear && isoMonth && isoDay) return existing(isoYear, isoMonth, isoDay);
  return year && month && day ? existing(year, month, day) : undefined;
}

function existing(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = month === '02' || month === '2' ? (leap ? 29 : 28) : (daysOf[Number(month) - 1] ?? 0);
  const real = Number(day) >= 1 && Number(day) <= days;
  return real && Number(year) >= 1880 && Number(year) <= 2199 ? date : undefined;
}

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
