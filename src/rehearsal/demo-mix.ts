import { type Persona, personas } from './personas.ts';

/**
 * Which personas a rehearsal of `count` debtors calls, by suffix, in the order of the calls: each of the table once, and then those who
 * make a campaign look like one. First of all those who will call back; of three, two talk at length as long as there are such, so that the last
 * calls are short ones.
 */
export function demoMix(count: number): string[] {
  const each = personas.map(({ suffix }) => suffix);
  const chosen = Array.from({ length: count }, (_, index) => each[index] ?? pick(index - each.length));
  const long = chosen
    .filter((suffix) => talksAtLength.has(suffix))
    .toSorted((a, b) => Number(callsBack.has(b)) - Number(callsBack.has(a)));
  const short = chosen.filter((suffix) => !talksAtLength.has(suffix));
  const order: string[] = [];
  while (order.length < count) {
    order.push(...long.splice(0, 2));
    order.push(...short.splice(0, long.length > 0 ? 1 : short.length));
  }
  return order;
}

function pick(index: number): string {
  return usual[index % usual.length] as string;
}

/** Many do not answer, some are machines, some know the call already, and most of those who listen promise. */
const usual = [
  ...['02', '31', '16', '13', '22', '31', '17', '34', '32', '14', '33', '20'],
  ...['07', '31', '23', '19', '13', '13', '16', '09', '18', '35', '32', '22'],
  ...['11', '31', '17', '50', '08', '34', '24', '21', '14', '32', '34', '27'],
] as const;

/** Who does not answer, and then calls the number that was shown. */
export const callsBack: ReadonlySet<string> = new Set(
  personas.filter(({ steps }) => steps.some((step) => step.do === 'call_back')).map(({ suffix }) => suffix),
);

/** Who hears several prompts out, waits for what may come, or calls back. */
const talksAtLength: ReadonlySet<string> = new Set(personas.filter(isLong).map(({ suffix }) => suffix));

function isLong({ suffix, steps }: Persona): boolean {
  const listens = steps.filter((step) => step.do === 'listen').length;
  return listens > 2 || steps.at(-1)?.do === 'answer' || callsBack.has(suffix);
}
