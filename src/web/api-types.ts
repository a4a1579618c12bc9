import { z } from 'zod';
import { countries } from '../kernel/country.ts';
import { disputeCodes } from '../kernel/dispute-code.ts';
import { currencies } from '../kernel/money.ts';
import { resultCodes } from '../kernel/result-code.ts';

/** Every shape of the HTTP API, as it goes over the wire; types for programs that speak to it are derived from here. */
export const instant = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });
export const date = z.iso.date().meta({ description: 'YYYY-MM-DD' });
export const money = z.object({ amount: z.string().meta({ examples: ['1234.50'] }), currency: z.enum(currencies) });
export const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`));

export const campaignId = idOf('cmp');
export const attemptId = idOf('att');
export const messageId = idOf('msg');
export const trunkId = idOf('trk');
export const personId = idOf('per');

export const messageChannels = ['sms', 'email'] as const;
export const messageStates = ['waiting', 'handing_over', 'handed_over', 'failed', 'unknown'] as const;

/** For whoever says a sentence of ours in another language: its code is beside it. */
export const messageValues = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .meta({ description: 'What the sentence names' });

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; decide by this one' }),
    detail: z.string().optional(),
    issues: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
    values: messageValues.optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const session = z
  .object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string(), role: z.enum(['operator', 'viewer']) }),
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'Session' });

const credentials = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(256) });
const passwordChange = z.object({ current: z.string().min(1).max(256), next: z.string().min(1).max(256) });

const campaign = z
  .object({
    id: campaignId,
    name: z.string(),
    state: z.enum(['draft', 'running', 'paused', 'stopping', 'stopped', 'finished']),
    flow: z.string(),
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    lines: z.object({ inUse: z.int(), peak: z.int(), cap: z.int() }),
    totals: z.object({
      debtors: z.int(),
      debtorsReached: z.int(),
      callsPlaced: z.int(),
      answered: z.int(),
      verified: z.int(),
      promises: z.int(),
      promised: z.array(money),
      disputes: z.int(),
      paidClaims: z.int(),
      refused: z.int(),
    }),
  })
  .meta({ id: 'Campaign' });

const promise = z.object({ amount: money, date });

export const callDirections = ['outbound', 'inbound'] as const;

export const callShape = {
  id: attemptId,
  direction: z.enum(callDirections).meta({ description: '`inbound`: somebody called a number of ours' }),
  campaignId: campaignId.nullable().meta({ description: 'Null: it came in' }),
  personId: personId.nullable().meta({ description: 'Null: nobody knows who called' }),
  who: z.string(),
  number: z.string().nullable().meta({ description: 'Masked; null: hidden, or forgotten' }),
  callerIdentity: z.string().meta({ description: 'The number of ours that was displayed, or called' }),
  attemptNumber: z.int().nullable(),
  state: z.enum(['dialling', 'ringing', 'talking', 'ended']),
  node: z.string().nullable(),
  result: z.enum(resultCodes).nullable(),
  keyed: z.array(z.string()).meta({ description: 'Entry by entry; identity entries as bullets' }),
  placedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  promise: promise.nullable(),
};

export const call = z.object(callShape).meta({ id: 'Call' });

const event = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ at: instant, kind: z.literal(kind), ...shape });

const timelineEntry = z
  .discriminatedUnion('kind', [
    event('admitted', { rule: z.string(), pack: z.string() }),
    event('dialled', { trunk: z.string(), callerIdentity: z.string() }),
    event('arrived', { trunk: z.string(), called: z.string(), served: z.enum(['flow', 'closed', 'full']) }),
    event('looked_up', { found: z.boolean() }),
    event('ringing', {}),
    event('answered', {}),
    event('node_entered', { node: z.string() }),
    event('said', {
      prompt: z.string(),
      words: z.string().nullable(),
      playedMs: z.int(),
      totalMs: z.int(),
      outcome: z.enum(['finished', 'stopped', 'failed', 'leg_gone', 'unconfirmed']),
    }),
    event('keyed', { digits: z.string(), masked: z.boolean() }),
    event('silence', {}),
    event('identity_checked', {
      fields: z.array(z.enum(['birth_date', 'birth_number', 'national_id', 'customer_number', 'postcode'])),
      outcome: z.enum(['match', 'no_match', 'unknown']),
    }),
    event('promised', promise.shape),
    event('disputed', {
      code: z.enum(disputeCodes),
    }),
    event('claimed_paid', {}),
    event('wrong_person', {}),
    event('opted_out', { scope: z.enum(['all', 'voice', 'sms', 'email', 'letter', 'messaging', 'number']) }),
    event('planned', {
      total: money,
      instalments: z.array(z.object({ amount: money, date })),
    }),
    event('hardship', {}),
    event('answered_survey', { question: z.string(), answer: z.string() }),
    event('tagged', { tag: z.string() }),
    event('who_answered', {
      who: z.enum(['person', 'machine', 'fax', 'network']),
      by: z.enum(['key', 'talk', 'beep', 'fax_tone', 'network_tone', 'amd']).meta({ description: 'By what it is known' }),
      afterMs: z.int().meta({ description: 'From the answer' }),
    }),
    event('recorded', { purpose: z.enum(['call', 'message', 'statement']), durationMs: z.int(), complete: z.boolean() }),
    event('callback_asked', { from: instant.nullable(), to: instant.nullable() }),
    event('webhook_called', { outcome: z.enum(['answered', 'failed']), code: z.string().nullable(), ms: z.int() }),
    event('transferred', { queue: z.string(), outcome: z.enum(['completed', 'nobody', 'failed']) }),
    event('resumed', {}),
    event('hung_up', { by: z.enum(['debtor', 'us', 'network']) }),
    event('result', { result: z.enum(resultCodes) }),
    event('follow_up', {
      channel: z.enum(['sms', 'email']),
      template: z.string(),
      state: z.enum(['requested', 'sent', 'delivered', 'failed']),
    }),
  ])
  .meta({ id: 'TimelineEntry' });

const callDetail = z
  .object({
    ...callShape,
    flow: z.string(),
    flowVersion: z.string().nullable(),
    language: z.string().nullable(),
    trunk: z.string(),
    sipCode: z.int().nullable(),
    q850Cause: z.int().nullable(),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'CallDetail' });

const gateRefusal = z
  .object({
    seq: z.int(),
    at: instant,
    campaignId,
    campaign: z.string(),
    personId,
    who: z.string(),
    number: z.string().nullable(),
    rule: z.string(),
    pack: z.string(),
    reason: z.string(),
    values: messageValues,
    nextAt: instant.nullable(),
  })
  .meta({ id: 'GateRefusal' });

const refusalCount = z.object({ rule: z.string(), count: z.int() }).meta({ id: 'RefusalCount' });

const messageShape = {
  id: messageId,
  personId: personId.nullable(),
  kind: z.enum(['follow_up', 'report']).meta({ description: 'To a debtor who asked for it, or to an operator' }),
  channel: z.enum(messageChannels),
  state: z.enum(messageStates),
  template: z.string(),
  who: z.string().nullable(),
  to: z.string().meta({ description: 'Masked, but for reports' }),
  campaignId: campaignId.nullable(),
  campaign: z.string().nullable(),
  callId: attemptId.nullable(),
  failure: z.string().nullable().meta({ description: 'Why it failed, or why nobody can tell' }),
  createdAt: instant,
  settledAt: instant.nullable(),
};

const message = z.object(messageShape).meta({ id: 'Message' });

const messageDetail = z
  .object({
    ...messageShape,
    sender: z.string(),
    subject: z.string().nullable(),
    body: z.string(),
    language: z.string(),
    tellsOfDebt: z.boolean(),
    parts: z.int().nullable().meta({ description: 'Of an SMS' }),
    tries: z.int(),
    nextTryAt: instant.nullable(),
    where: z.string().nullable().meta({ description: 'In the channel’s own words' }),
    attachments: z.array(z.object({ name: z.string(), size: z.int() })),
  })
  .meta({ id: 'MessageDetail' });

const dialling = z
  .object({ allowed: z.boolean(), since: instant.nullable(), by: z.string().nullable() })
  .meta({ id: 'Dialling' });

const suppressionList = z
  .object({ list: z.string(), numbers: z.int(), inForce: z.int(), latest: instant })
  .meta({ id: 'SuppressionList' });

const suppressionWish = z
  .object({
    number: z.string().min(1).max(40).meta({ description: 'International, or national of `country`' }),
    country: z.enum(countries).default('CZ'),
    list: z.string().max(40).default('general'),
    reason: z.string().max(500).nullable().default(null),
    until: z.iso.date().nullable().default(null).meta({ description: 'The last day on which it is held back' }),
  })
  .meta({ id: 'SuppressionWish' });
export const limit = z.object({ value: z.int(), source: z.string() });

export const settingsShape = {
  concurrency: z.int().min(1).meta({ description: 'Calls up at once' }),
  callsPerSecond: z.number().positive(),
  attemptsPerDay: z.int().min(1).meta({ description: 'Per debtor; the law binds as well' }),
  attemptsInAll: z.int().min(1).meta({ description: 'Per debtor in this campaign; the law binds as well' }),
  ringMs: z.int().positive(),
  longestCallMs: z.int().positive(),
  calendar: z.enum(['legal', 'rehearsal']),
  callerIdentityPolicy: z.enum(['sticky', 'round_robin', 'least_recently_used', 'local_presence', 'health_rested']),
  summaryTo: z.array(z.email()).max(10).readonly().meta({ description: 'Who gets the summary when it ends' }),
  answering: z.enum(['human_first', 'amd']).meta({ description: '`amd`: Asterisk listens in silence before the first word' }),
  amdNotSure: z.enum(['human', 'machine']).meta({ description: 'What NOTSURE of AMD means' }),
  amdDecides: z.boolean().meta({ description: 'The word of AMD for a machine is enough by itself' }),
  recordCalls: z.boolean().meta({ description: 'Calls may be recorded where the flow announces it' }),
  agentNumber: z.string().max(32).nullable().meta({ description: 'Where a debtor who asks for a person is connected to' }),
  retryAfterMs: z.partialRecord(z.enum(resultCodes), z.int().positive()).meta({ description: 'By the result of the last try' }),
};

const recordings = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string(),
          purpose: z.enum(['call', 'message', 'statement']),
          state: z.enum(['running', 'kept', 'incomplete', 'empty', 'deleted']),
          audible: z.boolean().meta({ description: 'There is something to hear' }),
          startedAt: instant,
          durationMs: z.int().nullable(),
        })
        .meta({ id: 'Recording' }),
    ),
  })
  .meta({ id: 'Recordings' });

const campaignSettings = z
  .object({
    ...settingsShape,
    law: z.object({ attemptsPerDay: limit, attemptsPerSevenDays: limit, attemptsInAll: limit }),
  })
  .meta({ id: 'CampaignSettings' });

const campaignSettingsChange = z
  .strictObject({ ...settingsShape, reason: z.string().max(500).meta({ description: 'For the journal' }) })
  .partial()
  .meta({ id: 'CampaignSettingsChange' });

const lineCaps = { callsPerSecond: z.number().positive() };

const limits = z
  .object({ calls: z.int(), ...lineCaps, inUse: z.int(), ceiling: z.object({ calls: z.int(), ...lineCaps }) })
  .meta({ id: 'Limits' });

const limitsChange = z
  .strictObject({ calls: z.int().min(1), ...lineCaps })
  .partial()
  .meta({ id: 'LimitsChange' });

const trunkCaps = { channels: z.int().min(1), ...lineCaps, destinations: z.array(z.enum(countries)) };

const trunk = z
  .object({
    id: trunkId,
    name: z.string(),
    host: z.string(),
    port: z.int(),
    simulated: z.boolean(),
    user: z.string().nullable().meta({ description: 'The account at the carrier, where there is one' }),
    hasPassword: z.boolean(),
    ...trunkCaps,
    inUse: z.int().meta({ description: 'Calls up on it now' }),
    state: z.enum(['reachable', 'unreachable', 'unmonitored', 'unknown']),
    breaker: z
      .object({ state: z.enum(['open', 'half_open', 'closed']), since: instant, reason: z.string() })
      .nullable()
      .meta({ description: 'Open: it gets no calls' }),
  })
  .meta({ id: 'Trunk' });

const trunkChange = z
  .strictObject({
    ...trunkCaps,
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65_535),
    user: z.string().max(200).nullable(),
    password: z.string().max(200).nullable().meta({ description: 'Goes in and never comes out' }),
  })
  .partial()
  .meta({ id: 'TrunkChange' });

const callerIdentity = z
  .object({
    id: idOf('cid'),
    number: z.string(),
    creditor: z.string(),
    state: z.enum(['verified', 'not_verified', 'resting']),
    verifiedAt: instant.nullable(),
    restsUntil: instant.nullable(),
    restReason: z.enum(['spam_blocked', 'declined_often', 'hung_up_at_once']).nullable(),
    usedToday: z.int(),
    dailyCap: z.int(),
    up: z.int().meta({ description: 'Calls up with it now' }),
    concurrentCap: z.int().nullable(),
    inboundFlow: z.string().nullable().meta({ description: 'The flow that answers whoever calls it' }),
    inboundAgent: z.string().nullable(),
    health: z
      .object({ attempts: z.int(), declined: z.int(), answered: z.int(), hungUpAtOnce: z.int(), spamBlocked: z.int() })
      .meta({ description: 'Of its last fifty calls' }),
  })
  .meta({ id: 'CallerIdentity' });

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().meta({ description: 'Cursor of the next page' }) });

/** `data` of a server-sent event; its `id` is `seq`, its `event` is `happened`. */
const journalEvent = z
  .object({
    seq: z.int(),
    id: z.string(),
    at: instant,
    type: z.string(),
    actor: z.string(),
    subject: z.record(z.string(), z.string()),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'JournalEvent' });

export const schemas = {
  recordings,
  problem,
  session,
  credentials,
  passwordChange,
  campaign,
  campaigns: z.object({ items: z.array(campaign) }),
  call,
  calls: pageOf(call),
  callDetail,
  timelineEntry,
  gateRefusal,
  gateRefusals: pageOf(gateRefusal),
  refusalCounts: z.object({ items: z.array(refusalCount) }),
  message,
  messages: pageOf(message),
  messageDetail,
  dialling,
  suppressionLists: z.object({ items: z.array(suppressionList) }),
  suppressionWish,
  suppressed: z.object({ list: z.string(), outcome: z.enum(['added', 'changed', 'unchanged']) }),
  campaignSettings,
  campaignSettingsChange,
  limits,
  limitsChange,
  trunk,
  trunkChange,
  trunks: z.object({ items: z.array(trunk) }),
  callerIdentity,
  callerIdentities: z.object({ items: z.array(callerIdentity) }),
  journalEvent,
} as const;

export type WireMoney = z.output<typeof money>;
export type Recordings = z.output<typeof recordings>;
export type Problem = z.output<typeof problem>;
export type Session = z.output<typeof session>;
export type Campaign = z.output<typeof campaign>;
export type Call = z.output<typeof call>;
export type CallDetail = z.output<typeof callDetail>;
export type TimelineEntry = z.output<typeof timelineEntry>;
export type RefusalCount = z.output<typeof refusalCount>;
export type GateRefusal = z.output<typeof gateRefusal>;
export type Message = z.output<typeof message>;
export type MessageDetail = z.output<typeof messageDetail>;
export type Dialling = z.output<typeof dialling>;
export type CampaignSettings = z.output<typeof campaignSettings>;
export type CampaignSettingsChange = z.input<typeof campaignSettingsChange>;
export type Limits = z.output<typeof limits>;
export type LimitsChange = z.input<typeof limitsChange>;
export type Trunk = z.output<typeof trunk>;
export type TrunkChange = z.input<typeof trunkChange>;
export type CallerIdentity = z.output<typeof callerIdentity>;
export type JournalEventWire = z.output<typeof journalEvent>;
export type Page<Item> = { items: Item[]; next: string | null };
