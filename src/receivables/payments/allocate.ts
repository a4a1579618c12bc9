import type { Owed } from './model.ts';

export type Share = { readonly receivable: Owed; readonly amountMinor: number };

/**
 * Lays a payment on receivables one after the other, each at most what is owed of it; what is left over is `restMinor`. Shares and rest
 * together are the payment. Pure.
 */
export function allocate(
  paymentMinor: number,
  inOrder: readonly Owed[],
): { readonly shares: readonly Share[]; readonly restMinor: number } {
  const shares: Share[] = [];
  let restMinor = paymentMinor;
  for (const receivable of inOrder) {
    const amountMinor = Math.min(restMinor, receivable.amountMinor);
    if (amountMinor <= 0) continue;
    shares.push({ receivable, amountMinor });
    restMinor -= amountMinor;
  }
  return { shares, restMinor };
}
