import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneNumber } from './phone.ts';

/** As it is printed, for readers of every country: `+420 221 111 222`. */
export function spacedPhone(number: PhoneNumber): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
