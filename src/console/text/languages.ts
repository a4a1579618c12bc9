import type { Catalogue } from './catalogue.ts';
import { en } from './en/catalogue.ts';

export type Language = {
  /** As browsers say it: `cs` */
  readonly code: string;
  /** What it is called by those who speak it. */
  readonly name: string;
  readonly load: () => Promise<Catalogue>;
};

/** What the console speaks. English is always here, also when nothing else can be fetched; another language is fetched once it is wanted. */
export const languages: readonly [Language, ...Language[]] = [
  { code: 'en', name: 'English', load: async () => en },
  { code: 'cs', name: 'Čeština', load: async () => (await import('./cs/catalogue.ts')).cs },
  { code: 'sk', name: 'Slovenčina', load: async () => (await import('./sk/catalogue.ts')).sk },
  { code: 'pl', name: 'Polski', load: async () => (await import('./pl/catalogue.ts')).pl },
  { code: 'hu', name: 'Magyar', load: async () => (await import('./hu/catalogue.ts')).hu },
];
