import { broughtNoMore, highestRate, nextRate, type Rung } from './ladder.ts';
import { type Bench, measureRun } from './measure-run.ts';
import type { RunFigures } from './run-figures.ts';
import type { Side } from './side.ts';

/** How long each step lasts. */
const stepSeconds = 8;
/** Of the calls that were placed. */
const enough = 0.99;

/**
 * The highest rate that each side carries, in calls a second and in the order of `sides`: a step of each in turn, so that what disturbs
 * this machine disturbs both. A step that fails, or brings no more than the one below it, is done once more before it is believed.
 */
export async function climb(
  bench: Bench,
  sides: readonly Side[],
  range: { readonly start: number; readonly most: number },
  tell: (text: string) => void,
): Promise<number[]> {
  const ladders = sides.map((side) => ({ side, climbed: [] as Rung[], doubted: null as Rung | null }));
  for (;;) {
    let moved = false;
    for (const ladder of ladders) {
      const wanted = ladder.doubted?.wanted ?? nextRate(ladder.climbed, range);
      if (wanted === null) continue;
      moved = true;
      const figures = await measureRun(bench, ladder.side, { perSecond: wanted, seconds: stepSeconds, noLonger: true });
      const { placed, completed, callsPerSecond, lacking, lostPackets } = figures;
      const passed = placed > 0 && completed >= placed * enough;
      const rung = { wanted, reached: callsPerSecond, passed };
      const again = ladder.doubted === null && (!passed || broughtNoMore(ladder.climbed, rung));
      tell(
        `${ladder.side.name}: ${wanted.toFixed(0)} a second wanted, ${callsPerSecond.toFixed(1)} came, ${completed} of ${placed} complete` +
          `${passed ? '' : ` (${whyNot(lacking, lostPackets)})`}${again ? '; once more' : ''}`,
      );
      if (!again) ladder.climbed.push(better(rung, ladder.doubted));
      ladder.doubted = again ? rung : null;
    }
    if (!moved) return ladders.map(({ climbed }) => highestRate(climbed));
  }
}

/** What a side showed that it can, of two goes at the same step. */
function better(rung: Rung, other: Rung | null): Rung {
  return other?.passed && (!rung.passed || other.reached > rung.reached) ? other : rung;
}

function whyNot(lacking: RunFigures['lacking'], lostPackets: number): string {
  const reasons = Object.entries(lacking).map(([lack, calls]) => `${calls} ${lack}`);
  return [...reasons, ...(lostPackets > 0 ? [`${lostPackets} packets lost by the capture`] : [])].join(', ');
}
