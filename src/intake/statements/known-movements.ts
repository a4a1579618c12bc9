import type { BankAccountId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankTransaction, StatementFormat } from '../../receivables/bank/model.ts';
import type { BankTransactions } from '../../receivables/bank/ports.ts';
import type { MovementKey } from './movement-keys.ts';

/** A movement with its name, as it would be booked. */
export type NamedMovement = MovementKey & { readonly movement: Omit<BankTransaction, 'id' | 'externalKey' | 'statementId'> };

export type Overlap = 'none' | 'same_format' | 'other_format';

/**
 * Tells which movements of a statement the account has already.
 * - Its name is known: the same format brought it before. Of a statement that goes on from the last balance only the bank's own reference
 *   counts, since then two that merely look alike are two.
 * - Another format told of the same days: each movement that it brought stands for one of the same day and amount here whose symbols and
 *   account do not contradict it. Each is used once.
 */
export function knownMovements(
  transactions: BankTransactions,
  accountId: BankAccountId,
  format: StatementFormat,
  overlap: Overlap,
) {
  const used = new Set<string>();
  return async (tx: Tx, movements: readonly NamedMovement[]): Promise<ReadonlySet<NamedMovement>> => {
    const keys = await transactions.knownKeys(
      tx,
      accountId,
      movements.map(({ key }) => key),
    );
    const known = new Set(movements.filter(({ key, byReference }) => keys.has(key) && (byReference || overlap !== 'none')));
    if (overlap !== 'other_format') return known;
    const fetched = new Map<string, BankTransaction[]>();
    const pairs: { one: NamedMovement; other: BankTransaction; exact: boolean }[] = [];
    for (const one of movements) {
      if (known.has(one)) continue;
      const { booked, amountMinor } = one.movement;
      const day = `${booked}:${amountMinor}`;
      const alike = fetched.get(day) ?? (await transactions.alike(tx, accountId, booked, amountMinor));
      fetched.set(day, alike);
      for (const other of alike)
        if (!other.externalKey.startsWith(`${format}:`) && agree(one, other))
          pairs.push({ one, other, exact: isExact(one, other) });
    }
    for (const { one, other } of pairs.toSorted((a, b) => Number(b.exact) - Number(a.exact))) {
      if (known.has(one) || used.has(other.id)) continue;
      known.add(one);
      used.add(other.id);
    }
    return known;
  };
}

const told = ['variableSymbol', 'payerAccount', 'specificSymbol'] as const;

/** What both tell is the same; formats leave different things out. */
function agree({ movement }: NamedMovement, other: BankTransaction): boolean {
  return told.every((field) => movement[field] === null || other[field] === null || movement[field] === other[field]);
}

function isExact({ movement }: NamedMovement, other: BankTransaction): boolean {
  return told.every((field) => movement[field] === other[field]);
}
