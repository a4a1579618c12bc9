import { currencyOf, dayOf, minorOf } from '../plain-values.ts';
import type { StatementFrame } from '../statement-part.ts';
import { UnreadableStatement } from '../unreadable-statement.ts';
import { at, textAt, type XmlElement } from './read-xml.ts';

/** A statement without its entries. `balances`: its `Bal` elements. */
export function frameOf(statement: XmlElement, balances: readonly XmlElement[], where: string): StatementFrame {
  const account = textAt(statement, 'Acct', 'Id', 'IBAN') ?? textAt(statement, 'Acct', 'Id', 'Othr', 'Id');
  if (account === null) throw new UnreadableStatement('bad_value', where, 'the statement names no account (Acct/Id)');
  const opening = balanceOf(balances, ['OPBD', 'PRCD', 'ITBD'], where);
  const closing = balanceOf(balances.toReversed(), ['CLBD', 'ITBD'], where);
  const currency = textAt(statement, 'Acct', 'Ccy') ?? closing?.currency ?? opening?.currency;
  const period = periodOf(statement, where);
  return {
    where,
    account,
    currency: currency ? currencyOf(currency, where) : null,
    number: textAt(statement, 'ElctrncSeqNb') ?? textAt(statement, 'LglSeqNb') ?? textAt(statement, 'Id'),
    from: period?.from ?? opening?.day ?? null,
    to: period?.to ?? closing?.day ?? null,
    openingMinor: opening?.minor ?? null,
    closingMinor: closing?.minor ?? null,
    madeAt: instantOf(textAt(statement, 'CreDtTm')),
    turnover: null,
  };
}

type Balance = { readonly minor: number; readonly currency: string | null; readonly day: string | null };

/** The first balance of the first of these kinds that there is. `ITBD`: of a page that is not the last. */
function balanceOf(balances: readonly XmlElement[], kinds: readonly string[], where: string): Balance | undefined {
  for (const kind of kinds) {
    const found = balances.find((balance) => textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') === kind);
    if (!found) continue;
    const amount = minorOf(textAt(found, 'Amt') ?? '', where);
    const day = textAt(found, 'Dt', 'Dt') ?? textAt(found, 'Dt', 'DtTm');
    return {
      minor: textAt(found, 'CdtDbtInd') === 'DBIT' && amount !== 0 ? -amount : amount,
      currency: at(found, 'Amt')?.attributes.Ccy ?? null,
      day: day && dayOf(day.slice(0, 10), 'YYYY-MM-DD', where),
    };
  }
  return undefined;
}

/** `FrToDt`; an end at midnight is the end of the day before. */
function periodOf(statement: XmlElement, where: string): { from: string; to: string } | null {
  const begins = textAt(statement, 'FrToDt', 'FrDtTm');
  const ends = textAt(statement, 'FrToDt', 'ToDtTm');
  if (!begins || !ends) return null;
  const from = dayOf(begins.slice(0, 10), 'YYYY-MM-DD', where);
  const to = dayOf(ends.slice(0, 10), 'YYYY-MM-DD', where);
  const midnight = /T00:00:00(\.0+)?(?![.\d])/.test(ends) && from < to;
  return { from, to: midnight ? Temporal.PlainDate.from(to).subtract({ days: 1 }).toString() : to };
}

/** Epoch ms; null for a time without zone, which may be any. */
function instantOf(text: string | null): number | null {
  const ms = text && /(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
