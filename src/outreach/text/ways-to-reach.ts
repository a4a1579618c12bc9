import { spacedPhone } from '../../kernel/spaced-phone.ts';
import type { CreditorContact } from '../../receivables/creditor-contact.ts';

/** How a creditor is reached, a line each, as it stands under its name. In every language of ours the words are these. */
export function waysToReach({ phone, email, web, ...address }: CreditorContact): string[] {
  return [callLine(phone), email, web, postalLines(address).join(', ')].filter(
    (line) => line !== null && line !== '',
  ) as string[];
}

/** The telephone alone: an e-mail address or a page may tell by its name what a creditor does. */
export function callLines({ phone }: CreditorContact): string[] {
  return [callLine(phone)].filter((line) => line !== null);
}

/** As a sender stands on an envelope, without its name. */
export function postalLines({ street, postcode, city }: Pick<CreditorContact, 'street' | 'postcode' | 'city'>): string[] {
  return [street, [postcode, city].filter(Boolean).join(' ')].filter((line) => line !== null && line !== '') as string[];
}

/** What an SMS has room for: the shortest way that there is, without spaces. */
export function shortestWay({ phone, email, web }: CreditorContact): string | null {
  return phone === null ? (email ?? web) : `Tel. ${phone}`;
}

function callLine(phone: CreditorContact['phone']): string | null {
  return phone && `Tel. ${spacedPhone(phone)}`;
}
