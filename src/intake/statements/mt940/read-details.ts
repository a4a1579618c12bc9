import { creditorReferenceOf, endToEndIdOf, symbolsIn } from '../payment-symbols.ts';
import { oneLine } from '../plain-values.ts';
import type { StatementEntry } from '../statement-part.ts';

/** What `:86:` tells of a movement. */
export type Details = Pick<
  StatementEntry,
  | 'payerName'
  | 'payerAccount'
  | 'paidTo'
  | 'reference'
  | 'variableSymbol'
  | 'constantSymbol'
  | 'specificSymbol'
  | 'endToEndId'
  | 'creditorReference'
  | 'message'
>;

/**
 * Reads `:86:` in the dialect that it is in: numbered subfields begun by `<`, `?`, `~`, `^` or `|` (banks of Poland, Slovakia, Hungary and
 * Czechia), mBank's labels in free text, SWIFT's own structure (`/EREF/…/REMI/…`), else all of it as the message.
 */
export function readDetails(text: string): Details {
  const mark = /^(?:\s*\d{3}){0,2}\s*([<?~^|])\d{2}/.exec(text)?.[1];
  if (mark) return numbered(text, mark);
  if (/(^|;)\s*(Z RACH|NA RACH|OD|DLA|TYT|TNR|ID IPH)\.?:/i.test(text)) return labelled(unwrapped(text));
  if (/^\/[A-Z]{2,4}\//.test(text.trim())) return structured(text.replaceAll('\n', ''));
  return details({ title: unwrapped(text) });
}

type Told = {
  readonly name?: string | null | undefined;
  readonly account?: string | null | undefined;
  readonly paidTo?: string | null | undefined;
  readonly reference?: string | null | undefined;
  readonly endToEndId?: string | null | undefined;
  readonly title?: string | null | undefined;
  /** Where symbols are looked for before the title. */
  readonly symbols?: string | null | undefined;
};

function details({ name, account, paidTo, reference, endToEndId, title, symbols }: Told): Details {
  return {
    payerName: oneLine(name),
    payerAccount: oneLine(account),
    paidTo: oneLine(paidTo),
    reference: oneLine(reference),
    ...symbolsIn([symbols ?? null, endToEndId ?? null, title ?? null]),
    endToEndId: endToEndIdOf(endToEndId),
    creditorReference: creditorReferenceOf(/\bRF\d{2}[A-Z0-9]{1,21}\b/.exec(title ?? '')?.[0]),
    message: oneLine(title),
  };
}

/**
 * 20 to 26 title; 27 to 29 name where there is no 32 or 33, else title; 30 bank, 31 account, 38 IBAN; 60 to 63 more of the title. Polish banks
 * put the whole number of 26 digits into 31 or 38.
 */
function numbered(text: string, mark: string): Details {
  const fields = new Map<number, string>();
  const pieces = text.replaceAll('\n', '').split(new RegExp(`\\${mark}(\\d{2})`));
  for (let at = 1; at < pieces.length; at += 2)
    fields.set(Number(pieces[at]), (fields.get(Number(pieces[at])) ?? '') + (pieces[at + 1] ?? ''));
  const joined = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => fields.get(from + index) ?? '').join('');
  const name = joined(32, 33);
  const named = name.trim() === '' && mark !== '?';
  const title = [joined(20, 26), named ? '' : joined(27, 29), joined(60, 63)].join('');
  const [bank, number, iban] = [30, 31, 38].map((field) => (fields.get(field) ?? '').trim());
  return details({
    name: named ? spaced(27, 29, fields) : name,
    symbols: spaced(20, 29, fields),
    account: iban || (number && /^\d{4}$/.test(bank ?? '') && /^[\d-]{2,17}$/.test(number) ? `${number}/${bank}` : number),
    title,
  });
}

function spaced(from: number, to: number, fields: ReadonlyMap<number, string>): string {
  return Array.from({ length: to - from + 1 }, (_, index) => fields.get(from + index) ?? '').join(' ');
}

/** mBank: `770 PRZELEW; Z RACH.: 691…; OD: NAME; TYT.: TITLE; TNR: 210….390001`; `ID IPH` is the payer's virtual account. */
function labelled(text: string): Details {
  const values = new Map<string, string>();
  for (const piece of text.split(';')) {
    const match = /^\s*(Z RACH|NA RACH|OD|DLA|TYT|TNR|ID IPH)\.?:(.*)$/is.exec(piece);
    if (match) values.set((match[1] ?? '').toUpperCase(), (match[2] ?? '').trim());
  }
  return details({
    name: values.get('OD') ?? values.get('DLA'),
    account: (values.get('Z RACH') ?? values.get('NA RACH'))?.replace(/\s/g, ''),
    paidTo: values.get('ID IPH'),
    reference: values.get('TNR'),
    title: values.get('TYT') ?? text.split(';')[0],
  });
}

/** `/EREF/…//ORDP//NAME/…//REMI//USTD//…`. */
function structured(text: string): Details {
  const values = new Map<string, string>();
  const pieces = text.split(/\/([A-Z]{2,4})\//);
  for (let at = 1; at < pieces.length; at += 2)
    values.set(pieces[at] ?? '', (pieces[at + 1] ?? '').replace(/^\/+|\/+$/g, '').trim());
  const title = values.get('USTD') || values.get('REMI') || values.get('STRD');
  return details({
    name: values.get('NAME') || values.get('ORDP') || values.get('BENM'),
    account: values.get('IBAN') || values.get('ACCT'),
    endToEndId: values.get('EREF'),
    title,
    symbols: ['VS', 'KS', 'SS'].map((name) => (values.get(name) ? `${name}:${values.get(name)}` : '')).join(' '),
  });
}

/** Lines as the bank broke them: behind a space or a full line nothing was between them, else a space. */
function unwrapped(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const before = lines[index - 1];
      return before === undefined || before.endsWith(' ') || before.length >= fullLine ? line : ` ${line}`;
    })
    .join('');
}

const fullLine = 65;
