import { sqliteCursors } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { systemTimers } from '../../src/adapters/system/system-clock.ts';
import type { ReceivableId } from '../../src/kernel/ids.ts';
import type { Logger } from '../../src/kernel/log.ts';
import { shippedRates } from '../../src/receivables/interest/rates/shipped-rates.ts';
import { keepAgreements } from '../../src/receivables/keep-agreements.ts';
import { openBooks } from './open-books.ts';

/** The real books with what keeps promises and plans, and payments that reach them as matching tells of them. */
export async function openAgreements(now?: string) {
  const the = await openBooks(now);
  const complaints: string[] = [];
  const log = { error: (_fields: object, message: string) => complaints.push(message) } as unknown as Logger;
  const parts = {
    ...the.tools,
    rates: shippedRates,
    work: the.work,
    reader: the.reader,
    cursors: sqliteCursors(the.db),
    timers: systemTimers,
    log,
  };
  const keeper = keepAgreements(parts);
  return {
    ...the,
    complaints,
    parts,
    keeper,
    /** So much comes in (or, negative, is taken back) on a receivable; `value`: the day from which it counts. */
    pays: async (receivableId: ReceivableId, minor: number, value?: string): Promise<void> => {
      await the.run(async (tx) => {
        const receivable = await the.tools.books.receivables.find(tx, receivableId);
        if (!receivable) throw new Error('there is no such receivable');
        const amountMinor = receivable.amountMinor - minor;
        await the.tools.books.receivables.update(tx, {
          ...receivable,
          amountMinor,
          status: amountMinor > 0 ? 'open' : 'settled',
        });
        const { caseId, personId, creditorId } = receivable;
        await the.tools.journal.append(tx, 'system', [
          {
            type: minor > 0 ? 'payment_matched' : 'payment_reversed',
            subject: { caseId, personId, creditorId },
            data: {
              ...{ transactionId: 'trn_1', currency: receivable.currency, transactionMinor: minor, ...(value && { value }) },
              allocations: [{ allocationId: 'alc_1', receivableId, amountMinor: Math.abs(minor), owedMinor: amountMinor }],
            },
          },
        ]);
      });
      await keeper.catchUp();
    },
  };
}

export type OpenAgreements = Awaited<ReturnType<typeof openAgreements>>;
