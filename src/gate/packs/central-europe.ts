import type { Country } from '../../kernel/country.ts';
import type { JurisdictionPack } from '../pack.ts';
import { cz202611 } from './cz-2026-11.ts';
import { hu202611 } from './hu-2026-11.ts';
import { pl202611 } from './pl-2026-11.ts';
import { sk202611 } from './sk-2026-11.ts';
import { usRegF } from './us-reg-f.ts';

/** The editions shipped, oldest first within a country. */
export const centralEuropeanPacks: readonly JurisdictionPack[] = [cz202611, sk202611, pl202611, hu202611];

/** Packs that bind beside those of the countries, where an operator asks for them by name. */
export const templatePacks: Readonly<Record<string, JurisdictionPack>> = { 'us-reg-f': usRegF };

/** The edition in force in a country on a day (YYYY-MM-DD): the newest that has begun. Throws RangeError before the first. */
export function packInForce(packs: readonly JurisdictionPack[], country: Country, day: string): JurisdictionPack {
  const begun = packs.filter((pack) => pack.country === country && pack.from <= day).sort((a, b) => a.from.localeCompare(b.from));
  const pack = begun.at(-1);
  if (!pack) throw new RangeError(`no jurisdiction pack of ${country} was in force on ${day}`);
  return pack;
}
