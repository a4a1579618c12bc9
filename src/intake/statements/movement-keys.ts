import { createHash } from 'node:crypto';
import type { StatementFormat } from '../../receivables/bank/model.ts';
import { countAlike } from './count-alike.ts';
import type { StatementEntry } from './statement-part.ts';

/** By what a movement is known again. `byReference`: the bank's own name is in it. */
export type MovementKey = { readonly key: string; readonly byReference: boolean };

/**
 * Names the movements of one statement, one after the other. Two that are alike in all (same day, amount and reference; without a reference
 * the same payer, symbols and words) are the first and the second of their kind, so that a statement told again names them the same.
 * Between formats references differ, so a name begins with its format.
 */
export function movementKeys(format: StatementFormat): (entry: StatementEntry) => MovementKey {
  /** By a part of a hash of each kind: a number for a movement, since a statement may have a million. */
  const nthOf = countAlike();
  return (entry) => {
    const { booked, amountMinor, reference } = entry;
    const kind = reference === null ? contentOf(entry) : `${booked}:${amountMinor}:${reference}`;
    const hash = createHash('sha256').update(kind).digest();
    const nth = nthOf(hash.readUIntBE(0, 6));
    const name = reference === null ? `~${booked}:${hash.toString('hex', 0, 12)}` : kind.slice(0, 100);
    return { key: `${format}:${name}${nth > 1 ? `#${nth}` : ''}`, byReference: reference !== null };
  };
}

function contentOf(entry: StatementEntry): string {
  const { booked, amountMinor, currency, reversal, payerName, payerAccount, paidTo, endToEndId, message } = entry;
  const { variableSymbol, constantSymbol, specificSymbol } = entry;
  const symbols = [variableSymbol, constantSymbol, specificSymbol];
  return JSON.stringify([booked, amountMinor, currency, reversal, payerName, payerAccount, paidTo, endToEndId, message, symbols]);
}
