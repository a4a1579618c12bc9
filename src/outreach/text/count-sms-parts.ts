/** How a text travels as SMS. `units`: septets of GSM-7 or UTF-16 code units, as the alphabet counts them. */
export type SmsSize = { readonly alphabet: 'gsm7' | 'ucs2'; readonly units: number; readonly parts: number };

/**
 * What a text costs to send: one part holds 160 septets (70 units in UCS-2), each of several parts 153 (67), because a header joins
 * them. A character of two units is never split between parts. Source: 3GPP TS 23.038 §6.2.1 and TS 23.040 §9.2.3.24.1.
 */
export function countSmsParts(text: string): SmsSize {
  const alphabet = isGsm7(text) ? 'gsm7' : 'ucs2';
  const weights = [...text].map((character) => (alphabet === 'ucs2' ? character.length : extension.has(character) ? 2 : 1));
  const units = weights.reduce((a, b) => a + b, 0);
  const { alone, joined } = capacity[alphabet];
  return { alphabet, units, parts: units <= alone ? 1 : pack(weights, joined) };
}

/** True when every character is in the GSM-7 alphabet or its extension table. */
export function isGsm7(text: string): boolean {
  return [...text].every((character) => basic.has(character) || extension.has(character));
}

function pack(weights: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const weight of weights) {
    if (used + weight > room) {
      parts += 1;
      used = 0;
    }
    used += weight;
  }
  return parts;
}

const capacity = { gsm7: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } };

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');
