import type { DisputeState } from '../model.ts';

/** A dispute only moves forward; whoever is asked for more after a review opens none of what lies behind it again. */
const order: Readonly<Record<DisputeState, number>> = {
  open: 0,
  awaiting_debtor: 1,
  internal_review: 2,
  accepted: 3,
  partly: 3,
  rejected: 3,
  withdrawn: 3,
};

export function isForward(from: DisputeState, to: DisputeState): boolean {
  return order[to] > order[from];
}

export function isClosed(state: DisputeState): boolean {
  return order[state] === order.accepted;
}
