import type { Share } from './allocate.ts';
import type { Owed } from './model.ts';

/** What a payment does to one receivable; `after` is the receivable then. */
export type Laid = Share & { readonly after: Owed; readonly writtenOffMinor: number };

/**
 * What is owed after a payment. A rest of at most `toleranceMinor` is let go: nobody is called for a coin. What was not paid at all is not.
 * Pure.
 */
export function layPayment(shares: readonly Share[], toleranceMinor: number): Laid[] {
  return shares.map(({ receivable, amountMinor }) => {
    const leftMinor = receivable.amountMinor - amountMinor;
    const writtenOffMinor = leftMinor <= toleranceMinor ? leftMinor : 0;
    const owedMinor = leftMinor - writtenOffMinor;
    return {
      receivable,
      amountMinor,
      writtenOffMinor,
      after: { ...receivable, amountMinor: owedMinor, status: owedMinor > 0 ? 'open' : 'settled' },
    };
  });
}
