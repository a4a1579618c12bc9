import type { KillPoint } from './bookkeeper-process.ts';
import type { PhaseKind } from './story.ts';

/** What a phase of the story took undisturbed. */
export type MeasuredPhase = { readonly kind: PhaseKind; readonly commits: number; readonly ms: number };

/** `phase`: the index of the one in which it is to happen. */
export type Kill = { readonly phase: number; readonly point: KillPoint };

/**
 * Draws where processes die, in the order of the work: each phase (of the kind `only`, where one is named) gets its share by the
 * square root of its commits, which keeps short ones from being passed over; half of it at a commit (just before it, or just after), half
 * at any moment of the time that the phase took. Whoever takes up the work after a kill has the rest of the phase before him, so the points
 * of one phase are drawn from what is left. `random`: from 0 to below 1.
 */
export function drawKills(
  measured: readonly MeasuredPhase[],
  kills: number,
  random: () => number,
  only?: PhaseKind,
): readonly Kill[] {
  const weightOf = ({ kind, commits }: MeasuredPhase) => (only === undefined || kind === only ? Math.sqrt(commits) : 0);
  const total = measured.reduce((sum, phase) => sum + weightOf(phase), 0);
  const phases = Array.from({ length: kills }, () => {
    let left = random() * total;
    const drawn = measured.findIndex((phase) => {
      left -= weightOf(phase);
      return left < 0;
    });
    return drawn === -1 ? measured.length - 1 : drawn;
  }).sort((a, b) => a - b);
  return phases.map((phase, index) => {
    const still = phases.slice(index).filter((each) => each === phase).length;
    return { phase, point: drawPoint(measured[phase], still, random) };
  });
}

/** `still`: how many kills this phase is still to see, this one among them. */
function drawPoint(phase: MeasuredPhase | undefined, still: number, random: () => number): KillPoint {
  const { commits = 1, ms = 0 } = phase ?? {};
  const share = random() / still;
  if (random() < 0.5) return { moment: 'any', afterMs: Math.floor(share * ms) };
  return { moment: random() < 0.5 ? 'before_commit' : 'after_commit', nth: 1 + Math.floor(share * commits) };
}
