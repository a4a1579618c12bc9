import type { TransferEnded } from '../desk/events.ts';
import type { AttemptEnded, AttemptReserved } from '../dialer/events.ts';
import type { GateTerms } from '../gate/events.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { AttemptId, CampaignId, CaseId, CreditorId, EventId, PersonId } from '../kernel/ids.ts';
import { type ResultCode, reachedRightParty } from '../kernel/result-code.ts';
import type { EventOf, EventType, JudgedEvent } from './judged-event.ts';
import { burnsAttempt, needsAnswer, sipCodesOf } from './result-facts.ts';

/**
 * Writes journals by hand, for tests and rehearsals of the judge: `aJournal().dials('jana').answers().identifies().ends('rpc_informed')`.
 * What is not said is as it should be: a Monday at 9:00 in Prague, a running campaign `autumn` of creditor `acme` on the real trunk `alpha`.
 */
export function aJournal(setting: Setting = {}): WrittenJournal {
  return new WrittenJournal(setting);
}

export type Setting = { readonly entries?: number; readonly simulated?: boolean };

type Paid = { readonly payment?: string; readonly restMinor?: number } & Partial<EventOf<'payment_matched'>['data']>;

type DialTerms = {
  readonly attempt?: string;
  readonly campaign?: string;
  readonly creditor?: string;
  readonly case?: string;
  readonly caps?: Partial<AttemptReserved['caps']>;
} & Partial<Omit<AttemptReserved, 'caps'>>;

type MessageTerms = Partial<Omit<EventOf<'message_written'>['data'], 'terms'>> & {
  readonly creditor?: string;
  readonly terms?: Partial<GateTerms>;
};

export class WrittenJournal {
  /** Epoch ms; every event is written at this moment. */
  now = instant('2026-11-01', '09:00');
  private events: JournalEvent[] = [];
  private seq = 0;
  private attempts = 0;
  private owingMuch = 0;
  private readonly ordinals = new Map<string, number>();

  constructor({ entries = 3, simulated = false }: Setting) {
    this.writes('trunk_added', { name: 'alpha', simulated, channels: 10 });
    this.startsCampaign('autumn', entries).at('09:00');
  }

  /** All that was written, oldest first. */
  read(): JournalEvent[] {
    return this.events;
  }

  /** Of the last event written. */
  get lastId(): EventId {
    return `evt_${this.seq}`;
  }

  /** Hands over what was written since the last time and forgets it. */
  take(): JournalEvent[] {
    return this.events.splice(0);
  }

  /** Sets the clock: local time of Prague. */
  at(time: string, date = '2026-11-23'): this {
    this.now = instant(date, time);
    return this;
  }

  later(ms: number): this {
    this.now += ms;
    return this;
  }

  writes<T extends EventType>(
    type: T,
    data: EventOf<T>['data'],
    subject: JudgedEvent['subject'] = {},
    actor: JudgedEvent['actor'] = 'dialer',
  ): this {
    this.seq += 1;
    this.events.push({ seq: this.seq, id: `evt_${this.seq}`, at: this.now, actor, type, subject, data });
    return this;
  }

  startsCampaign(name: string, entries: number): this {
    const subject = { campaignId: `cmp_${name}`, creditorId: 'crd_acme' } as const;
    return this.writes('campaign_created', { name, flow: 'soft-reminder', entries }, subject).moves('running', name);
  }

  moves(to: string, campaign = 'autumn'): this {
    const subject = { campaignId: `cmp_${campaign}`, creditorId: 'crd_acme' } as const;
    return this.writes('campaign_state_changed', { from: 'before', to, reason: 'ordered' }, subject);
  }

  /** The campaign has finished with them. */
  settles(...people: string[]): this {
    for (const person of people)
      this.writes(
        'entry_done',
        { entryId: `ent_${person}`, because: 'settled' },
        { campaignId: 'cmp_autumn', personId: `per_${person}` },
      );
    return this;
  }

  holds(person: string, hold: Partial<EventOf<'hold_placed'>['data']> = {}): this {
    const data = { holdId: `hld_${person}`, reason: 'dispute', scope: 'person', from: this.now, until: null, ...hold } as const;
    return this.writes('hold_placed', data, { personId: `per_${person}`, creditorId: 'crd_acme', caseId: `cas_${person}` });
  }

