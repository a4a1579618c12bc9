import { symbolsIn } from '../payment-symbols.ts';
import { currencyOf, dayOf, minorOf, oneLine } from '../plain-values.ts';
import type { StatementEntry, StatementFrame, StatementPart } from '../statement-part.ts';
import { UnreadableStatement } from '../unreadable-statement.ts';
import { readDetails } from './read-details.ts';
import { type Field, readFields } from './read-fields.ts';

/** A statement that is being read; pages in between end with `:62M:` and go on. */
type Open = { account: string; number: string | null; opening: Balance | null; closing: Balance | null };
type Balance = { readonly day: string; readonly minor: number; readonly currency: string };

/**
 * MT940 (SWIFT customer statement) with what banks of Central Europe make of `:86:`. Fields: ISO 15022, domain source keys PLM, MT.
 */
export async function* parseMt940(text: AsyncIterable<string>): AsyncGenerator<StatementPart> {
  let open: Open | null = null;
  let entry: StatementEntry | null = null;
  let details = '';
  let last = 0;
  const finish = () => {
    const done = entry && { ...entry, ...told(entry, details) };
    entry = null;
    details = '';
    return done;
  };
  for await (const field of readFields(text)) {
    const { tag, line } = field;
    const where = `line ${line}`;
    last = line;
    if (tag === '64' || tag === '65') continue; // what is available when
    if (tag === '86') {
      if (entry) details += (details === '' ? '' : '\n') + field.text;
      continue;
    }
    const before = finish();
    if (before) yield { kind: 'entry', entry: before };
    if (tag === '20') {
      if (open && !isPage(open)) throw cutOff(where);
      open ??= { account: '', number: null, opening: null, closing: null };
    } else if (!open) throw new UnreadableStatement('cut_off', where, `:${tag}: stands before :20:, the beginning is missing`);
    else if (tag === '25') open.account = field.text.trim();
    else if (tag === '28C' || tag === '28') open.number = field.text.trim().split('/')[0] || null;
    else if (tag === '60F' || tag === '60M') open.opening ??= balanceOf(field);
    else if (tag === '61') entry = entryOf(field, open.opening?.currency ?? '');
    else if (tag === '62M') open.closing = balanceOf(field);
    else if (tag === '62F') {
      yield { kind: 'statement', statement: frameOf({ ...open, closing: balanceOf(field) }, where) };
      open = null;
    }
  }
  if (open) throw cutOff(`line ${last}`);
}

function isPage({ closing }: Open): boolean {
  return closing !== null;
}

function cutOff(where: string): UnreadableStatement {
  return new UnreadableStatement('cut_off', where, 'the closing balance (:62F:) is missing: the file is cut off');
}

function frameOf({ account, number, opening, closing }: Open, where: string): StatementFrame {
  if (!opening || !closing || account === '')
    throw new UnreadableStatement('bad_value', where, 'account (:25:) or opening balance (:60F:) is missing');
  return {
    where,
    account,
    currency: currencyOf(closing.currency, where),
    number,
    from: null,
    to: closing.day,
    openingMinor: opening.minor,
    closingMinor: closing.minor,
    madeAt: null,
    turnover: null,
  };
}

/** `C261119CZK1234,56`. */
function balanceOf({ text, line }: Field): Balance {
  const where = `line ${line}`;
  const match = /^([CD])(\d{6})([A-Z]{3})(\d+,\d*)\s*$/.exec(text);
  if (!match) throw new UnreadableStatement('bad_value', where, 'this is no balance like C261119PLN1234,56');
  const [, sign, day = '', currency = '', amount = ''] = match;
  const minor = minorOf(amount, where);
  return { day: dayOf(day, 'YYMMDD', where), minor: sign === 'D' && minor !== 0 ? -minor : minor, currency };
}

/** Value day, day of booking, direction, third letter of the currency, amount, kind, the customer's reference, `//`, the bank's. */
const movement =
  /^(?<value>\d{6})(?<booked>\d{4})?(?<direction>R?[CD]|E[CD])[A-Z]?(?<amount>\d{1,12},\d{0,2})(?:[A-Z][A-Z0-9]{3})?(?<customer>[^/]*(?:\/[^/]+)*?)(?:\/\/(?<bank>.*))?$/;

function entryOf({ text, line }: Field, currency: string): StatementEntry {
  const where = `line ${line}`;
  const [first = '', supplement = ''] = text.split('\n');
  const { value = '', booked, direction = '', amount = '', bank } = movement.exec(first)?.groups ?? {};
  if (direction === '')
    throw new UnreadableStatement('bad_value', where, 'this is no movement like 2611191119CN1234,56NTRFNONREF');
  const day = dayOf(value, 'YYMMDD', where);
  const minor = minorOf(amount, where);
  const reference = (bank ?? '').trim();
  return {
    where,
    booked: booked ? nearestDay(booked, day, where) : day,
    value: day,
    amountMinor: minor === 0 || ['C', 'RD', 'EC'].includes(direction) ? minor : -minor,
    currency: currencyOf(currency, where),
    reversal: direction.startsWith('R'),
    reference: reference === '' || /^(NONREF|NONE)$/i.test(reference) ? null : reference,
    ...{ payerName: null, payerAccount: null, paidTo: null, endToEndId: null, creditorReference: null },
    ...symbolsIn([]),
    message: oneLine(supplement),
  };
}

/** `:86:` outranks the supplement of `:61:`, and its reference one that `:61:` lacks. */
function told(entry: StatementEntry, details: string): Partial<StatementEntry> {
  if (details.trim() === '') return {};
  const { reference, message, ...rest } = readDetails(details);
  return { ...rest, reference: reference ?? entry.reference, message: message ?? entry.message };
}

/** MMDD in the year in which it is nearest to `value`. */
function nearestDay(monthDay: string, value: string, where: string): string {
  const year = Number(value.slice(0, 4));
  const far = Number(monthDay.slice(0, 2)) - Number(value.slice(5, 7));
  return dayOf(`${far > 6 ? year - 1 : far < -6 ? year + 1 : year}${monthDay}`, 'YYYYMMDD', where);
}
