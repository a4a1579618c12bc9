import { isValidIBAN } from 'ibantools';
import type { BankTransaction } from '../bank/model.ts';

/**
 * Accounts that are written in a payment's texts: IBANs, and Polish numbers of 26 digits, as banks tell to which virtual account of a mass
 * payment service it came. Without spaces, in capitals. Pure.
 */
export function accountsIn({
  creditorReference,
  endToEndId,
  message,
}: Pick<BankTransaction, 'creditorReference' | 'endToEndId' | 'message'>): string[] {
  const text = `${creditorReference ?? ''} ${endToEndId ?? ''} ${message ?? ''}`.toUpperCase();
  const ibans = [...text.matchAll(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g)].map(([iban]) => iban);
  const polish = [...text.matchAll(/\b\d{2}(?: ?\d{4}){6}\b/g)].map(([digits]) => `PL${digits}`);
  return [...new Set([...ibans, ...polish].map((account) => account.replace(/ /g, '')))].filter((account) =>
    isValidIBAN(account),
  );
}
