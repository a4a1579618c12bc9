import type { HoldFacts } from './model.ts';

/** Those that stand at an instant. Old bank data stops dunning only, and is looked at elsewhere. */
export function standingHolds(holds: readonly HoldFacts[], now: number): readonly HoldFacts[] {
  if (holds.length === 0) return holds;
  return holds.filter(
    ({ reason, from, until }) => reason !== 'stale_bank_data' && from <= now && (until === null || until > now),
  );
}

/** When the last of them ends by itself; null: some only when they are released. */
export function endOfHolds(holds: readonly HoldFacts[]): number | null {
  let end = 0;
  for (const { until } of holds) {
    if (until === null) return null;
    end = Math.max(end, until);
  }
  return end;
}
