import type { Country } from '../kernel/country.ts';
import { type PhoneNumber, parsePhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';

/** How debtors reach a creditor; null: not so. The web page without its protocol, the address in the creditor's own country. */
export type CreditorContact = {
  readonly phone: PhoneNumber | null;
  readonly email: string | null;
  readonly web: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
};

/** As people type it; what is left out stays as it is, what is empty is taken away. */
export type ContactWish = { readonly [Field in keyof CreditorContact]?: string | null | undefined };

export const noContact: CreditorContact = { phone: null, email: null, web: null, street: null, city: null, postcode: null };

export const contactFields = Object.keys(noContact) as readonly (keyof CreditorContact)[];

/** Reads a wish over what is known. A national number is one of `country`. */
export function readCreditorContact(
  known: CreditorContact,
  wish: ContactWish,
  country: Country,
): Result<CreditorContact, Refusal<'contact_wrong'>> {
  const plain = Object.fromEntries(
    contactFields.map((field) => {
      const typed = wish[field] === undefined ? known[field] : wish[field];
      return [field, typed?.replace(/\s+/g, ' ').trim() || null];
    }),
  ) as Record<keyof CreditorContact, string | null>;
  const phone = plain.phone === null ? null : parsePhone(plain.phone, country);
  if (phone && !phone.ok) return refuse('contact_wrong', phone.message);
  if (phone && (phone.value.kind === 'premium' || phone.value.kind === 'other'))
    return refuse('contact_wrong', 'debtors cannot call that number at an ordinary price: name another');
  if (plain.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(plain.email))
    return refuse('contact_wrong', `"${plain.email}" is no e-mail address`);
  const web = plain.web?.replace(/^https?:\/\//i, '').replace(/\/$/, '') ?? null;
  if (web && !/^[^\s/@.]+(\.[^\s/@.]+)+(\/\S*)?$/.test(web)) return refuse('contact_wrong', `"${plain.web}" is no web page`);
  if ((plain.street ?? plain.postcode) !== null && plain.city === null)
    return refuse('contact_wrong', 'a postal address needs its city');
  return accept({ ...plain, phone: phone?.value.number ?? null, web });
}

/** Whether somebody who is asked to get in touch can. */
export function canBeReached(contact: CreditorContact): boolean {
  return contactFields.some((field) => contact[field] !== null);
}
