import { z } from 'zod';
import { disputeCodes } from '../../kernel/dispute-code.ts';
import { departments, holdReasons, holdScopes } from '../../receivables/model.ts';
import { date, idOf, instant, money, pageOf, personId } from '../api-types.ts';

/** Promises, plans, disputes and holds of everybody, as they go over the wire. */
export const holdId = idOf('hld');
const promiseStates = ['active', 'kept', 'partially_kept', 'broken', 'cancelled', 'superseded'] as const;
const planStates = ['active', 'late', 'broken', 'completed', 'cancelled', 'superseded'] as const;
const disputeStates = ['open', 'awaiting_debtor', 'internal_review', 'accepted', 'partly', 'rejected', 'withdrawn'] as const;
const creditorId = idOf('crd').optional();
const debtor = z.object({ id: personId, name: z.string() });

const promise = z
  .object({
    id: idOf('prm'),
    debtor,
    creditor: z.string(),
    state: z.enum(['proposed', ...promiseStates]),
    promised: money.meta({ description: 'Less what was given up since' }),
    paid: money.meta({ description: 'Of that, in time' }),
    date: date.meta({ description: 'For which it was given' }),
    lastDay: date.meta({ description: 'The last of its grace: what is paid until then counts' }),
    at: instant,
  })
  .meta({ id: 'PromiseToPay' });

const plan = z
  .object({
    id: idOf('pln'),
    debtor,
    creditor: z.string(),
    state: z.enum(['draft', 'offered', ...planStates]),
    total: money,
    paid: money,
    paidInstalments: z.int().meta({ description: 'How many of them are paid, in their order' }),
    instalments: z.array(z.object({ date, amount: money })),
    at: instant,
  })
  .meta({ id: 'Plan' });

const dispute = z
  .object({
    id: idOf('dsp'),
    debtor,
    creditor: z.string(),
    state: z.enum(disputeStates),
    code: z.enum(disputeCodes).meta({ description: 'Why she disagrees' }),
    receivables: z
      .array(z.object({ id: idOf('rcv'), key: z.string(), owed: money, due: date }))
      .meta({ description: 'What she disagrees with, as it is owed now' }),
    department: z.enum(departments).nullable().meta({ description: 'Who looks at it; null while nobody was asked' }),
    lastDay: date.nullable().meta({ description: 'The last on which the department is not late' }),
    late: z.boolean(),
    at: instant,
  })
  .meta({ id: 'Dispute' });

const hold = z
  .object({
    id: holdId,
    debtor,
    creditor: z.string().nullable().meta({ description: 'Null: it binds all' }),
    reason: z.enum(holdReasons),
    scope: z.enum(holdScopes),
    from: instant,
    until: instant.nullable(),
    by: z.string().meta({ description: 'Who placed it' }),
    note: z.string().nullable(),
    byHand: z.boolean().meta({ description: 'It may be ended by hand; others end with what they stand for' }),
  })
  .meta({ id: 'StandingHold' });

/** How each list may be narrowed, as a page and as a file. */
export const agreementFilters = {
  promises: z.object({
    state: z.enum(promiseStates).optional(),
    creditor: creditorId,
    from: date.optional().meta({ description: 'First day for which it was given' }),
    to: date.optional().meta({ description: 'Last day' }),
  }),
  plans: z.object({ state: z.enum(planStates).optional(), creditor: creditorId }),
  disputes: z.object({
    state: z.enum(disputeStates).optional(),
    creditor: creditorId,
    department: z.enum(departments).optional().meta({ description: 'Who looks at it, as each of them tells' }),
  }),
  holds: z.object({ reason: z.enum(holdReasons).optional(), creditor: creditorId }),
} as const;

export const agreementSchemas = {
  promises: pageOf(promise),
  plans: pageOf(plan),
  disputes: pageOf(dispute),
  holds: pageOf(hold),
  release: z.strictObject({
    reason: z.string().trim().min(1).max(500).meta({ description: 'Why; kept with the hold, never journalled' }),
  }),
  released: z.object({ id: holdId }),
} as const;

export type PromiseWire = z.output<typeof promise>;
export type PlanWire = z.output<typeof plan>;
export type DisputeWire = z.output<typeof dispute>;
export type StandingHoldWire = z.output<typeof hold>;
