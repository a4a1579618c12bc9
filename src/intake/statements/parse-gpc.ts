import { fromGpcAccount } from './account-number.ts';
import { symbolOf } from './payment-symbols.ts';
import { dayOf, oneLine } from './plain-values.ts';
import { type Line, readLines } from './read-lines.ts';
import type { StatementEntry, StatementFrame, StatementPart } from './statement-part.ts';
import { UnreadableStatement } from './unreadable-statement.ts';

/**
 * ABO (GPC): a `074` line for the statement, a `075` line for each movement, of 128 characters; `078` and `079` lines go on with a message,
 * others are passed over. Columns: domain source keys ABO, ABO2. `reversals`: whether codes 4 and 5 go against 1 and 2 or with them; banks
 * differ, and only the sums tell.
 */
export async function* parseGpc(
  text: AsyncIterable<string>,
  reversals: 'opposite' | 'same' = 'opposite',
): AsyncGenerator<StatementPart> {
  let frame: StatementFrame | null = null;
  let entry: StatementEntry | null = null;
  for await (const line of readLines(text)) {
    const type = line.text.slice(0, 3);
    const where = `line ${line.number}`;
    if (type === '078' || type === '079') {
      if (entry) entry = withMessage(entry, line.text.slice(3));
      continue;
    }
    if (type !== '074' && type !== '075') {
      if (/^\s*$/.test(line.text) || /^07\d/.test(line.text)) continue;
      throw new UnreadableStatement('bad_value', where, `a line of GPC begins with 074 or 075, this one with "${type}"`);
    }
    if (entry) yield { kind: 'entry', entry };
    entry = null;
    if (type === '074') {
      if (frame) yield { kind: 'statement', statement: frame };
      frame = frameOf(line);
    } else if (frame) entry = entryOf(line, frame, reversals);
    else
      throw new UnreadableStatement('cut_off', where, 'a movement stands before its statement (074): the beginning is missing');
  }
  if (entry) yield { kind: 'entry', entry };
  if (frame) yield { kind: 'statement', statement: frame };
}

function withMessage(entry: StatementEntry, more: string): StatementEntry {
  return { ...entry, message: oneLine(entry.message, more) };
}

/** Up to the day of the statement; banks fill what follows as they like, and editors cut it off. */
const frameLength = 114;

function frameOf({ number, text }: Line): StatementFrame {
  const where = `line ${number}`;
  if (text.length < frameLength) throw cutOff(where, text.length, frameLength);
  const oldDay = digitsOf(text, 39, 45, where);
  const to = dayOf(digitsOf(text, 108, 114, where), 'DDMMYY', where);
  const old = /^0+$/.test(oldDay) ? to : dayOf(oldDay, 'DDMMYY', where);
  return {
    where,
    account: digitsOf(text, 3, 19, where),
    currency: null,
    number: text.slice(105, 108).trim() || null,
    from: old < to ? dayAfter(old) : to,
    to,
    openingMinor: balanceOf(text, 45, where),
    closingMinor: balanceOf(text, 60, where),
    madeAt: null,
    turnover: { debitMinor: balanceOf(text, 75, where), creditMinor: balanceOf(text, 90, where) },
  };
}

/** Fourteen digits and a sign. */
function balanceOf(text: string, at: number, where: string): number {
  const minor = Number(digitsOf(text, at, at + 14, where));
  const sign = text[at + 14] ?? ' ';
  if (!['+', '-', ' ', '0'].includes(sign))
    throw new UnreadableStatement('bad_value', where, `column ${at + 15} has "${sign}" where a sign stands`);
  return sign === '-' && minor !== 0 ? -minor : minor;
}

const entryLength = 128;

function entryOf({ number, text }: Line, frame: StatementFrame, reversals: 'opposite' | 'same'): StatementEntry {
  const where = `line ${number}`;
  if (text.length < entryLength) throw cutOff(where, text.length, entryLength);
  const code = text[60] ?? '';
  if (!'1245'.includes(code))
    throw new UnreadableStatement('bad_value', where, `code "${code}" in column 61: 1, 2, 4 or 5 is wanted`);
  const reversal = code === '4' || code === '5';
  const incoming = reversal && reversals === 'opposite' ? code === '4' : code === '2' || code === '5';
  const amount = Number(digitsOf(text, 48, 60, where));
  const symbols = digitsOf(text.replaceAll(' ', '0'), 61, 91, where);
  const account = fromGpcAccount(text.slice(19, 35));
  const bank = symbols.slice(12, 16);
  const booked = dayIn(text.slice(122, 128), where) ?? dayIn(text.slice(91, 97), where) ?? (frame.to as string);
  return {
    where,
    booked,
    value: dayIn(text.slice(91, 97), where) ?? booked,
    amountMinor: incoming || amount === 0 ? amount : -amount,
    currency: null,
    reversal,
    reference: text.slice(35, 48).trim().replace(/^0+$/, '') || null,
    ...extended(text),
    payerAccount: account && (bank === '0000' ? account : `${account}/${bank}`),
    paidTo: null,
    variableSymbol: symbolOf(symbols.slice(0, 10)),
    constantSymbol: symbolOf(symbols.slice(16, 20)),
    specificSymbol: symbolOf(symbols.slice(20, 30)),
    endToEndId: null,
    creditorReference: null,
  };
}

/**
 * The text of 20 characters, mostly the other side's name; in files that go on behind column 128: messages to the recipient (four of 35) and
 * to the sender, a day, a description, a reference, amount and currency, and the name in full.
 */
function extended(text: string): Pick<StatementEntry, 'payerName' | 'message'> {
  const short = oneLine(text.slice(97, 117));
  if (text.length <= entryLength) return { payerName: short, message: null };
  const messages = [128, 163, 198, 233].map((at) => text.slice(at, at + 35));
  return { payerName: oneLine(text.slice(368, 403)) ?? short, message: oneLine(...messages) };
}

function dayIn(digits: string, where: string): string | null {
  return /^[0 ]*$/.test(digits) ? null : dayOf(digits, 'DDMMYY', where);
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

function digitsOf(text: string, from: number, to: number, where: string): string {
  const digits = text.slice(from, to);
  if (/^\d+$/.test(digits) && digits.length === to - from) return digits;
  throw new UnreadableStatement('bad_value', where, `columns ${from + 1} to ${to} should be digits`);
}

function cutOff(where: string, length: number, wanted: number): UnreadableStatement {
  return new UnreadableStatement(
    'cut_off',
    where,
    `the line has ${length} characters, ${wanted} are wanted: the file is cut off`,
  );
}
