import { randomInt } from 'node:crypto';

/** 20 characters without look-alikes, 99 bits, in groups that can be read aloud. */
export function oneTimePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letters = Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return (letters.match(/.{5}/g) ?? []).join('-');
}
