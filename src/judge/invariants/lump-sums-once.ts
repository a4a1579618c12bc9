import type { ReceivableId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

export const lumpSumsOnce: Invariant = {
  id: 'lump_sums_once',
  says: 'A flat sum for the costs of collection is asked of a company only, once for a receivable, and not before that is late.',
  weight: 'violation',
  start: (findings) => {
    const booked = new Map<ReceivableId, number>();
    return {
      on: {
        lump_sum_booked: ({ data: { costOf, debtor, lateSince, on, amountMinor }, seq }) => {
          const before = booked.get(costOf);
          findings.check(before === undefined, () => ({
            proof: [before ?? seq, seq],
            message: `A second flat sum was booked on ${costOf}.`,
          }));
          findings.check(debtor === 'company' && amountMinor > 0, () => ({
            proof: [seq],
            message: `A flat sum of ${amountMinor} was booked on ${costOf}, which is owed by a ${debtor} person.`,
          }));
          findings.check(lateSince <= on, () => ({
            proof: [seq],
            message: `A flat sum was booked on ${costOf} on ${on}, which is late from ${lateSince} on.`,
          }));
          if (before === undefined) booked.set(costOf, seq);
        },
      },
    };
  },
};
