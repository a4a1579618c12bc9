/** A step of the ramp: the rate that was asked for, the rate at which calls came, and whether enough of them completed. */
export type Rung = { readonly wanted: number; readonly reached: number; readonly passed: boolean };

/** Each step asks for so much more than the last. */
const factor = 1.25;
/** The limit is known well enough when what failed is no more than this above what passed. */
const closeEnough = 1.08;
/** Asking for more brought at least this much more, or there is no more to be had. */
const leastGain = 1.03;

/**
 * What to ask for next, or null when the limit is known: up by a quarter from `start` until a step fails, then the middle between what
 * passed and what failed; down by half where nothing has passed yet. A side that does not come faster though it was asked to has shown its
 * limit too. Pure.
 */
export function nextRate(
  climbed: readonly Rung[],
  { start, most }: { readonly start: number; readonly most: number },
): number | null {
  const passed = climbed.filter((rung) => rung.passed).toSorted((a, b) => a.wanted - b.wanted);
  const best = passed.at(-1);
  const failed = climbed.filter((rung) => !rung.passed && rung.wanted > (best?.wanted ?? 0)).map(({ wanted }) => wanted);
  const least = failed.length > 0 ? Math.min(...failed) : null;
  if (!best) {
    if (least === null) return Math.min(start, most);
    return least > 1 ? least / 2 : null;
  }
  if (broughtNoMore(climbed, best)) return null;
  if (least === null) return best.wanted >= most ? null : Math.min(best.wanted * factor, most);
  return least / best.wanted > closeEnough ? (best.wanted + least) / 2 : null;
}

/** True when a step that passed brought no more than what had passed below it: its side has shown its limit, or was disturbed. Pure. */
export function broughtNoMore(climbed: readonly Rung[], { wanted, reached, passed }: Rung): boolean {
  const below = climbed.filter((rung) => rung.passed && rung.wanted < wanted).toSorted((a, b) => a.wanted - b.wanted);
  const before = below.at(-1);
  return passed && before !== undefined && reached < before.reached * leastGain;
}

/** The highest rate at which calls came in a step that passed; 0 when none did. */
export function highestRate(climbed: readonly Rung[]): number {
  return Math.max(0, ...climbed.filter(({ passed }) => passed).map(({ reached }) => reached));
}
