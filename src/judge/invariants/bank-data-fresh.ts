import type { Invariant } from '../invariant.ts';

export const bankDataFresh: Invariant = {
  id: 'bank_data_fresh',
  says: 'Nobody is dunned while what the bank has told us is too old to know what was paid.',
  weight: 'violation',
  start: (findings) => {
    const check = (what: string, { at, seq, purpose }: Contact, bankData: BankData | undefined) => {
      if (purpose !== 'collection' || bankData === undefined) return;
      findings.check(bankData === null || at < bankData.staleFrom, () => ({
        proof: [seq],
        message: `${what} dunned by bank data ${bankData?.asOf == null ? 'that never came' : 'that were too old'}.`,
      }));
    };
    return {
      on: {
        attempt_reserved: ({ subject: { attemptId }, data: { at, purpose, terms }, seq }) =>
          check(`Attempt ${attemptId}`, { at, seq, purpose }, terms?.bankData),
        message_written: ({ at, seq, data: { messageId, purpose, terms } }) =>
          check(messageId, { at, seq, purpose }, terms?.bankData),
      },
    };
  },
};

type Contact = { readonly at: number; readonly seq: number; readonly purpose: string };
type BankData = { readonly asOf: number | null; readonly staleFrom: number } | null;
