import { isIban, plainIban } from '../../kernel/bank-account/is-iban.ts';
import { type Country, countries } from '../../kernel/country.ts';

/**
 * An account as people of its country write it: Czech `19-2000145399/0800`, Polish in the groups of an NRB, Hungarian `11773016-11111018-00000000`,
 * any other IBAN (a Slovak one too: it has replaced the old number there) in groups of four. What is no IBAN comes back as it was.
 */
export function formatAccount(iban: string): string {
  const plain = plainIban(iban);
  if (!isIban(plain)) return iban;
  switch (countryOfIban(plain)) {
    case 'CZ': {
      const [, bank, prefix = '', number = ''] = /^CZ\d{2}(\d{4})(\d{6})(\d{10})$/.exec(plain) ?? [];
      const leading = prefix.replace(/^0+/, '');
      return `${leading ? `${leading}-` : ''}${number.replace(/^0+(?=\d)/, '')}/${bank}`;
    }
    case 'PL':
      return `${plain.slice(2, 4)}${nbsp}${inFours(plain.slice(4))}`;
    case 'HU':
      return plain.slice(4).replace(/(.{8})(?=.)/g, '$1-');
    default:
      return inFours(plain);
  }
}

/** The one of our countries that an IBAN belongs to, by its form; undefined for others, and for what is no IBAN. */
export function countryOfIban(iban: string): Country | undefined {
  const plain = plainIban(iban);
  return countries.find((country) => plain.startsWith(country) && new RegExp(`^..\\d{${ibanDigits[country]}}$`).test(plain));
}

/** Digits after the country's letters. Source: the IBAN registry of ISO 13616. */
const ibanDigits: Readonly<Record<Country, number>> = { CZ: 22, SK: 22, PL: 26, HU: 26 };

const nbsp = '\u00a0';

function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, `$1${nbsp}`);
}
