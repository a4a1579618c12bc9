import { z } from 'zod';
import { currencies } from '../../kernel/money.ts';
import { transactionStates } from '../../receivables/bank/model.ts';
import { date, idOf, instant, money, pageOf, personId } from '../api-types.ts';

/** What came in on creditors' accounts, as it goes over the wire. */
export const creditorId = idOf('crd');
export const receivableId = idOf('rcv');
export const transactionId = idOf('trn');

export const statementFound = z
  .object({
    outcome: z.enum(['booked', 'known']).meta({ description: '`known`: all of it was booked before' }),
    iban: z.string(),
    number: z.string().nullable(),
    from: date,
    to: date,
    opening: money.nullable(),
    closing: money.nullable(),
    booked: z.int(),
    known: z.int().meta({ description: 'Movements that the account had already' }),
    incoming: money,
    outgoing: money,
    gap: z
      .object({
        kind: z.enum(['gap', 'difference']),
        missing: z.object({ from: date, to: date }).nullable(),
        expected: money,
        found: money,
      })
      .nullable()
      .meta({ description: 'What the balances say is missing before or in it' }),
  })
  .meta({ id: 'StatementFound' });

const bankAccount = z
  .object({
    id: idOf('bac'),
    creditorId,
    creditor: z.string(),
    iban: z.string(),
    currency: z.enum(currencies),
    label: z.string().nullable(),
    asOf: instant.nullable().meta({ description: 'Until when its statements tell what happened' }),
    standing: z.enum(['known', 'stale', 'none_yet', 'none_expected']),
  })
  .meta({ id: 'BankAccount' });

const bankAccountWish = z
  .strictObject({
    creditorId,
    iban: z.string().min(1).max(60),
    label: z.string().max(80).optional(),
    statementsExpected: z.boolean().optional().meta({ description: 'False: nothing is held because its data are old' }),
  })
  .meta({ id: 'BankAccountWish' });

const statement = z
  .object({
    id: idOf('sta'),
    accountId: idOf('bac'),
    iban: z.string(),
    creditor: z.string(),
    format: z.string(),
    number: z.string().nullable(),
    from: date,
    to: date,
    opening: money.nullable(),
    closing: money.nullable(),
    movements: z.int(),
    bookedAt: instant,
  })
  .meta({ id: 'Statement' });

const statementWish = z
  .strictObject({ uploadId: idOf('upl'), account: z.string().max(60).optional() })
  .meta({ id: 'StatementWish', description: '`account`: the only one; needed where the file names virtual accounts' });

const owedShape = {
  id: receivableId,
  key: z.string().meta({ description: 'The creditor’s own id' }),
  debtor: z.object({ id: personId, name: z.string() }),
};

const paymentShape = {
  id: transactionId,
  creditorId,
  creditor: z.string(),
  booked: date,
  state: z.enum(transactionStates),
  amount: money,
  rest: money.meta({ description: 'Lies on nothing' }),
  payer: z.string().nullable(),
  payerAccount: z.string().nullable(),
  variableSymbol: z.string().nullable(),
  message: z.string().nullable(),
  pays: z.array(z.object({ ...owedShape, amount: money, rule: z.string(), says: z.string() })),
  refundBy: date.nullable().meta({ description: 'The last day to send back what was too much' }),
};
const payment = z.object(paymentShape).meta({ id: 'Payment' });

const suggestion = z.object({
  rule: z.string(),
  says: z.string().meta({ description: 'Why, for people' }),
  exact: z.boolean(),
  receivables: z.array(z.object({ ...owedShape, owed: money, due: date, document: z.string().nullable() })),
  left: money.meta({ description: 'Of the payment, that would lie on nothing' }),
  owedAfter: money.meta({ description: 'Of these receivables, that would still be owed' }),
});
const suspense = z
  .object({ ...paymentShape, reason: z.string(), says: z.string(), suggestions: z.array(suggestion) })
  .meta({ id: 'PaymentInSuspense', description: 'Suggestions: surest first, as the books are now' });

export const paymentSchemas = {
  bankAccount,
  bankAccounts: z.object({ items: z.array(bankAccount) }),
  bankAccountWish,
  statements: z.object({ items: z.array(statement) }),
  statementWish,
  payment,
  payments: pageOf(payment),
  suspense: pageOf(suspense),
  matchOrder: z
    .strictObject({ receivableIds: z.array(receivableId).min(1).max(100) })
    .meta({ id: 'MatchOrder', description: 'In the order in which they are paid' }),
} as const;

export type BankAccountWire = z.output<typeof bankAccount>;
export type BankAccountWish = z.input<typeof bankAccountWish>;
export type StatementFound = z.output<typeof statementFound>;
export type StatementWire = z.output<typeof statement>;
export type StatementWish = z.input<typeof statementWish>;
export type PaymentWire = z.output<typeof payment>;
export type SuspenseWire = z.output<typeof suspense>;
export type Suggestion = z.output<typeof suggestion>;
