import { isWoman, vocative } from 'czech-vocative';
import type { Language } from '../kernel/country.ts';

/** Who is addressed. `vocative` is the file's own form and always wins. */
export type Addressee = {
  readonly kind: 'natural' | 'company';
  readonly name: string;
  readonly lastName: string | null;
  readonly vocative: string | null;
};

/**
 * How a person is addressed in speech: "pane Nováku", "paní Nováková"; a company by its name; nobody in particular when the name is
 * unknown. Czech grammar from czech-vocative 2.1.0 (checked on its own lists of names); foreign surnames get its best guess.
 */
export function addressOf(language: Language, { kind, name, lastName, vocative: given }: Addressee): string {
  if (given) return given;
  const surname = lastName ?? name.trim().split(/\s+/).at(-1) ?? '';
  if (kind === 'company' || surname === '' || language !== 'cs') return name || unknownAddressee[language];
  return isWoman(surname) ? `paní ${surname}` : `pane ${vocative(surname, false, true)}`;
}

const unknownAddressee: Readonly<Record<Language, string>> = {
  cs: 'vážený zákazníku',
  sk: 'vážený zákazník',
  pl: 'szanowny kliencie',
  hu: 'tisztelt ügyfelünk',
  en: 'dear customer',
};
