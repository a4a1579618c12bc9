import type { VerifierField } from './model.ts';

/**
 * The form in which a verifier is hashed and compared: what the debtor can key in. Birth dates DDMMYYYY; numbers without anything but
 * digits; customer numbers without leading zeros. Undefined when nothing remains that could be keyed in.
 */
export function verifierValue(field: VerifierField, text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (field === 'birth_date' && iso) return `${iso[3]}${iso[2]}${iso[1]}`;
  const digits = text.replace(/\D/g, '');
  const value = field === 'customer_number' ? digits.replace(/^0+/, '') : digits;
  return value === '' ? undefined : value;
}

/** What a verifier's hash is bound to: two persons with one birth date have two hashes. */
export function verifierScope(personId: string, creditorId: string, field: VerifierField): readonly string[] {
  return ['verifier', personId, creditorId, field];
}

/** What the hash is bound to by which a customer number finds its person: within one creditor two equal numbers have one hash. */
export function customerScope(creditorId: string): readonly string[] {
  return ['customer', creditorId];
}
