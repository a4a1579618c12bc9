import { readRecords } from '../read-records.ts';
import { symbolsIn } from './payment-symbols.ts';
import { dayOf, oneLine } from './plain-values.ts';
import type { StatementEntry, StatementPart } from './statement-part.ts';
import { UnreadableStatement } from './unreadable-statement.ts';

/** Which account of ours a number means; null: none. */
export type OwnAccount = (number: string) => string | null;

/**
 * Elixir-0: a line of comma-separated values for each transfer, without balances. Values: kind (110 transfer, 210 direct debit), day
 * YYYYMMDD, groszy, bank, mode, account and account of the other side, names and titles in pieces with `|` between them. It names two
 * accounts; `own` says which is ours. A number that is none (a virtual account for each debtor) is one of `forAccount`, where that is given.
 */
export async function* parseElixir(
  text: AsyncIterable<string>,
  own: OwnAccount,
  forAccount: string | null,
): AsyncGenerator<StatementPart> {
  let account: string | null = null;
  let last = '';
  for await (const { line, cells } of readRecords(text, ',')) {
    const where = `line ${line}`;
    last = where;
    const { ours, entry } = transferOf(cells, where, own, forAccount);
    if (account !== null && account !== ours)
      throw new UnreadableStatement('several_accounts', where, 'the file tells of several accounts: one file for each is wanted');
    account = ours;
    yield { kind: 'entry', entry };
  }
  if (account === null) return;
  const unknown = { number: null, from: null, to: null, openingMinor: null, closingMinor: null, madeAt: null, turnover: null };
  yield { kind: 'statement', statement: { where: last, account, currency: 'PLN', ...unknown } };
}

const least = 15;

function transferOf(cells: readonly string[], where: string, own: OwnAccount, forAccount: string | null) {
  if (cells.length < least)
    throw new UnreadableStatement('cut_off', where, `${cells.length} values, at least ${least} are wanted: the file is cut off`);
  const [kind = '', day = '', groszy = '', , , from = '', to = '', fromName = '', toName = ''] = cells;
  if (kind !== '110' && kind !== '210')
    throw new UnreadableStatement('bad_value', where, `"${kind}" is no kind of transfer: 110 or 210 is wanted`);
  if (!/^\d{1,15}$/.test(groszy)) throw new UnreadableStatement('bad_value', where, `"${groszy}" is no amount in groszy`);
  const [payer, payee] = kind === '110' ? [from, to] : [to, from]; // whoever orders a direct debit is paid
  const [payerName, payeeName] = kind === '110' ? [fromName, toName] : [toName, fromName];
  const [paidBy, paidTo] = [own(payer), own(payee)];
  const incoming = paidTo !== null || paidBy === null;
  const ours = paidTo ?? paidBy ?? forAccount;
  if (ours === null)
    throw new UnreadableStatement(
      'not_a_statement',
      where,
      'neither account is one of a creditor: add it (dovolat bank-account add), or say --account IBAN where these are virtual accounts of it',
    );
  const booked = dayOf(day, 'YYYYMMDD', where);
  const message = oneLine((cells[11] ?? '').replaceAll('|', ' '));
  const entry: StatementEntry = {
    where,
    booked,
    value: booked,
    amountMinor: incoming ? Number(groszy) : -Number(groszy),
    currency: 'PLN',
    reversal: false,
    reference: null, // the last value is the payer's or nobody's, by bank
    payerName: oneLine((incoming ? payerName : payeeName).replaceAll('|', ' ')),
    payerAccount: oneLine(incoming ? payer : payee),
    paidTo: incoming && paidTo === null ? oneLine(payee) : null,
    ...symbolsIn([message]),
    endToEndId: null,
    creditorReference: null,
    message,
  };
  return { ours, entry };
}
