import type { BankTransaction } from '../bank/model.ts';
import type { KeyedHash } from '../model.ts';
import type { VerifierHasher } from '../ports.ts';

type From = Pick<BankTransaction, 'creditorId' | 'payerAccount'>;

/** The forms in which a payer's account may have been remembered, the newest first; none where the payment tells no account. */
export function payerForms(hasher: VerifierHasher, { creditorId, payerAccount }: From): KeyedHash[] {
  return payerAccount === null ? [] : hasher.hashes(scopeOf(creditorId), payerAccount);
}

/** The form in which it is remembered. */
export function payerForm(hasher: VerifierHasher, { creditorId, payerAccount }: From): KeyedHash | undefined {
  return payerAccount === null ? undefined : hasher.hash(scopeOf(creditorId), payerAccount);
}

function scopeOf(creditorId: string): readonly string[] {
  return ['payer_account', creditorId];
}
