export const countries = ['CZ', 'SK', 'PL', 'HU'] as const;
/** The countries that Dovolat collects in. */
export type Country = (typeof countries)[number];

export const languages = ['cs', 'sk', 'pl', 'hu', 'en'] as const;
/** The languages that Dovolat speaks and writes. */
export type Language = (typeof languages)[number];

export const languageOf: Readonly<Record<Country, Language>> = { CZ: 'cs', SK: 'sk', PL: 'pl', HU: 'hu' };

export const timeZoneOf: Readonly<Record<Country, string>> = {
  CZ: 'Europe/Prague',
  SK: 'Europe/Bratislava',
  PL: 'Europe/Warsaw',
  HU: 'Europe/Budapest',
};

export function isCountry(text: string): text is Country {
  return (countries as readonly string[]).includes(text);
}

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}
