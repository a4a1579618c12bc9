import { type Country, countries } from '../../kernel/country.ts';
import { type PhoneNumber, parsePhone } from '../../kernel/phone.ts';
import type { CallerIdentity } from '../model.ts';

/** Country code and the prefix that people dial before a national number (ITU-T E.164 national numbering plans). */
const plans: Readonly<Record<Country, readonly [code: string, trunkPrefix: string]>> = {
  CZ: ['420', ''],
  SK: ['421', '0'],
  PL: ['48', ''],
  HU: ['36', '06'],
};

/**
 * The number of ours that was called. Carriers give it in E.164 with and without plus, with 00, or nationally, in the request or (where
 * the trunk registers) in To alone: `called` holds what was given, most telling first. Of several creditors' the one that answers.
 */
export function findCalled(called: readonly string[], identities: readonly CallerIdentity[]): CallerIdentity | undefined {
  for (const text of called) {
    const digits = text.replace(/\D/g, '');
    const meant = identities.filter(({ number }) => formsOf(number).includes(digits));
    const found = meant.find(({ inboundFlow }) => inboundFlow !== null) ?? meant[0];
    if (found) return found;
  }
  return undefined;
}

/** The number of whoever calls, E.164 or national of the called number's country; null when it is hidden or nothing that can be called. */
export function readCaller(caller: string | null, country: Country): PhoneNumber | null {
  if (caller === null || !/^\+?[\d\s().-]{3,}$/.test(caller)) return null;
  const given = parsePhone(caller, country);
  if (given.ok) return given.value.number;
  const withPlus = parsePhone(`+${caller.replace(/\D/g, '')}`, country);
  return withPlus.ok ? withPlus.value.number : null;
}

function formsOf(number: PhoneNumber): string[] {
  const digits = number.slice(1);
  const plan = countries.map((country) => plans[country]).find(([code]) => digits.startsWith(code));
  const international = [digits, `00${digits}`];
  if (!plan) return international;
  const national = digits.slice(plan[0].length);
  return [...international, national, `${plan[1]}${national}`];
}
