import type { Invariant } from '../invariant.ts';

const order = ['open', 'awaiting_debtor', 'internal_review'];

/** Where a dispute stands is followed from its opening; closed ones are forgotten. */
export const disputesMoveForward: Invariant = {
  id: 'disputes_move_forward',
  says: 'A dispute moves only forward, from the debtor’s word to a decision, and is decided once.',
  weight: 'violation',
  start: (findings) => {
    const states = new Map<string, string>();
    const follows = (disputeId: string, from: string, to: string, seq: number) => {
      const state = states.get(disputeId);
      const forward = !order.includes(to) || order.indexOf(to) > order.indexOf(from);
      findings.check(state === from && forward, () => ({
        proof: [seq],
        message: `${disputeId} was said to go from ${from} to ${to} when it was ${state ?? 'closed, or never opened'}.`,
      }));
    };
    return {
      on: {
        dispute_opened: ({ data: { disputeId } }) => void states.set(disputeId, 'open'),
        dispute_moved: ({ data: { disputeId, from, to }, seq }) => {
          follows(disputeId, from, to, seq);
          states.set(disputeId, to);
        },
        dispute_closed: ({ data: { disputeId, from, to }, seq }) => {
          follows(disputeId, from, to, seq);
          states.delete(disputeId);
        },
      },
    };
  },
};