  marks(contactPoint: string, status: EventOf<'contact_point_marked'>['data']['status']): this {
    return this.writes('contact_point_marked', { contactPointId: `cnt_${contactPoint}`, status });
  }

  /** Somebody calls us from her own number, proves who she is and hears what she owes. */
  isCalledBy(person: string): this {
    const subject = { attemptId: `att_in_${person}`, personId: `per_${person}`, creditorId: 'crd_acme' } as const;
    const arrived = {
      trunk: 'alpha',
      callerIdentityId: 'cid_one',
      served: 'flow',
      numberShown: true,
      candidates: 'one',
    } as const;
    const at = this.now;
    this.writes('inbound_call_arrived', { at, ...arrived, contactPointId: `cnt_${person}` }, subject);
    this.writes('inbound_call_answered', { at, flow: 'call-back-line', version: 'v1', language: 'cs' }, subject);
    this.writes('node_entered', { node: 'who', visit: 1, verified: false, resumed: false }, subject);
    this.writes('identity_checked', { fields: ['birth_date'], outcome: 'match' }, subject, 'debtor');
    this.writes('node_entered', { node: 'balance', visit: 2, verified: true, resumed: false }, subject);
    const heard = { node: 'balance', prompt: 'balance-one', playedMs: 3000, ofMs: 3000, outcome: 'finished' } as const;
    this.writes('prompt_heard', { ...heard, disclosesDebt: true, verified: true }, subject);
    const ended = { result: 'rpc_informed', flowResult: 'rpc_informed', cause: 16, answered: true, hungUpBy: 'us' } as const;
    return this.writes('inbound_call_ended', { at: at + 60_000, ...ended, conversation: true, talkMs: 60_000 }, subject);
  }

  /** A message that nobody asked for, as a strategy sends it. */
  isWrittenTo(person: string, told: MessageTerms = {}): this {
    const { creditor = 'acme', terms, ...data } = told;
    const messageId = `msg_${this.seq + 1}` as const;
    const subject = { personId: `per_${person}`, creditorId: `crd_${creditor}` } as const;
    return this.writes(
      'message_written',
      {
        ...{ messageId, channel: 'sms', contactPointId: `cnt_${person}`, trust: 'verified', purpose: 'collection' },
        ...{ template: 'payment-details', debtFacts: false, neutral: true, language: 'cs', smsParts: 1, requestedBy: 'evt_0' },
        terms: { ...usualTerms, ...usualPack, window: windowOf(this.now), ...terms },
        ...data,
      },
      subject,
      'outreach',
    ).writes('message_handed_over', { messageId, channel: 'sms', driver: 'outbox', where: 'outbox' }, subject, 'outreach');
  }

  /** She was told that her debt was sold. */
  isTold(person: string, sentOn: string, kind: EventOf<'notice_recorded'>['data']['kind'] = 'assignment'): this {
    const data = { noticeId: `ntc_${person}`, kind, sentOn, deliveredOn: null, way: 'letter' } as const;
    return this.writes('notice_recorded', data, { personId: `per_${person}`, creditorId: 'crd_acme' }, 'user:anna');
  }

  /** A payment of a receivable of 100.00 comes in and is matched; `restMinor` of the receivable is let go. */
  isPaid(person: string, { payment = person, restMinor = 0, ...data }: Paid = {}): this {
    const receivableId = `rcv_${person}` as const;
    const subject = { personId: `per_${person}`, creditorId: 'crd_acme', caseId: `cas_${person}`, receivableId } as const;
    const transactionId = `trn_${payment}` as const;
    const amountMinor = 100_00 - restMinor;
    const allocated = {
      allocationId: `alc_${payment}`,
      receivableId,
      amountMinor,
      billedMinor: 100_00,
      owedMinor: restMinor,
    } as const;
    const facts = { transactionId, currency: 'CZK', transactionMinor: amountMinor } as const;
    const matched = { rule: 'variable_symbol_and_amount', best: 1, allocations: [allocated] } as const;
    this.writes('payment_matched', { ...facts, ...matched, ...data }, subject, 'system');
    if (restMinor > 0) {
      const letGo = { writeOffId: `wof_${payment}`, amountMinor: restMinor, toleranceMinor: 100, transactionId } as const;
      this.writes('written_off', { ...letGo, billedMinor: 100_00, owedMinor: 0 }, subject, 'system');
    }
    return this.writes('receivable_settled', { transactionId }, subject, 'system');
  }

