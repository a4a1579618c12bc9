import { type Language, languages } from '../kernel/country.ts';
import { czechAddress } from './languages/cs/address.ts';
import { czechGivenNames } from './languages/cs/given-names.ts';
import { englishAddress } from './languages/en/address.ts';
import { englishGivenNames } from './languages/en/given-names.ts';
import { hungarianAddress } from './languages/hu/address.ts';
import { hungarianGivenNames } from './languages/hu/given-names.ts';
import { type GivenNames, type NameLists, withForeignNames } from './languages/person-name.ts';
import { polishAddress } from './languages/pl/address.ts';
import { polishGivenNames } from './languages/pl/given-names.ts';
import { slovakAddress } from './languages/sk/address.ts';
import { slovakGivenNames } from './languages/sk/given-names.ts';

/** Who is addressed. `vocative` is the file's own form and always wins. */
export type Addressee = {
  readonly kind: 'natural' | 'company';
  readonly name: string;
  readonly lastName: string | null;
  readonly vocative: string | null;
};

/**
 * How a person is addressed in speech: "pane Nováku", "pani Nováková", "Szanowny Panie", "Kovács János úr", "Ms Novak"; a company by its
 * name; nobody in particular when the name is unknown or leaves in doubt how. Given names of the other languages count where one's own
 * list does not know a name, unless they disagree.
 */
export function addressOf(language: Language, { kind, name, lastName, vocative }: Addressee): string {
  if (vocative) return vocative;
  const { address, nobody } = ways[language];
  if (kind === 'company') return name || nobody;
  return address(name, lastName, lists[language]) ?? nobody;
}

type Way = {
  readonly address: (name: string, lastName: string | null, lists: NameLists) => string | undefined;
  readonly given: GivenNames;
  /** Said where there is no telling who it is. */
  readonly nobody: string;
};

const ways: Readonly<Record<Language, Way>> = {
  cs: { address: czechAddress, given: czechGivenNames, nobody: 'vážený zákazníku' },
  sk: { address: slovakAddress, given: slovakGivenNames, nobody: 'vážený zákazník' },
  pl: { address: polishAddress, given: polishGivenNames, nobody: 'Szanowni Państwo' },
  hu: { address: hungarianAddress, given: hungarianGivenNames, nobody: 'tisztelt ügyfelünk' },
  en: { address: englishAddress, given: englishGivenNames, nobody: 'dear customer' },
};

const lists = Object.fromEntries(
  languages.map((language) => {
    const own = ways[language].given;
    const others = languages.filter((other) => other !== language).map((other) => ways[other].given);
    return [language, { own, known: withForeignNames(own, others) }];
  }),
) as Readonly<Record<Language, NameLists>>;
