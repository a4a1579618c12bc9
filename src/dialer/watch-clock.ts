/** What is known of the wall clock. Ms; `steady` is time that only runs forward (`SteadyClock`). */
export type ClockState = {
  /** Wall time less steady time, as it was when calls were last placed by this clock. */
  readonly believed: number;
  /** The same at the last look. */
  readonly seen: number;
  /** Steady time until which nothing is dialled. */
  readonly heldUntil: number;
};

/**
 * Looks at the wall clock. One that has jumped is not dialled by until as much time has gone by as it jumped (but for `stableMs` at the
 * least): then a jump forward has been lived through, and after a jump back no minute is lived twice. A clock that is set right again
 * in the meantime is believed after `stableMs`. Slow corrections are followed. `jumpedBy`: what to write down, else null. Pure.
 */
export function watchClock(
  known: ClockState,
  wall: number,
  steady: number,
): { readonly state: ClockState; readonly jumpedBy: number | null } {
  const offset = wall - steady;
  const moved = offset - known.seen;
  const jumped = Math.abs(moved) > toleratedMs;
  const away = Math.abs(offset - known.believed);
  const wait = jumped ? Math.max(stableMs, away > toleratedMs ? away : 0) : 0;
  const heldUntil = jumped ? steady + wait : known.heldUntil;
  const believed = steady < heldUntil ? known.believed : offset;
  return { state: { believed, seen: offset, heldUntil }, jumpedBy: jumped ? Math.round(moved) : null };
}

/** A clock that is looked at for the first time. A dial on record that lies in its future shows that it has been set back. */
export function firstLook(wall: number, steady: number, lastDialAt: number | null): ClockState {
  const offset = wall - steady;
  return { believed: offset, seen: offset, heldUntil: steady + Math.max(0, (lastDialAt ?? wall) - wall) };
}

export const toleratedMs = 5000;
export const stableMs = 30_000;
