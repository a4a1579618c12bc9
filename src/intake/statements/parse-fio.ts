import { z } from 'zod';
import { endToEndIdOf, symbolOf, symbolsIn } from './payment-symbols.ts';
import { currencyOf, dayOf, oneLine } from './plain-values.ts';
import type { StatementEntry, StatementPart } from './statement-part.ts';
import { UnreadableStatement } from './unreadable-statement.ts';

/** JSON is read whole: longer answers are asked for in shorter periods. Characters. */
const longest = 64 * 1024 * 1024;

/** What Fio's API answers as `transactions.json`. Columns: domain source key FIO. */
export async function* parseFio(text: AsyncIterable<string>): AsyncGenerator<StatementPart> {
  let whole = '';
  for await (const piece of text) {
    whole += piece;
    if (whole.length > longest) throw new UnreadableStatement('too_large', '', 'more than 64 MB: ask for a shorter period');
  }
  const { info, transactionList } = answerIn(whole).accountStatement;
  const currency = currencyOf(info.currency, 'info');
  for (const [index, movement] of (transactionList?.transaction ?? []).entries())
    yield { kind: 'entry', entry: entryOf(movement, `transaction ${index + 1}`) };
  yield {
    kind: 'statement',
    statement: {
      where: 'info',
      account: info.iban ?? `${info.accountId}/${info.bankId}`,
      currency,
      number: null,
      from: dayIn(info.dateStart, 'info'),
      to: dayIn(info.dateEnd, 'info'),
      openingMinor: minorOf(info.openingBalance),
      closingMinor: minorOf(info.closingBalance),
      madeAt: null,
      turnover: null,
    },
  };
}

const value = z.object({ value: z.union([z.string(), z.number()]).nullable() }).nullish();
const columns = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 14, 16, 22, 25, 27] as const;
const movement = z.object(Object.fromEntries(columns.map((column) => [`column${column}`, value])));
const answer = z.object({
  accountStatement: z.object({
    info: z.object({
      accountId: z.string(),
      bankId: z.string(),
      currency: z.string(),
      iban: z.string().nullish(),
      openingBalance: z.number().nullish(),
      closingBalance: z.number().nullish(),
      dateStart: z.string().nullish(),
      dateEnd: z.string().nullish(),
    }),
    transactionList: z.object({ transaction: z.array(movement) }).nullish(),
  }),
});

function answerIn(text: string): z.infer<typeof answer> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableStatement(
      'not_well_formed',
      '',
      'it is no JSON: the answer is cut off, or it is another page of the bank',
    );
  }
  const read = answer.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UnreadableStatement('bad_value', issue?.path.join('.') ?? '', 'this is not what Fio’s API answers');
}

function entryOf(movement: Readonly<Record<string, z.infer<typeof value>>>, where: string): StatementEntry {
  const textOf = (column: (typeof columns)[number]) => {
    const told = movement[`column${column}`]?.value;
    return told === null || told === undefined ? null : oneLine(String(told));
  };
  const amount = movement.column1?.value;
  const booked = dayIn(textOf(0), where);
  const amountMinor = typeof amount === 'number' ? minorOf(amount) : null;
  if (booked === null || amountMinor === null)
    throw new UnreadableStatement('bad_value', where, 'day (column 0) or amount (column 1) is missing');
  const [account, bank] = [textOf(2), textOf(3)];
  const message = oneLine(textOf(16), textOf(25) === textOf(16) ? null : textOf(25));
  const told = symbolsIn([textOf(27), message]);
  return {
    where,
    booked,
    value: booked,
    amountMinor,
    currency: currencyOf(textOf(14) ?? '', where),
    reversal: false,
    reference: textOf(22),
    payerName: textOf(10) ?? textOf(7),
    payerAccount: account && bank && /^[\d-]+$/.test(account) ? `${account}/${bank}` : account,
    paidTo: null,
    variableSymbol: symbolOf(textOf(5)) ?? told.variableSymbol,
    constantSymbol: symbolOf(textOf(4)) ?? told.constantSymbol,
    specificSymbol: symbolOf(textOf(6)) ?? told.specificSymbol,
    endToEndId: endToEndIdOf(textOf(27)),
    creditorReference: null,
    message,
  };
}

/** `2026-11-19+0100`. */
function dayIn(text: string | null | undefined, where: string): string | null {
  return text ? dayOf(text.slice(0, 10), 'YYYY-MM-DD', where) : null;
}

/** JSON numbers with at most two decimals: rounding takes off only what binary fractions add. */
function minorOf(amount: number | null | undefined): number | null {
  return amount === null || amount === undefined ? null : Math.round(amount * 100);
}
