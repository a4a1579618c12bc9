import type { BankTransaction } from '../bank/model.ts';

/**
 * Which of the earlier payments a reversal takes back: what both tell is the same (the payer's reference, the account, the variable symbol),
 * and something is told by both. `ties` where several fit as well as each other. Amounts and accounts of the candidates fit already. Pure.
 */
export function findOriginal(
  reversal: BankTransaction,
  candidates: readonly BankTransaction[],
): { readonly original: BankTransaction | undefined; readonly ties: number } {
  const rated = candidates
    .map((candidate) => ({ candidate, agreed: agreement(reversal, candidate) }))
    .filter(({ agreed }) => agreed > 0);
  const most = Math.max(0, ...rated.map(({ agreed }) => agreed));
  const best = rated.filter(({ agreed }) => agreed === most);
  return { original: best.length === 1 ? best[0]?.candidate : undefined, ties: best.length };
}

/** How much both tell alike; 0 where they contradict each other in anything. */
function agreement(a: BankTransaction, b: BankTransaction): number {
  const told = (['endToEndId', 'payerAccount', 'variableSymbol'] as const).filter(
    (field) => a[field] !== null && b[field] !== null,
  );
  return told.every((field) => a[field] === b[field]) ? told.length : 0;
}
