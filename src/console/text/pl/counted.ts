import { pluralOf } from '../plural.ts';

const plural = pluralOf('pl-PL');

/** `3 wpłaty`: a count, as a number or as the console writes it (`12 345`), and the word beside it. */
export function counted(count: number | string, one: string, few: string, many: string): string {
  return `${count} ${formFor(count, one, few, many)}`;
}

/** The word or phrase that agrees with a count: `jedna czeka`, `trzy czekają`, `pięć czeka`. */
export function formFor(count: number | string, one: string, few: string, many: string): string {
  const whole = typeof count === 'number' ? count : Number(count.replaceAll(/\D/g, ''));
  return plural(whole, { one, few, many, other: many });
}
