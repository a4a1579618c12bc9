import type { ReceivableId } from '../../kernel/ids.ts';
import type { Receivable } from '../model.ts';
import { interestKey } from './accrue-interest.ts';
import { lumpSumKey } from './book-lump-sum.ts';

/** Of what a person owes a creditor, the interest and flat sums on these: neither stands where the debt itself does not. Pure. */
export function hangingOn<Owed extends Receivable>(open: readonly Owed[], ids: ReadonlySet<ReceivableId>): Owed[] {
  const keys = new Set(open.filter(({ id }) => ids.has(id)).flatMap((owed) => [interestKey(owed), lumpSumKey(owed)]));
  return open.filter(({ kind, externalKey }) => (kind === 'interest' || kind === 'cost') && keys.has(externalKey));
}
