import { accept, type Refusal, type Result, refuse } from '../result.ts';
import { ibanOf } from './is-iban.ts';

/** An account as Czechs and Slovaks write it: `prefix-number/bank`. */
export type CzechAccount = { readonly prefix: string; readonly number: string; readonly bank: string };

/**
 * Reads `34278-0727558021/0100` (the prefix may be left out). Prefix and number each sum to a multiple of 11 with the weights 6 3 7 9 10 5 8 4 2 1 from the
 * left of ten digits. Source: Decree 169/2011 Coll. of the ČNB; python-stdnum, `cz.bankaccount` [STD].
 */
export function parseCzechAccount(text: string): Result<CzechAccount, Refusal<'not_an_account'>> {
  const found = /^(?:(\d{1,6})-)?(\d{2,10})\/(\d{4})$/.exec(text.replace(/\s/g, ''));
  const [, prefix = '', number = '', bank = ''] = found ?? [];
  if (!found) return refuse('not_an_account', 'write the account like 19-2000145399/0800');
  const whole = { prefix: prefix.padStart(6, '0'), number: number.padStart(10, '0'), bank };
  if (/^0+$/.test(number) || !elevenDivides(whole.prefix.padStart(10, '0')) || !elevenDivides(whole.number))
    return refuse('not_an_account', 'the account’s check digits do not fit');
  return accept(whole);
}

export function czechIban({ prefix, number, bank }: CzechAccount, country: 'CZ' | 'SK'): string {
  return ibanOf(country, `${bank}${prefix}${number}`);
}

const weights = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

function elevenDivides(digits: string): boolean {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11 === 0;
}
