import { personas } from './personas.ts';

/**
 * Which personas a rehearsal of `count` debtors calls, by suffix, in the order of the calls: each of the table once (those who talk longest
 * come first there), then those who make a campaign look like one.
 */
export function demoMix(count: number): string[] {
  const each = personas.map(({ suffix }) => suffix);
  return Array.from({ length: count }, (_, index) => each[index] ?? pick(index - each.length));
}

function pick(index: number): string {
  return usual[index % usual.length] as string;
}

/** Many do not answer, some are machines, some know the call already, and most of those who listen promise. */
const usual = [
  ...['02', '31', '16', '13', '22', '01', '17', '34', '32', '14', '33', '20'],
  ...['07', '31', '23', '19', '03', '13', '16', '09', '18', '35', '06', '22'],
  ...['11', '31', '17', '13', '08', '34', '24', '21', '14', '32', '30', '27'],
] as const;