  /** What `isPaid` paid is taken back by the bank, and owed again. */
  isReversed(person: string, { payment = person, restMinor = 0 }: Pick<Paid, 'payment' | 'restMinor'> = {}): this {
    const receivableId = `rcv_${person}` as const;
    const subject = { personId: `per_${person}`, creditorId: 'crd_acme', caseId: `cas_${person}` } as const;
    const transactionId = `trn_${payment}` as const;
    const amountMinor = 100_00 - restMinor;
    if (restMinor > 0)
      this.writes(
        'write_off_undone',
        { writeOffId: `wof_${payment}`, amountMinor: restMinor },
        { ...subject, receivableId },
        'system',
      );
    const allocations = [{ allocationId: `alc_${payment}`, receivableId, amountMinor, owedMinor: 100_00 }] as const;
    const facts = { transactionId, currency: 'CZK', transactionMinor: amountMinor } as const;
    this.writes('payment_reversed', { ...facts, allocations, reversal: `trn_${payment}_back` }, subject, 'system');
    return this.writes('receivable_reopened', { owedMinor: 100_00, transactionId }, { ...subject, receivableId }, 'system');
  }

  /** The creditor asks a company for the costs of collection. */
  asksForCosts(person: string): this {
    const subject = {
      personId: `per_${person}`,
      creditorId: 'crd_acme',
      caseId: `cas_${person}`,
      receivableId: `rcv_costs_${person}`,
    } as const;
    const law = { country: 'CZ', euroRate: null, source: 'NV 351/2013 §3' } as const;
    const sum = { costOf: `rcv_${person}`, amountMinor: 120_000, currency: 'CZK', debtor: 'company' } as const;
    return this.writes('lump_sum_booked', { ...sum, ...law, lateSince: '2026-11-02', on: '2026-11-23' }, subject, 'user:eva');
  }

  /** All segments are formed anew: so many are in the one that owes much. */
  formsSegments(size: number): this {
    const before = this.owingMuch;
    this.owingMuch = size;
    const counts = { joined: Math.max(0, size - before), left: Math.max(0, before - size) };
    const segments = [{ name: 'owes-much', size, ...counts }];
    return this.writes('segments_formed', { formingId: `frm_${this.seq}`, cases: 10, segments }, {}, 'system');
  }

  /** A strategy writes to somebody, whose lighter step it passes over, and who pays thereupon. */
  isPlannedFor(person: string): this {
    const enrolmentId = `enr_${person}` as const;
    const stepId = `stp_${person}` as const;
    const subject = { personId: `per_${person}`, creditorId: 'crd_acme', caseId: `cas_${person}` } as const;
    const run = { strategy: 'soft', version: 'v1' };
    const day = Temporal.Instant.fromEpochMilliseconds(this.now).toZonedDateTimeISO('Europe/Prague').toPlainDate().toString();
    const lines = [{ receivableId: `rcv_${person}` as const, enrolmentId, level: 1 }];
    const about = { severity: 'reminder', purpose: 'collection', currency: 'CZK', lines, fallbacks: [] } as const;
    const by = {
      channel: 'sms',
      template: 'payment-details',
      flow: null,
      attempts: null,
      registered: false,
      costMinor: 150,
    } as const;
    this.writes('strategy_entered', { enrolmentId, ...run, because: 'only_one' }, subject);
    this.writes('step_due', { stepId, ...run, step: 'reminder', level: 1, day, ...about, ...by }, subject);
    const passed = { enrolmentId, strategy: 'soft', step: 'courtesy', level: 0, by: stepId, because: 'graver_step' };
    this.writes('step_superseded', passed, subject);
    this.writes('step_ended', { stepId, fate: 'done', because: 'message_handed_over' }, subject);
    return this.writes('strategy_left', { enrolmentId, because: 'paid' }, subject);
  }

