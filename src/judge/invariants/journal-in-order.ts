import type { Invariant } from '../invariant.ts';

export const journalInOrder: Invariant = {
  id: 'journal_in_order',
  says: 'The journal is read in the order in which it was written, no line twice.',
  weight: 'violation',
  start: (findings) => {
    let last = Number.NEGATIVE_INFINITY;
    return {
      onEvery: ({ seq, type }) => {
        findings.check(seq > last, () => ({ proof: [last, seq], message: `${type} (seq ${seq}) was read after seq ${last}.` }));
        last = Math.max(last, seq);
      },
    };
  },
};
