import type { ReceivableId, WriteOffId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

/** Recounts what is owed of every receivable that was ever paid, written off or given up in part; what was billed travels in the events. */
export const whatIsOwedAddsUp: Invariant = {
  id: 'what_is_owed_adds_up',
  says: 'What is owed is what was billed less what was paid, written off and given up, and never below zero; no more is let go than the creditor lets go.',
  weight: 'violation',
  start: (findings) => {
    const accounts = new Map<ReceivableId, Account>();
    const writeOffs = new Map<WriteOffId, ReceivableId>();
    const accountOf = (id: ReceivableId, billedMinor: number): Account => {
      const account = accounts.get(id) ?? { billedMinor, paidMinor: 0, writtenOffMinor: 0 };
      accounts.set(id, account);
      account.billedMinor = billedMinor;
      return account;
    };
    const check = (id: ReceivableId, owedMinor: number, seq: number) => {
      const account = accounts.get(id);
      if (!account) return;
      const right = Math.max(0, account.billedMinor - account.paidMinor - account.writtenOffMinor);
      findings.check(owedMinor === right, () => ({
        proof: [seq],
        message: `${id} is said to be owed ${owedMinor}; billed, paid and written off it comes to ${right}.`,
      }));
    };
    const takenBack = ({ data: { allocations }, seq }: Undone) => {
      for (const { receivableId, amountMinor } of allocations) {
        const account = accounts.get(receivableId);
        if (account) account.paidMinor -= amountMinor;
      }
      for (const { receivableId, owedMinor } of allocations) check(receivableId, owedMinor, seq);
    };
    return {
      on: {
        payment_matched: ({ data: { allocations }, seq }) => {
          for (const { receivableId, amountMinor, billedMinor, owedMinor } of allocations) {
            const account = accountOf(receivableId, billedMinor);
            account.paidMinor += amountMinor;
            check(receivableId, owedMinor, seq);
            const over = account.paidMinor + account.writtenOffMinor - billedMinor;
            findings.check(over <= 0, () => ({
              proof: [seq],
              message: `${receivableId} was paid ${over} more than it was billed.`,
            }));
          }
        },
        payment_unmatched: takenBack,
        payment_reversed: takenBack,
        written_off: ({ data: { writeOffId, amountMinor, toleranceMinor, billedMinor, owedMinor }, subject, seq }) => {
          const id = subject.receivableId;
          if (!id) return;
          accountOf(id, billedMinor).writtenOffMinor += amountMinor;
          writeOffs.set(writeOffId, id);
          findings.check(amountMinor > 0 && amountMinor <= toleranceMinor, () => ({
            proof: [seq],
            message: `${amountMinor} of ${id} was let go, though the creditor lets go ${toleranceMinor} at most.`,
          }));
          check(id, owedMinor, seq);
        },
        write_off_undone: ({ data: { writeOffId, amountMinor }, seq }) => {
          const id = writeOffs.get(writeOffId);
          const account = id && accounts.get(id);
          findings.check(account !== undefined, () => ({ proof: [seq], message: `${writeOffId} was undone, and never made.` }));
          if (account) account.writtenOffMinor -= amountMinor;
          writeOffs.delete(writeOffId);
        },
        receivable_reopened: ({ data: { owedMinor }, subject, seq }) => {
          if (subject.receivableId) check(subject.receivableId, owedMinor, seq);
        },
        receivable_settled: ({ subject, seq }) => {
          if (subject.receivableId) check(subject.receivableId, 0, seq);
        },
        receivable_credited: ({ data: { amountMinor, owedMinor }, subject, seq }) => {
          const id = subject.receivableId;
          if (!id) return;
          const account = accounts.get(id) ?? accountOf(id, owedMinor + amountMinor);
          account.writtenOffMinor += amountMinor;
          check(id, owedMinor, seq);
        },
        interest_accrued: ({ data: { billedMinor, owedMinor }, subject, seq }) => {
          const id = subject.receivableId;
          if (!id || !accounts.has(id)) return;
          accountOf(id, billedMinor);
          check(id, owedMinor, seq);
        },
        receivable_updated: ({ data: { billedMinor, amountMinor }, subject, seq }) => {
          const id = subject.receivableId;
          if (!id || !accounts.has(id)) return;
          accountOf(id, billedMinor);
          check(id, amountMinor, seq);
        },
      },
    };
  },
};

type Account = { billedMinor: number; paidMinor: number; writtenOffMinor: number };

type Undone = {
  readonly seq: number;
  readonly data: {
    readonly allocations: readonly {
      readonly receivableId: ReceivableId;
      readonly amountMinor: number;
      readonly owedMinor: number;
    }[];
  };
};