  dials(person: string, terms: DialTerms = {}): WrittenCall {
    this.attempts += 1;
    const {
      attempt = `${this.attempts}`,
      campaign = 'autumn',
      creditor = 'acme',
      case: caseName = person,
      caps,
      ...data
    } = terms;
    const ordinal = (this.ordinals.get(person) ?? 0) + 1;
    this.ordinals.set(person, ordinal);
    const subject: CallSubject = {
      attemptId: `att_${attempt}`,
      personId: `per_${person}`,
      creditorId: `crd_${creditor}`,
      campaignId: `cmp_${campaign}`,
      caseId: `cas_${caseName}`,
    };
    const reserved: AttemptReserved = {
      at: this.now,
      entryId: `ent_${person}`,
      contactPointId: `cnt_${person}`,
      trunk: 'alpha',
      callerIdentityId: 'cid_one',
      ordinal,
      purpose: 'collection',
      dueAt: this.now,
      rehearsalNumber: false,
      destination: { kind: 'mobile', country: 'CZ', reachable: ['CZ'] },
      silenceDays: 7,
      packs: ['cz 2026-11'],
      calendar: 'legal',
      callerIdentityPolicy: 'sticky',
      timeZone: 'Europe/Prague',
      window: windowOf(this.now),
      terms: { ...usualTerms, ...(data.purpose === 'courtesy' && { severity: 'courtesy' }) },
      ...data,
      caps: { ...roomyCaps, ...caps },
    };
    this.writes('attempt_reserved', reserved, subject);
    return new WrittenCall(this, subject, reserved);
  }
}

type CallSubject = {
  readonly attemptId: AttemptId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId;
  readonly caseId: CaseId;
};

/** One attempt of a written journal. Each step is written at the journal's clock of that moment. */
export class WrittenCall {
  verified = false;
  private visit = 0;
  private node = 'greeting';
  private answered = false;
  private readonly journal: WrittenJournal;
  readonly subject: CallSubject;
  private readonly reserved: AttemptReserved;

  constructor(journal: WrittenJournal, subject: CallSubject, reserved: AttemptReserved) {
    this.journal = journal;
    this.subject = subject;
    this.reserved = reserved;
  }

  writes<T extends EventType>(type: T, data: EventOf<T>['data'], actor: JudgedEvent['actor'] = 'dialer'): this {
    this.journal.writes(type, data, this.subject, actor);
    return this;
  }

  ordered(taken: EventOf<'attempt_order_answered'>['data']['taken'] = 'accepted'): this {
    return this.writes('attempt_order_answered', { taken, code: null });
  }

  answers(): this {
    this.answered = true;
    this.writes('attempt_rang', { at: this.journal.now });
    this.writes('attempt_answered', { at: this.journal.now, flow: 'soft-reminder', version: 'v1', language: 'cs' });
    return this.enters('greeting').hears('greeting', { disclosesDebt: false }).enters('who');
  }

  enters(node: string): this {
    this.visit += 1;
    this.node = node;
    return this.writes('node_entered', { node, visit: this.visit, verified: this.verified, resumed: false });
  }

  hears(prompt: string, data: Partial<EventOf<'prompt_heard'>['data']> = {}): this {
    const { node, verified } = this;
    const heard = { node, prompt, playedMs: 3000, ofMs: 3000, outcome: 'finished', disclosesDebt: true, verified } as const;
    return this.writes('prompt_heard', { ...heard, ...data });
  }

  presses(keys: string): this {
    return this.writes('keys_pressed', { node: this.node, keys, count: keys.length });
  }

  /** The digits of a birth date, and what came of them. */
  identifies(outcome: EventOf<'identity_checked'>['data']['outcome'] = 'match'): this {
    this.presses('••••••••').enters(this.node);
    this.writes('identity_checked', { fields: ['birth_date'], outcome }, 'debtor');
    this.verified ||= outcome === 'match';
    return this.verified ? this.enters('balance').hears('balance') : this.enters(this.node);
  }

  promises(): this {
    this.enters('promise');
    return this.writes(
      'promise_recorded',
      {
        promiseId: `prm_${this.subject.attemptId}`,
        amountMinor: 100_00,
        currency: 'CZK',
        date: '2026-11-30',
        receivables: [],
        totalMinor: 100_00,
        today: '2026-11-23',
        latest: '2026-12-07',
        leastMinor: 30_00,
      },
      'debtor',
    );
  }

  /** In two instalments, as its creditor allows. */
  plans(data: Partial<EventOf<'plan_accepted'>['data']> = {}): this {
    this.enters('plan');
    const instalments = ['2026-11-30', '2026-12-30'].map((date) => ({ date, amountMinor: 50_00 }));
    const policy = { most: 4, everyDays: 30, leastMinor: 10_00 };
    const planned = { planId: `pln_${this.subject.attemptId}`, currency: 'CZK', totalMinor: 100_00, instalments } as const;
    const checked = { today: '2026-11-23', firstBy: '2026-12-23', policy, receivables: [] };
    return this.writes('plan_accepted', { ...planned, ...checked, ...data }, 'debtor');
  }

