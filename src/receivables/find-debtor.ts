import { type Language, languageOf } from '../kernel/country.ts';
import type { ContactPointId, CreditorId, PersonId } from '../kernel/ids.ts';
import { countryOfPhone, type ParsedPhone, parsePhone } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import { usableFields } from './check-identity.ts';
import { getCreditor } from './get-creditor.ts';
import {
  type ContactPoint,
  type ContactStatus,
  type Creditor,
  type Person,
  type VerifierField,
  verifierFields,
} from './model.ts';
import type { Books } from './ports.ts';

/** What a contact needs to know about a person. */
export type Debtor = {
  readonly person: Person;
  readonly creditor: Creditor;
  /** As it is said; empty when unknown. */
  readonly name: string;
  /** The file's own form of address; null leaves it to the language's grammar. */
  readonly vocative: string | null;
  /** The person's wish, else the language of the first usable number's country, else the creditor's. */
  readonly language: Language;
  /** What may be asked to prove who is speaking; empty: only flows that disclose nothing. */
  readonly verifiers: readonly VerifierField[];
  /** In the order in which they are tried; dead ones and strangers' among them, marked so. */
  readonly phones: readonly DebtorPhone[];
  /** A verified one before the first on file. */
  readonly email: { readonly contactPointId: ContactPointId; readonly address: string; readonly status: ContactStatus } | null;
  readonly hasMobile: boolean;
  readonly hasEmail: boolean;
};

type DebtorPhone = {
  readonly contactPointId: ContactPointId;
  readonly phone: ParsedPhone;
  readonly status: ContactStatus;
  /** The person wants no calls there. */
  readonly optedOut: boolean;
};

/** Undefined when nobody has this id. */
export async function findDebtor(books: Books, tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<Debtor | undefined> {
  const person = await books.persons.find(tx, personId);
  if (!person) return undefined;
  const creditor = await getCreditor(books, tx, creditorId);
  const points = await books.contactPoints.ofPerson(tx, personId);
  const phones = points.flatMap((point) => debtorPhone(point, person));
  const firstUsable = phones.find(({ status }) => isUsable(status));
  const emails = points.filter(({ kind, status }) => kind === 'email' && isUsable(status));
  const email = emails.find(({ status }) => status === 'verified') ?? emails[0];
  const usable = usableFields(await books.verifiers.ofPerson(tx, personId, creditorId), creditor.birthNumberTitle);
  return {
    person,
    creditor,
    name: person.name,
    vocative: person.vocative,
    language: person.language ?? languageOfPhone(firstUsable) ?? creditor.language,
    verifiers: verifierFields.filter((field) => usable.has(field)),
    phones,
    email: email ? { contactPointId: email.id, address: email.value, status: email.status } : null,
    hasMobile: phones.some(({ phone, status }) => phone.kind === 'mobile' && isUsable(status)),
    hasEmail: email !== undefined,
  };
}

function debtorPhone({ id, kind, value, status, optedOut }: ContactPoint, person: Person): DebtorPhone[] {
  if (kind !== 'phone') return [];
  const parsed = parsePhone(value, person.country);
  return parsed.ok ? [{ contactPointId: id, phone: parsed.value, status, optedOut }] : [];
}

function isUsable(status: ContactStatus): boolean {
  return status === 'unverified' || status === 'verified';
}

function languageOfPhone(found: DebtorPhone | undefined): Language | undefined {
  const country = found && countryOfPhone(found.phone);
  return country && languageOf[country];
}
