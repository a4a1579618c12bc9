/**
 * An account as people of its country write it: a Czech or Slovak IBAN as `19-2000145399/0800`, others in groups of four. What is no
 * IBAN comes back as it was.
 */
export function formatAccount(iban: string): string {
  const plain = plainIban(iban);
  if (!isIban(plain)) return iban;
  const domestic = /^(?:CZ|SK)\d{2}(\d{4})(\d{6})(\d{10})$/.exec(plain);
  if (!domestic) return plain.replace(/(.{4})(?=.)/g, '$1\u00a0');
  const [, bank, prefix = '', number = ''] = domestic;
  const leading = prefix.replace(/^0+/, '');
  return `${leading ? `${leading}-` : ''}${number.replace(/^0+(?=\d)/, '')}/${bank}`;
}

/** Without spaces, in capitals. */
export function plainIban(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** Form and check digits of ISO 13616 (MOD 97-10); the national check inside the account is not looked at. */
export function isIban(plain: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false;
  const digits = [...plain.slice(4), ...plain.slice(0, 4)].map((character) => Number.parseInt(character, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
