import type { BankTransaction } from '../bank/model.ts';
import { bareSymbol } from './bare-symbol.ts';

/** What a payment names beside its variable symbol. `sure`: in a form that nobody writes by accident; `loose`: words and numbers. */
export type References = { readonly sure: readonly string[]; readonly loose: readonly string[] };

/**
 * The references in a payment's other fields, as documents, ids and variable symbols are compared: the body of an `RF` creditor reference
 * (ISO 11649) and a symbol that the message calls one (`VS 123`) are sure; `EndToEndId` and the words of the message that hold a digit are
 * loose. A word before a number belongs to it too (`FV 12/2026`). Pure, bounded.
 */
export function referencesIn({
  creditorReference,
  endToEndId,
  message,
}: Pick<BankTransaction, 'creditorReference' | 'endToEndId' | 'message'>): References {
  const text = message ?? '';
  const sure = [
    ...(creditorReference ? [bodyOf(creditorReference)] : []),
    ...[...text.matchAll(/\bVS\s*[:/.]?\s*(\d{1,10})\b/gi)].map(([, symbol = '']) => bareSymbol(symbol) ?? ''),
  ];
  const words = text.split(/[\s,;|]+/).map((word) => word.replace(/^[.:("']+|[.:)"']+$/g, ''));
  const loose = words.flatMap((word, index) => {
    if (!/\d/.test(word) || word.length < shortest) return [];
    const before = words[index - 1] ?? '';
    return /^\p{L}{1,6}$/u.test(before) ? [word, `${before} ${word}`] : [word];
  });
  const known = new Set(sure.filter(Boolean));
  return {
    sure: [...known],
    loose: [...new Set([...(endToEndId ? [endToEndId] : []), ...loose.slice(0, most)])].filter((one) => !known.has(one)),
  };
}

/** Without `RF` and its check digits. */
function bodyOf(reference: string): string {
  const bare = reference.replace(/\s/g, '').toUpperCase();
  const body = /^RF\d{2}(.+)$/.exec(bare)?.[1] ?? bare;
  return /^\d+$/.test(body) ? (bareSymbol(body) ?? '') : body;
}

const shortest = 4;
const most = 20;
