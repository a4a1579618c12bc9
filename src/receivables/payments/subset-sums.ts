/**
 * Which of these amounts together are exactly `target`: sets of at least two, as positions in `amounts`, the first `atMost` that are found.
 * Undefined when there are too many amounts or too many ways to try: then nothing is known. Amounts are above 0. Pure.
 */
export function subsetSums(amounts: readonly number[], target: number, atMost = 2): number[][] | undefined {
  if (amounts.length > mostAmounts) return undefined;
  const order = amounts.map((_, index) => index).sort((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0));
  const sorted = order.map((index) => amounts[index] ?? 0);
  /** What all from here on come to: less than what is missing leads nowhere. */
  const reach: number[] = [];
  for (let at = sorted.length - 1; at >= 0; at -= 1) reach[at] = (sorted[at] ?? 0) + (reach[at + 1] ?? 0);
  const found: number[][] = [];
  let steps = 0;

  function choose(from: number, missing: number, chosen: readonly number[]): void {
    steps += 1;
    if (missing === 0) {
      if (chosen.length >= 2) found.push(chosen.toSorted((a, b) => a - b));
      return;
    }
    for (let at = from; at < sorted.length; at += 1) {
      if (found.length >= atMost || steps > mostSteps || (reach[at] ?? 0) < missing) return;
      const amount = sorted[at] ?? 0;
      if (amount <= missing) choose(at + 1, missing - amount, [...chosen, order[at] ?? 0]);
    }
  }

  choose(0, target, []);
  return steps > mostSteps ? undefined : found;
}

const mostAmounts = 24;
const mostSteps = 20_000;
