import { z } from 'zod';
import { disputeCodes } from '../../kernel/dispute-code.ts';
import { channels } from '../../receivables/model.ts';
import { date, idOf, instant, messageValues, money, pageOf, personId } from '../api-types.ts';

const creditorId = idOf('crd');
const receivableId = idOf('rcv');
const instalment = z.object({ date, amount: money });
const optOutScopes = ['all', ...channels] as const;

const conversation = z
  .object({
    creditorId,
    creditor: z.string(),
    total: money.meta({ description: 'What is open, not disputed and not held by itself' }),
    receivables: z.array(z.object({ id: receivableId, key: z.string(), owed: money, due: date })),
    promise: z.object({ earliest: date, latest: date, least: money }),
    plan: z
      .object({
        most: z.int().meta({ description: 'Instalments at the most' }),
        everyDays: z.int().meta({ description: 'Days between two of them at the most' }),
        least: money.meta({ description: 'Of every instalment but the last' }),
        firstBy: date,
      })
      .nullable()
      .meta({ description: 'Null: the creditor takes no instalments' }),
  })
  .meta({ id: 'Conversation' });

const confirmation = z
  .object({
    channel: z.enum(['sms', 'email']),
    messageId: idOf('msg').nullable().meta({ description: 'Null: none is sent, because of the rule' }),
    rule: z.string().nullable(),
    reason: z.string().nullable(),
    values: messageValues,
    nextAt: instant.nullable().meta({ description: 'From when on the rule would let it go' }),
  })
  .meta({ id: 'Confirmation' });
const confirmations = z.array(confirmation).meta({ description: 'What becomes of its confirmation in writing, by channel' });

const agreedPromise = z
  .object({
    ...{ id: idOf('prm'), debtorId: personId, creditorId, amount: money.nullable(), date, graceUntil: instant },
    confirmations,
  })
  .meta({ id: 'AgreedPromise' });

const agreedPlan = z
  .object({
    ...{ id: idOf('pln'), debtorId: personId, creditorId, total: money, instalments: z.array(instalment) },
    confirmations,
  })
  .meta({ id: 'AgreedPlan' });

const openedDispute = z
  .object({
    id: idOf('dsp'),
    debtorId: personId,
    creditorId,
    code: z.enum(disputeCodes),
    receivableIds: z.array(receivableId),
  })
  .meta({ id: 'OpenedDispute' });

const paidClaim = z
  .object({
    receivableIds: z.array(receivableId),
    until: instant.nullable().meta({ description: 'So long nobody asks for them' }),
  })
  .meta({ id: 'PaidClaim' });

const optOut = z
  .object({ id: idOf('opt'), debtorId: personId, creditorId, scope: z.enum([...optOutScopes, 'number']), at: instant })
  .meta({ id: 'OptOut' });

const receivableIds = z.array(receivableId).min(1).max(200);

/** What debtors said to a person of ours, as it goes over the wire. */
export const conversationSchemas = {
  conversations: pageOf(conversation).omit({ next: true }),
  promiseOrder: z.strictObject({
    creditorId,
    date,
    amount: money.optional().meta({ description: 'Not said: a day without an amount' }),
  }),
  promise: agreedPromise,
  planOrder: z.strictObject({ creditorId, instalments: z.array(instalment.strict()).min(2).max(60) }),
  plan: agreedPlan,
  disputeOrder: z.strictObject({ creditorId, code: z.enum(disputeCodes), receivableIds }),
  dispute: openedDispute,
  paidClaimOrder: z.strictObject({ creditorId, receivableIds }),
  paidClaim,
  optOutOrder: z.strictObject({
    creditorId,
    scope: z.enum(optOutScopes).default('all').meta({ description: 'all: no automated contact of this creditor at all' }),
  }),
  optOut,
} as const;

export type ConversationWire = z.output<typeof conversation>;
export type ConfirmationWire = z.output<typeof confirmation>;
export type PromiseOrderWire = z.input<typeof conversationSchemas.promiseOrder>;
export type PlanOrderWire = z.input<typeof conversationSchemas.planOrder>;
export type DisputeOrderWire = z.input<typeof conversationSchemas.disputeOrder>;
export type PaidClaimOrderWire = z.input<typeof conversationSchemas.paidClaimOrder>;
export type OptOutOrderWire = z.input<typeof conversationSchemas.optOutOrder>;
