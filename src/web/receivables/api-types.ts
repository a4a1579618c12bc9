import { z } from 'zod';
import { currencies } from '../../kernel/money.ts';
import { date, idOf, money, personId } from '../api-types.ts';

const text = (most: number) => z.string().max(most).optional();
const symbol = text(20).meta({ description: 'Digits' });

/** As in a file, so that the same is wrong here and there; what a field may be is said by the answer. */
const givenReceivable = z
  .strictObject({
    receivableId: text(200).meta({ description: 'Yours: the same again updates it' }),
    debtorId: text(200),
    customerNumber: text(100),
    name: text(300),
    firstName: text(150),
    lastName: text(150),
    companyName: text(300),
    vocative: text(300),
    phones: z.array(z.string().max(40)).max(5).optional().meta({ description: 'E.164, or national numbers of `country`' }),
    email: text(254),
    street: text(300),
    city: text(200),
    postcode: text(20),
    country: text(2).meta({ description: 'CZ, SK, PL or HU; the creditor’s when not said' }),
    birthDate: text(20),
    birthNumber: text(20).meta({ description: 'Used only where the creditor recorded the legal title' }),
    nationalId: text(40).meta({ description: 'IČO, DIČ, IČ DPH, PESEL, NIP, REGON, adószám, adóazonosító jel' }),
    amount: z
      .strictObject({ amount: z.string().max(30), currency: z.enum(currencies) })
      .optional()
      .meta({ description: 'What is owed; 0 settles what was owed before. Needed but where `role` is said' }),
    dueDate: text(20),
    issueDate: text(20),
    variableSymbol: symbol,
    constantSymbol: symbol,
    specificSymbol: symbol,
    iban: text(50),
    document: text(200),
    productGroup: text(200),
    product: text(200),
    priority: text(100),
    risk: text(100),
    language: text(2),
    note: text(2_000),
    role: text(40).meta({
      description:
        'co_debtor, guarantor or representative: who stands on the case of another, named by `principalId` or `receivableId`',
    }),
    principalId: text(200).meta({ description: 'The debtorId of whoever owes' }),
    attributes: z
      .record(z.string().min(1).max(100), z.string().max(500))
      .refine((attributes) => Object.keys(attributes).length <= 50, 'at most 50 attributes')
      .optional(),
  })
  .meta({ id: 'GivenReceivable' });

const creditorId = idOf('crd');
const receivableId = idOf('rcv');
const takenId = receivableId.nullable().meta({ description: 'Null: somebody who stands on the case of another' });
const outcome = z.enum(['created', 'updated', 'unchanged']);
const issue = z.object({
  at: z.string().meta({ description: 'The field' }),
  code: z.string(),
  message: z.string(),
  value: z.string().meta({ description: 'What was found, masked where it is personal' }),
});

const receivable = z
  .object({
    id: receivableId,
    creditorId,
    debtorId: personId.meta({ description: 'The person: see /debtors/{id}' }),
    receivableId: z.string().meta({ description: 'The creditor’s own' }),
    status: z.string(),
    billed: money.meta({ description: 'What the creditor told last' }),
    owed: money.meta({ description: 'What is still owed of it' }),
    dueDate: date,
    issueDate: date.nullable(),
    variableSymbol: z.string().nullable(),
    constantSymbol: z.string().nullable(),
    specificSymbol: z.string().nullable(),
    document: z.string().nullable(),
    product: z.string().nullable(),
    attributes: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Receivable' });

export const receivableSchemas = {
  order: z.strictObject({ creditorId, receivable: givenReceivable }),
  batchOrder: z.strictObject({ creditorId, receivables: z.array(givenReceivable).min(1).max(1000) }),
  taken: z.object({ outcome, id: takenId, debtorId: personId }),
  batchTaken: z
    .object({
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
      rows: z.array(
        z.discriminatedUnion('outcome', [
          z.object({ outcome, id: takenId, debtorId: personId }),
          z.object({ outcome: z.literal('rejected'), issues: z.array(issue) }),
        ]),
      ),
    })
    .meta({ id: 'TakenReceivables', description: 'A row for each receivable, in the order in which they were given' }),
  receivable,
  receivables: z.object({ items: z.array(receivable) }),
} as const;

export type ReceivableWire = z.output<typeof receivable>;
export type BatchTaken = z.output<typeof receivableSchemas.batchTaken>;
