import { accept, type Refusal, type Result, refuse } from '../result.ts';
import { ibanOf } from './is-iban.ts';

/**
 * Reads a Hungarian account of 16 or 24 digits (`11773016-11111018` or `11773016-11111018-00000000`) and gives all 24. The bank and branch, and
 * the rest, each sum to a multiple of 10 with the weights 9 7 3 1. Source: MNB Decree 35/2017 on payment; tried on public vectors [M].
 */
export function parseHungarianAccount(text: string): Result<string, Refusal<'not_an_account'>> {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(\d{16}|\d{24})$/.test(digits)) return refuse('not_an_account', 'write the account like 11773016-11111018-00000000');
  if (!tenDivides(digits.slice(0, 8)) || !tenDivides(digits.slice(8)))
    return refuse('not_an_account', 'the account’s check digits do not fit');
  return accept(digits.padEnd(24, '0'));
}

export function hungarianIban(digits: string): string {
  return ibanOf('HU', digits);
}

const weights = [9, 7, 3, 1];

function tenDivides(digits: string): boolean {
  return [...digits].reduce((sum, digit, at) => sum + (weights[at % 4] ?? 0) * Number(digit), 0) % 10 === 0;
}
