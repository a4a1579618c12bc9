import type { Language } from '../kernel/country.ts';
import { spokenAddress } from './languages/cs/address.ts';

/** Who is addressed. `vocative` is the file's own form and always wins. */
export type Addressee = {
  readonly kind: 'natural' | 'company';
  readonly name: string;
  readonly lastName: string | null;
  readonly vocative: string | null;
};

/**
 * How a person is addressed in speech: "pane Nováku", "paní Nováková"; a company by its name; nobody in particular when the name is
 * unknown or leaves in doubt how.
 */
export function addressOf(language: Language, { kind, name, lastName, vocative }: Addressee): string {
  if (vocative) return vocative;
  if (kind === 'company' || language !== 'cs') return name || unknownAddressee[language];
  return spokenAddress(name, lastName) ?? unknownAddressee.cs;
}

const unknownAddressee: Readonly<Record<Language, string>> = {
  cs: 'vážený zákazníku',
  sk: 'vážený zákazník',
  pl: 'szanowny kliencie',
  hu: 'tisztelt ügyfelünk',
  en: 'dear customer',
};
