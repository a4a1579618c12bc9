import type { Language } from '../../kernel/country.ts';

/** A date (YYYY-MM-DD) as it is printed in a language: `23. 11. 2026`. Spaces do not break. Throws RangeError when it is no date. */
export function formatDate(date: string, language: Language): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  switch (language) {
    case 'cs':
    case 'sk':
      return `${day}.${nbsp}${month}.${nbsp}${year}`;
    case 'pl':
      return `${two(day)}.${two(month)}.${year}`;
    case 'hu':
      return `${year}.${nbsp}${two(month)}.${nbsp}${two(day)}.`;
    case 'en':
      return `${day}${nbsp}${englishMonths[month - 1]}${nbsp}${year}`;
  }
}

const nbsp = '\u00a0';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
