import { z } from 'zod';
import { countries, languages } from '../../kernel/country.ts';
import { disputeCodes } from '../../kernel/dispute-code.ts';
import { resultCodes } from '../../kernel/result-code.ts';
import { channels, holdReasons } from '../../receivables/model.ts';
import {
  attemptId,
  call,
  date,
  idOf,
  instant,
  messageChannels,
  messageId,
  messageValues,
  money,
  pageOf,
  personId,
} from '../api-types.ts';
import { agreementChanges, moneyChanges } from './ports.ts';

const contactStatus = z.enum(['unverified', 'verified', 'wrong_party', 'dead']);
const holdReason = z.enum(holdReasons);
const disputeState = z.enum(['open', 'awaiting_debtor', 'internal_review', 'accepted', 'partly', 'rejected', 'withdrawn']);
const holdScope = z.enum(['receivable', 'case', 'person', 'channel']);
const optOutScope = z.enum(['all', 'voice', 'sms', 'email', 'letter', 'messaging', 'number']);

const debtorSummary = z
  .object({
    id: personId,
    name: z.string(),
    number: z.string().nullable().meta({ description: 'Masked' }),
    debtorIds: z.array(z.string()),
    open: z.array(money),
  })
  .meta({ id: 'DebtorSummary' });

const debtor = z
  .object({
    id: personId,
    kind: z.enum(['natural', 'company']),
    name: z.string(),
    language: z.enum(languages).nullable(),
    country: z.enum(countries),
    open: z.array(money),
    contactPoints: z.array(
      z.object({
        kind: z.enum(['phone', 'email', 'address', 'keyed_phone']),
        value: z.string(),
        phoneKind: z.enum(['mobile', 'fixed_line', 'premium', 'shared_cost', 'toll_free', 'other']).nullable(),
        status: contactStatus,
        source: z.string(),
        recordedAt: instant,
        suppressed: z.boolean(),
      }),
    ),
    receivables: z.array(
      z.object({
        id: idOf('rcv'),
        creditor: z.string(),
        key: z.string(),
        debtorId: z.string().nullable(),
        status: z.enum(['open', 'settled']),
        amount: money,
        due: date,
        barredFrom: date.nullable().meta({ description: 'From this day on it is time-barred, if nothing renewed its time' }),
        variableSymbol: z.string().nullable(),
        document: z.string().nullable(),
        product: z.string().nullable(),
      }),
    ),
    promises: z.array(
      z.object({
        state: z.enum(['proposed', 'active', 'kept', 'partially_kept', 'broken', 'cancelled', 'superseded']),
        amount: money.nullable(),
        date,
        creditor: z.string(),
        at: instant,
      }),
    ),
    disputes: z.array(
      z.object({
        state: disputeState,
        code: z.enum(disputeCodes),
        creditor: z.string(),
        at: instant,
      }),
    ),
    holds: z.array(
      z.object({
        id: idOf('hld'),
        reason: holdReason,
        scope: holdScope,
        creditor: z.string().nullable(),
        from: instant,
        until: instant.nullable(),
        releasedAt: instant.nullable(),
        releaseNote: z.string().nullable().meta({ description: 'Why somebody ended it' }),
        standing: z.boolean(),
      }),
    ),
    optOuts: z.array(z.object({ scope: optOutScope, creditor: z.string(), at: instant })),
  })
  .meta({ id: 'Debtor' });

const entry = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ seq: z.int(), at: instant, by: z.string(), kind: z.literal(kind), ...shape });

const historyEntry = z
  .discriminatedUnion('kind', [
    entry('call', {
      call,
      campaign: z.string(),
      heard: z.array(z.object({ prompt: z.string(), words: z.string().nullable(), playedMs: z.int(), totalMs: z.int() })),
    }),
    entry('refused', {
      channel: z.enum(['voice', 'sms', 'email', 'letter', 'messaging']),
      rule: z.string(),
      reason: z.string(),
      values: messageValues,
      source: z.string(),
      nextAt: instant.nullable(),
      campaign: z.string().nullable(),
    }),
    entry('message', { id: messageId, channel: z.enum(messageChannels), template: z.string(), state: z.string() }),
    entry('receivable', { change: z.enum(['registered', 'registered_with_person', 'updated']), amount: money, due: date }),
    entry('promised', { amount: money.nullable(), date }),
    entry('promise_superseded', {}),
    entry('planned', { total: money, instalments: z.array(z.object({ amount: money, date })) }),
    entry('plan_superseded', {}),
    entry('hardship', {}),
    entry('callback_asked', { from: instant.nullable(), to: instant.nullable() }),
    entry('answered_survey', { question: z.string(), answer: z.string() }),
    entry('tagged', { tag: z.string() }),
    entry('disputed', { code: z.enum(disputeCodes) }),
    entry('claimed_paid', {}),
    entry('held', { reason: holdReason, scope: holdScope, until: instant.nullable() }),
    entry('released', { reason: holdReason, why: z.string() }),
    entry('opted_out', { scope: optOutScope }),
    entry('wrote', { reading: z.enum(['stop', 'stop_all', 'not_understood']), text: z.string().nullable() }),
    entry('money', { change: z.enum(moneyChanges), amount: money.nullable(), settles: z.int().min(0) }),
    entry('agreement', { change: z.enum(agreementChanges) }),
    entry('dispute', { state: disputeState }),
    entry('called_us', { callId: attemptId.nullable(), result: z.enum(resultCodes).nullable() }),
    entry('strategy', { change: z.enum(['entered', 'left']), strategy: z.string(), because: z.string() }),
    entry('by_hand', { channel: z.enum(channels) }),
    entry('step', { strategy: z.string(), step: z.string(), channel: z.enum(channels) }),
    entry('contact_point', { status: contactStatus }),
    entry('verification_locked', { until: instant }),
    entry('person', { change: z.enum(['registered', 'updated', 'same_person_suspected']) }),
  ])
  .meta({ id: 'HistoryEntry' });

export const debtorSchemas = {
  debtors: pageOf(debtorSummary),
  debtor,
  history: pageOf(historyEntry),
} as const;

export type DebtorSummary = z.output<typeof debtorSummary>;
export type Debtor = z.output<typeof debtor>;
export type HistoryEntry = z.output<typeof historyEntry>;
