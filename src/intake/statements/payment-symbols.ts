/** The symbols of Czech and Slovak payments: without leading zeros, null for none. */
export type PaymentSymbols = {
  readonly variableSymbol: string | null;
  readonly constantSymbol: string | null;
  readonly specificSymbol: string | null;
};

/**
 * The symbols in texts, those of an earlier text first. All dialects mark them: `VS:7777777777` (Czech camt), `/VS0000000123/SS0000000000/KS0308`
 * (Slovak banks' EndToEndId), `?/VS1/SS2` (Fio), `VS 123` in a message. Domain source keys CZX, SKX, FX.
 */
export function symbolsIn(texts: readonly (string | null)[]): PaymentSymbols {
  const found = new Map<string, string>();
  for (const text of texts)
    for (const [, mark = '', digits = ''] of (text ?? '').matchAll(marked)) {
      const value = symbolOf(digits);
      const name = mark.toUpperCase();
      if (value !== null && !found.has(name) && value.length <= (name === 'KS' ? 4 : 10)) found.set(name, value);
    }
  return {
    variableSymbol: found.get('VS') ?? null,
    constantSymbol: found.get('KS') ?? null,
    specificSymbol: found.get('SS') ?? null,
  };
}

const marked = /(?<![A-Za-z0-9])(VS|SS|KS)\s?[:=./]?\s?(\d{1,10})(?!\d)/gi;

/** A symbol as it is compared: digits without leading zeros; null for none, zeros only, or no number. */
export function symbolOf(text: string | null | undefined): string | null {
  const digits = (text ?? '').trim().replace(/^0+/, '');
  return /^\d{1,10}$/.test(digits) ? digits : null;
}

/** An end-to-end id that says something. */
export function endToEndIdOf(text: string | null | undefined): string | null {
  const id = (text ?? '').trim();
  return id === '' || /^NOT\s?PROVIDED$/i.test(id) ? null : id;
}

/** ISO 11649: `RF`, two check digits, and what the creditor chose; modulo 97 gives 1. Without spaces, in capitals. */
export function creditorReferenceOf(text: string | null | undefined): string | null {
  const plain = (text ?? '').replace(/\s/g, '').toUpperCase();
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(plain)) return null;
  let remainder = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4))
    for (const digit of Number.parseInt(character, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1 ? plain : null;
}
