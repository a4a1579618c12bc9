import { pluralOf } from '../plural.ts';

const plural = pluralOf('cs-CZ');

/** `1 platba`, `2 platby`, `5 plateb`. A count may come as it is written: `1 234`. */
export function counted(count: number | string, one: string, few: string, other: string): string {
  return `${count} ${formFor(count, one, few, other)}`;
}

/** The words that go with a count, without it. */
export function formFor(count: number | string, one: string, few: string, other: string): string {
  return plural(Number(String(count).replace(/\D/g, '')), { one, few, other });
}
