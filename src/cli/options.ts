import { InvalidArgumentError } from 'commander';

/** A whole number of at least 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number of at least 1 is wanted');
  return value;
}

/** How many rows a list shows: a screen of them, not a book. */
export function rowLimit(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > mostRows)
    throw new InvalidArgumentError(`a whole number from 1 to ${mostRows} is wanted`);
  return value;
}

const mostRows = 1_000;

/** A whole number of at least 0. */
export function wholeFromZero(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number of at least 0 is wanted');
  return Number(text);
}

/** A number above 0. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('a number above 0 is wanted');
  return value;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time such as `25s`, `15m`, `3h`, in ms. */
export function duration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(text);
  if (!match) throw new InvalidArgumentError('write a number with a unit: 25s, 15m, 3h');
  return Number(match[1]) * (units[match[2] ?? ''] ?? 0);
}

/** A day, as `2027-01-31`. */
export function date(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new InvalidArgumentError('write a day like 2027-01-31');
  }
}
