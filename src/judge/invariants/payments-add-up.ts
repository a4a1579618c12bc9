import type { AllocationId, TransactionId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

/** Recounts from the journal alone what lies on receivables of each transaction. */
export const paymentsAddUp: Invariant = {
  id: 'payments_add_up',
  says: 'A payment pays no more than it is, nothing of it is matched twice, and only what was matched is taken back.',
  weight: 'violation',
  start: (findings) => {
    const laid = new Map<TransactionId, Map<AllocationId, number>>();
    const takenBack = ({ data: { transactionId, allocations }, seq }: Undone) => {
      const standing = laid.get(transactionId);
      for (const { allocationId, amountMinor } of allocations)
        findings.check(standing?.get(allocationId) === amountMinor && standing.delete(allocationId), () => ({
          proof: [seq],
          message: `${allocationId} of ${transactionId} was taken back though it did not stand with ${amountMinor}.`,
        }));
      if (standing?.size === 0) laid.delete(transactionId);
    };
    return {
      on: {
        payment_matched: ({ data: { transactionId, transactionMinor, allocations }, seq }) => {
          const standing = laid.get(transactionId) ?? new Map<AllocationId, number>();
          laid.set(transactionId, standing);
          for (const { allocationId, amountMinor } of allocations) {
            findings.check(amountMinor > 0 && !standing.has(allocationId), () => ({
              proof: [seq],
              message: `${allocationId} of ${transactionId} lays ${amountMinor} on something, or stood already.`,
            }));
            standing.set(allocationId, amountMinor);
          }
          const sum = [...standing.values()].reduce((total, amountMinor) => total + amountMinor, 0);
          findings.check(sum <= transactionMinor, () => ({
            proof: [seq],
            message: `${transactionId} pays ${sum} of its ${transactionMinor}.`,
          }));
        },
        payment_unmatched: takenBack,
        payment_reversed: (event) => {
          takenBack(event);
          const { transactionId } = event.data;
          findings.check(!laid.has(transactionId), () => ({
            proof: [event.seq],
            message: `${transactionId} was taken back by the bank, and something of it still pays.`,
          }));
        },
      },
    };
  },
};

type Undone = {
  readonly seq: number;
  readonly data: {
    readonly transactionId: TransactionId;
    readonly allocations: readonly { readonly allocationId: AllocationId; readonly amountMinor: number }[];
  };
};
