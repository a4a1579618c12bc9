import type { Move } from './decision.ts';
import type { Progress } from './model.ts';

/** How far a receivable has come once a move was carried out at `at` (epoch ms). */
export function advance(progress: Progress, { level, stage, shiftDays }: Move, at: number): Progress {
  return {
    ...progress,
    done: level,
    doneAt: at,
    stage: stage ?? progress.stage,
    shiftDays,
    heard: null,
    sentTo: null,
    heldUntil: null,
  };
}