  /** Between these instants she wants to be called back. */
  asksBack(from: number, to: number): this {
    return this.writes('callback_asked', { visit: 7, from, to }, 'debtor');
  }

  asksFor(channel: 'sms' | 'email', actor: JudgedEvent['actor'] = 'debtor'): this {
    const { contactPointId } = this.reserved;
    const { verified } = this;
    return this.writes(
      'follow_up_requested',
      { channel, template: 'promise-confirmation', visit: 7, contactPointId, verified, language: 'cs' },
      actor,
    );
  }

  /** Outreach answers the request that was just made. */
  getsWritten(message: string, data: Partial<EventOf<'message_written'>['data']> = {}): this {
    const contactPointId = `cnt_${this.reserved.contactPointId.slice('cnt_'.length)}` as const;
    return this.writes(
      'message_written',
      {
        messageId: `msg_${message}`,
        channel: 'sms',
        contactPointId,
        trust: 'speaking_from',
        purpose: 'service_reply',
        template: 'promise-confirmation',
        debtFacts: true,
        neutral: false,
        language: 'cs',
        smsParts: 1,
        requestedBy: this.journal.lastId,
        ...data,
      },
      'outreach',
    );
  }

  isTransferred(heard: Partial<TransferEnded> = {}): this {
    return this.writes('transfer_ended', {
      queue: 'collections',
      outcome: 'completed',
      because: 'parted',
      agentPackets: 500,
      joinedPackets: { agent: 400, debtor: 400 },
      whisperHeard: true,
      rangMs: 2000,
      joinedMs: 20_000,
      ...heard,
    });
  }

  optsOut(): this {
    return this.writes('opt_out_recorded', { optOutId: `opt_${this.subject.attemptId}`, scope: 'all' }, 'debtor');
  }

  /** Leaves the traces that the result needs besides those written so far, and ends. */
  ends(result: ResultCode, data: Partial<AttemptEnded> = {}): WrittenJournal {
    const { trunk, callerIdentityId } = this.reserved;
    const answered = needsAnswer(result) || this.answered;
    this.writes('attempt_ended', {
      at: this.journal.now,
      result,
      flowResult: null,
      sipCode: sipCodesOf[result]?.[0] ?? otherSipCodes[result] ?? null,
      cause: null,
      ringing: answered || result === 'no_answer',
      answered,
      hungUpBy: 'far_end',
      burns: burnsAttempt(result),
      conversation: reachedRightParty(result),
      talkMs: answered ? 30_000 : null,
      released: { callerIdentityId, trunk },
      ...data,
    });
    return this.journal;
  }
}

const otherSipCodes: Readonly<Partial<Record<ResultCode, number>>> = { carrier_failed: 503, carrier_rejected: 403 };

const usualTerms: NonNullable<AttemptReserved['terms']> = {
  severity: 'reminder',
  stage: 'demand',
  contactsPerSevenDays: 10,
  bankData: null,
  assignedSince: null,
};

const usualPack = { packs: ['cz 2026-11'], timeZone: 'Europe/Prague', hoursBetweenMessages: 48, silenceDays: 7 } as const;

const roomyCaps: AttemptReserved['caps'] = {
  overall: 50,
  overallPerSecond: 50,
  campaign: 50,
  trunk: 50,
  campaignPerSecond: 50,
  trunkPerSecond: 50,
  personPerDay: 3,
  personPerSevenDays: 7,
  personPerCampaign: 9,
  identityPerDay: 200,
  identityAtOnce: null,
};

function instant(date: string, time: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'Europe/Prague', plainTime: time }).epochMilliseconds;
}

/** 8:00 to 20:00 less ten minutes for the call. */
function windowOf(at: number): AttemptReserved['window'] {
  const hour = Math.floor(at / 3_600_000);
  const known = windows.get(hour);
  if (known) return known;
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Prague').toPlainDate().toString();
  const window = { opens: instant(day, '08:00'), lastDial: instant(day, '19:50') };
  windows.set(hour, window);
  return window;
}

const windows = new Map<number, { readonly opens: number; readonly lastDial: number }>();
