import type { Tx } from '../../kernel/transaction.ts';
import type { BankTransaction } from '../bank/model.ts';
import type { PaymentTools } from './ports.ts';

/** What of a payment lies on nothing yet, in minor units: 0 of one that went out, was taken back or set aside. */
export async function freeMinor({ payments }: PaymentTools, tx: Tx, transaction: BankTransaction): Promise<number> {
  if (transaction.reversal || !open.has(transaction.state)) return 0;
  const standing = (await payments.allocationsOf(tx, transaction.id)).filter(({ undoneAt }) => undoneAt === null);
  return Math.max(0, transaction.amountMinor - standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
}

const open: ReadonlySet<BankTransaction['state']> = new Set(['new', 'suspense', 'partly']);
