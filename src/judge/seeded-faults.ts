import type { JournalEvent } from '../journal/event.ts';
import type { EventOf, EventType } from './judged-event.ts';

/** A way to spoil a good journal in one place, and the rule that must then be found broken. For proofs of the judge. */
export type Fault = {
  readonly rule: string;
  readonly does: string;
  fits(event: JournalEvent, journal: readonly JournalEvent[], index: number): boolean;
  /** What stands in the event's place; the lines are numbered anew unless `keepsNumbers`. */
  instead(event: JournalEvent, journal: readonly JournalEvent[]): readonly JournalEvent[];
  readonly keepsNumbers?: true;
};

const hour = 3_600_000;
const day = 24 * hour;

export const faults: readonly Fault[] = [
  changed('calls_inside_window', 'dials at another time than its window', 'attempt_reserved', ({ data }) => ({
    window: { opens: data.at + 1, lastDial: data.at + hour },
  })),
  changedMessage('messages_inside_window', 'writes before the hours of the channel', ({ at, data: { terms } }) => ({
    terms: terms && { ...terms, window: { opens: at + 1, lastDial: at + hour } },
  })),
  changedMessage('messages_inside_window', 'writes under a window of another day', ({ at, data: { terms } }) => ({
    terms: terms && { ...terms, window: { opens: at - day, lastDial: at + day } },
  })),
  {
    ...changedMessage('messages_apart', 'writes another message at once', () => ({})),
    instead: (event) => [event, withData(event, { messageId: 'msg_another' })],
  },
  changedMessage('contacts_per_person_and_week', 'writes above the cap of all channels', ({ data: { terms } }) => ({
    terms: terms && { ...terms, contactsPerSevenDays: 0 },
  })),
  changed('contacts_per_person_and_week', 'dials above the cap of all channels', 'attempt_reserved', ({ data: { terms } }) => ({
    terms: terms && { ...terms, contactsPerSevenDays: 0 },
  })),
  changedMessage('assignment_told_first', 'writes about a sold claim to somebody untold', ({ data: { terms } }) => ({
    terms: terms && { ...terms, assignedSince: '2026-10-01' },
  })),
  before('assignment_told_first', 'dials for a buyer who told nobody', () => ({
    type: 'notice_duty_set',
    data: { kind: 'assignment', since: '2026-10-01' },
  })),
  changedMessage('severity_within_stage', 'threatens at the stage of a demand', ({ data: { terms } }) => ({
    terms: terms && { ...terms, severity: 'final' },
  })),
  changed('severity_within_stage', 'calls a courtesy and demands', 'attempt_reserved', ({ data: { terms } }) => ({
    purpose: 'courtesy',
    terms: terms && { ...terms, severity: 'demand' },
  })),
  changedMessage('bank_data_fresh', 'duns by an old statement', ({ at, data: { terms } }) => ({
    terms: terms && { ...terms, bankData: { asOf: at - 2 * day, staleFrom: at } },
  })),
  changed('bank_data_fresh', 'duns before any statement came', 'attempt_reserved', ({ data: { terms } }) => ({
    terms: terms && { ...terms, bankData: { asOf: null, staleFrom: 0 } },
  })),
  beforeMessage('opt_out_respected', 'writes after an opt-out of the channel', () => ({
    type: 'opt_out_recorded',
    data: { optOutId: 'opt_x', scope: 'sms', purpose: 'collection' },
  })),
  beforeMessage('holds_respected', 'writes during a hold', ({ at }) => ({
    type: 'hold_placed',
    data: { holdId: 'hld_x', reason: 'insolvency', scope: 'person', from: at, until: null },
  })),
  beforeMessage('silence_after_conversation', 'writes after a conversation', ({ at }) => ({
    type: 'inbound_call_ended',
    data: { at, result: 'rpc_informed', talkMs: 0 },
  })),
  changed('rehearsal_stays_rehearsal', 'dials a rehearsal number by a real trunk', 'attempt_reserved', () => ({
    rehearsalNumber: true,
  })),
  changed('destinations_allowed', 'dials a premium number', 'attempt_reserved', ({ data: { destination } }) => ({
    destination: destination && { ...destination, kind: 'premium' },
  })),
  changed('destinations_allowed', 'dials abroad', 'attempt_reserved', ({ data: { destination } }) => ({
    destination: destination && { ...destination, country: 'DE' },
  })),
  before('suppressed_numbers_left_alone', 'dials a suppressed number', ({ contactPointId }) => ({
    type: 'contact_points_suppressed',
    data: { list: 'general', contactPoints: [{ contactPointId, until: null }] },
  })),
  {
    rule: 'suppressed_numbers_left_alone',
    does: 'writes to a suppressed number',
    fits: (event) => is('message_written', event),
    instead: (event) =>
      is('message_written', event)
        ? [
            {
              ...event,
              type: 'contact_points_suppressed',
              data: { list: 'general', contactPoints: [{ contactPointId: event.data.contactPointId, until: event.at + 1 }] },
            },
            event,
          ]
        : [event],
  },
  {
    rule: 'stop_all_respected',
    does: 'rings an agent after the red button',
    fits: (event) => is('transfer_ended', event),
    instead: (event) => [
      { ...event, type: 'everything_stopped', subject: {}, data: { reason: 'drill' } },
      { ...event, type: 'transfer_started', data: { queue: 'collections', agentChannel: 'agent-x', waitMs: 1000 } },
      { ...event, type: 'everything_released', subject: {}, data: { reason: 'drill' } },
      event,
    ],
  },
  {
    rule: 'rehearsal_stays_rehearsal',
    does: 'rings an agent of a rehearsal number by a real trunk',
    fits: (event) => is('transfer_ended', event),
    instead: (event) => [
      {
        ...event,
        type: 'transfer_started',
        data: { queue: 'collections', agentChannel: 'agent-x', waitMs: 1000, trunk: 'alpha', rehearsalNumber: true },
      },
      event,
    ],
  },
  before('stop_all_respected', 'dials after the red button', () => ({ type: 'everything_stopped', data: { reason: 'drill' } })),
  before('restored_record_waits', 'dials out of a restored record that nobody confirmed', () => ({
    type: 'restored_from_backup',
    data: { madeAt: 0, lastSeq: 1 },
  })),
  before('only_running_campaigns_dial', 'dials while the campaign is paused', () => ({
    type: 'campaign_state_changed',
    data: { from: 'running', to: 'paused', reason: 'ordered' },
  })),
  before('opt_out_respected', 'dials after an opt-out', () => ({
    type: 'opt_out_recorded',
    data: { optOutId: 'opt_x', scope: 'voice' },
  })),
  before('holds_respected', 'dials during a hold', ({ at }) => ({
    type: 'hold_placed',
    data: { holdId: 'hld_x', reason: 'hardship', scope: 'case', from: at, until: at + 1 },
  })),
  before('verification_lock_respected', 'dials while identification is locked', ({ at }) => ({
    type: 'verification_locked',
    data: { until: at + 1 },
  })),
  before('bad_numbers_left_alone', 'dials a dead number', ({ contactPointId }) => ({
    type: 'contact_point_marked',
    data: { contactPointId, status: 'dead' },
  })),
  before('done_is_done', 'dials for an entry that is done', ({ entryId }) => ({
    type: 'entry_done',
    data: { entryId, because: 'too early' },
  })),
  {
    rule: 'silence_after_conversation',
    does: 'dials again after a conversation',
    fits: (event) => is('attempt_ended', event) && event.data.conversation && event.data.result !== 'rpc_callback',
    instead: (event, journal) => {
      const dial = journal.find((other) => other.type === 'attempt_reserved' && sameAttempt(other, event));
      return dial ? [event, { ...withData(dial, { at: event.at }), at: event.at }] : [event];
    },
  },
  {
    rule: 'one_step_per_person_and_day',
    does: 'plans a second contact for the same day',
    fits: (event) => is('step_due', event),
    instead: (event) => [event, withData(event, { stepId: 'stp_other' })],
  },
  twice('lump_sums_once', 'books a flat sum again', 'lump_sum_booked'),
  changed('lump_sums_once', 'asks a natural person for a flat sum', 'lump_sum_booked', () => ({ debtor: 'natural' })),
  changed('lump_sums_once', 'asks for a flat sum before it is late', 'lump_sum_booked', ({ data }) => ({
    lateSince: '2099-01-01',
    on: data.on,
  })),
  twice('one_fate_per_step', 'gives a step two fates', 'step_ended'),
  dropped('one_fate_per_step', 'loses a step', 'step_ended'),
  {
    rule: 'no_step_after_exit',
    does: 'contacts about a receivable that has left its strategy',
    fits: (event) => is('step_due', event),
    instead: (event) =>
      is('step_due', event)
        ? [
            {
              ...{ ...event, type: 'strategy_left' },
              data: { enrolmentId: event.data.lines[0]?.enrolmentId, because: 'paid' },
            },
            event,
          ]
        : [event],
  },
  {
    rule: 'steps_only_climb',
    does: 'repeats a step on the next day',
    fits: (event) => is('step_due', event),
    instead: (event) => [event, withData(event, { stepId: 'stp_other', day: '2099-01-01' })],
  },
  {
    rule: 'segments_add_up',
    does: 'loses a member of a segment',
    fits: (event) => is('segments_formed', event),
    instead: (event) =>
      is('segments_formed', event)
        ? [withData(event, { segments: event.data.segments.map((each) => ({ ...each, size: each.size - 1 })) })]
        : [event],
  },
  cap('calls_per_person_and_day', 'personPerDay'),
  cap('calls_per_person_and_week', 'personPerSevenDays'),
  cap('calls_per_person_and_campaign', 'personPerCampaign'),
  cap('calls_up_at_once', 'overall'),
  cap('calls_up_at_once', 'campaign'),
  cap('calls_up_at_once', 'trunk'),
  cap('dials_per_second', 'overallPerSecond'),
  cap('dials_per_second', 'campaignPerSecond'),
  cap('dials_per_second', 'trunkPerSecond'),
  cap('caller_identity_daily_cap', 'identityPerDay'),
  cap('caller_identity_at_once', 'identityAtOnce'),
  before('rested_identity_left_alone', 'shows a number that rests', ({ at, callerIdentityId }) => ({
    type: 'caller_identity_rested',
    data: { callerIdentityId, at, until: at + 1, because: 'spam_blocked' },
  })),
  before('trunk_breaker_respected', 'dials by a trunk whose breaker is open', ({ at, trunk }) => ({
    type: 'trunk_breaker_moved',
    data: { trunk, by: 'results', state: 'open', until: at, probe: null, reason: 'its calls fail' },
  })),
  before('trunk_breaker_respected', 'dials a second call by a trunk that another one tries', ({ trunk }) => ({
    type: 'trunk_breaker_moved',
    data: { trunk, by: 'results', state: 'half_open', until: null, probe: 'att_other', reason: 'one call tries it' },
  })),
  {
    rule: 'one_live_call_per_person',
    does: 'dials a person twice at once',
    fits: (event) => is('attempt_reserved', event),
    instead: (event) => [event, { ...event, subject: { ...event.subject, attemptId: 'att_other' } }],
  },
  {
    ...changed('caller_identity_stays', 'shows another number at the second call', 'attempt_reserved', () => ({
      callerIdentityId: 'cid_other',
    })),
    fits: (event, journal, index) =>
      is('attempt_reserved', event) &&
      journal.slice(0, index).some((other) => other.type === event.type && other.subject.personId === event.subject.personId) &&
      !journal.slice(0, index).some((other) => is('attempt_ended', other) && other.data.result === 'spam_blocked'),
  },
  changed('slot_and_identity_returned', 'gives back another trunk', 'attempt_ended', ({ data: { released } }) => ({
    released: { ...released, trunk: 'beta' },
  })),
  twice('one_dial_per_attempt', 'dials an attempt again', 'attempt_reserved'),
  twice('one_dial_per_attempt', 'orders an attempt again', 'attempt_order_answered'),
  twice('one_dial_per_attempt', 'answers an attempt again', 'attempt_answered'),
  twice('one_result_per_attempt', 'ends an attempt again', 'attempt_ended'),
  twice('one_result_per_inbound_call', 'ends a call that came in again', 'inbound_call_ended'),
  twice('one_result_per_inbound_call', 'answers a call that came in again', 'inbound_call_answered'),
  dropped('one_result_per_inbound_call', 'leaves a call that came in without a result', 'inbound_call_ended'),
  changed('one_result_per_inbound_call', 'forgets that a call that came in was a conversation', 'inbound_call_ended', () => ({
    conversation: false,
  })),
  dropped('one_result_per_attempt', 'leaves an attempt without a result', 'attempt_ended'),
  dropped('nothing_outside_the_call', 'speaks without an answer', 'attempt_answered'),
  {
    rule: 'debt_only_after_verification',
    does: 'tells of the debt before the identity is checked',
    fits: (event) => is('prompt_heard', event) && !event.data.verified,
    instead: (event) => [withData(event, { disclosesDebt: true })],
  },
  matchTurned('debt_only_after_verification'),
  matchTurned('verified_by_a_check'),
  matchTurned('result_fits_evidence'),
  matchTurned('one_result_per_inbound_call', false),
  matchTurned('debt_only_after_verification', false),
  {
    rule: 'identity_keys_masked',
    does: 'writes identity digits in the clear',
    fits: (event) => is('keys_pressed', event) && event.data.keys.startsWith('•'),
    instead: (event) => [withData(event, { keys: '24121980' })],
  },
  inCall(dropped('result_fits_evidence', 'claims a promise that was not recorded', 'promise_recorded')),
  inCall(dropped('result_fits_evidence', 'claims a plan that was not accepted', 'plan_accepted')),
  changed('plans_as_allowed', 'agrees on less than is owed', 'plan_accepted', ({ data }) => ({
    totalMinor: data.totalMinor + 1,
  })),
  twice('promises_end_once', 'breaks a promise again', 'promise_broken'),
  changed('promises_end_once', 'calls a promise kept that was not paid', 'promise_kept', () => ({ paidMinor: 1 })),
  changed('promises_end_once', 'breaks a promise before its time', 'promise_broken', ({ data: { breaksAt } }) => ({
    breaksAt: breaksAt + hour,
  })),
  changed('promises_end_once', 'breaks a promise of which a part was paid', 'promise_broken', () => ({ paidMinor: 1 })),
  changed('promises_end_once', 'calls a promise partially kept that was paid', 'promise_partially_kept', ({ data }) => ({
    paidMinor: data.promisedMinor,
  })),
  dropped('promises_end_once', 'ends a promise that nobody made', 'promise_recorded'),
  twice('plans_run_their_course', 'completes a plan again', 'plan_completed'),
  changed('plans_run_their_course', 'completes a plan that was not paid', 'plan_completed', () => ({ paidMinor: 0 })),
  changed('plans_run_their_course', 'breaks a plan before its time', 'plan_broken', ({ data: { breaksAt } }) => ({
    breaksAt: breaksAt + hour,
  })),
  changed('plans_run_their_course', 'calls a plan late before its time', 'plan_late', ({ data: { lateAt } }) => ({
    lateAt: lateAt + hour,
  })),
  twice('disputes_move_forward', 'decides a dispute again', 'dispute_closed'),
  twice('disputes_move_forward', 'moves a dispute to where it is', 'dispute_moved'),
  changed('disputes_move_forward', 'moves a dispute back', 'dispute_moved', () => ({ to: 'open' })),
  dropped('holds_end_with_their_cause', 'leaves a hold when its cause has ended', 'hold_released'),
  changed('callbacks_in_their_time', 'calls back whoever asked for nothing', 'attempt_reserved', () => ({
    purpose: 'service_reply',
  })),
  before('opt_out_respected', 'dials a number that its owner wants no calls on', ({ contactPointId }) => ({
    type: 'opt_out_recorded',
    data: { optOutId: 'opt_x', scope: 'number', contactPointId },
  })),
  inCall(dropped('result_fits_evidence', 'claims a dispute that was not opened', 'dispute_opened')),
  dropped('result_fits_evidence', 'claims an opt-out that was not recorded', 'opt_out_recorded'),
  changed(
    'result_counted_rightly',
    'counts what is free, or does not count what burns',
    'attempt_ended',
    ({ data: { burns } }) => ({
      burns: !burns,
    }),
  ),
  twice('follow_up_by_request', 'asks for the same message again', 'follow_up_requested'),
  dropped('follow_up_by_request', 'writes without a request', 'follow_up_requested'),
  changed('debt_in_writing_only_to_the_debtor', 'tells of the debt at another number', 'message_written', () => ({
    contactPointId: 'cnt_other',
    debtFacts: true,
  })),
  twice('one_fate_per_message', 'hands a message over again', 'message_handed_over'),
  twice('payments_add_up', 'matches a payment twice', 'payment_matched'),
  twice('payments_add_up', 'takes a payment back twice', 'payment_reversed'),
  changed('payments_add_up', 'lays more on receivables than was paid', 'payment_matched', ({ data: { transactionMinor } }) => ({
    transactionMinor: transactionMinor - 1,
  })),
  changed('what_is_owed_adds_up', 'leaves more owed than is', 'payment_matched', ({ data: { allocations } }) => ({
    allocations: allocations.map((each) => ({ ...each, owedMinor: each.owedMinor + 1 })),
  })),
  changed('what_is_owed_adds_up', 'takes more than was billed', 'payment_matched', ({ data: { allocations } }) => ({
    allocations: allocations.map((each) => ({ ...each, billedMinor: each.amountMinor - 1 })),
  })),
  changed('what_is_owed_adds_up', 'lets go more than the creditor does', 'written_off', () => ({ toleranceMinor: 1 })),
  changed('what_is_owed_adds_up', 'opens a receivable with less than is owed', 'receivable_reopened', () => ({ owedMinor: 1 })),
  dropped('what_is_owed_adds_up', 'forgets to let go what it settles', 'written_off'),
  changed('ties_wait_for_a_person', 'chooses between two that are as sure', 'payment_matched', () => ({ best: 2 })),
  changed('ties_wait_for_a_person', 'chooses in the place of a person', 'payment_matched', () => ({ rule: 'manual' })),
  dropped('everybody_is_settled', 'finishes with a debtor left over', 'entry_done'),
  {
    ...changed('nobody_is_passed_over', 'lets somebody wait for long', 'attempt_reserved', () => ({ dueAt: 0 })),
    fits: (event, journal, index) =>
      is('attempt_reserved', event) && journal.slice(0, index).some((other) => other.type === event.type),
  },
  changed('dial_time_is_true', 'states a false time', 'attempt_reserved', ({ data: { at } }) => ({ at: at - 2 * 60_000 })),
  {
    rule: 'journal_in_order',
    does: 'reads a line twice',
    fits: () => true,
    instead: (event) => [event, event],
    keepsNumbers: true,
  },
  {
    rule: 'clock_runs_forward',
    does: 'writes a line with yesterday’s time',
    fits: (_event, _journal, index) => index > 0,
    instead: (event) => [{ ...event, at: event.at - 30 * day }],
  },
];

function changed<T extends EventType>(rule: string, does: string, type: T, change: (event: EventOf<T>) => object): Fault {
  return {
    rule,
    does,
    fits: (event) => event.type === type,
    instead: (event) => (is(type, event) ? [withData(event, change(event))] : [event]),
  };
}

/** Something happens to the person, or to everything, right before the dial. */
function before(
  rule: string,
  does: string,
  what: (dial: EventOf<'attempt_reserved'>['data']) => Pick<JournalEvent, 'type' | 'data'>,
): Fault {
  return {
    rule,
    does,
    fits: (event) => event.type === 'attempt_reserved',
    instead: (event) => {
      if (!is('attempt_reserved', event)) return [event];
      const { attemptId: _later, ...subject } = event.subject;
      return [{ ...event, ...what(event.data), subject }, event];
    },
  };
}

/** Of a message that nobody asked for. */
function changedMessage(rule: string, does: string, change: (event: EventOf<'message_written'>) => object): Fault {
  return {
    ...changed(rule, does, 'message_written', change),
    fits: (event) => is('message_written', event) && event.data.purpose !== 'service_reply',
  };
}

/** Something happens to the person right before such a message. */
function beforeMessage(rule: string, does: string, what: (message: JournalEvent) => Pick<JournalEvent, 'type' | 'data'>): Fault {
  return {
    ...changedMessage(rule, does, () => ({})),
    instead: (event) => [{ ...event, ...what(event) }, event],
  };
}

function cap(rule: string, name: keyof EventOf<'attempt_reserved'>['data']['caps']): Fault {
  return changed(rule, `dials above its cap (${name})`, 'attempt_reserved', ({ data: { caps } }) => ({
    caps: { ...caps, [name]: 0 },
  }));
}

function twice(rule: string, does: string, type: EventType): Fault {
  return { rule, does, fits: (event) => event.type === type, instead: (event) => [event, event] };
}

function dropped(rule: string, does: string, type: EventType): Fault {
  return { rule, does, fits: (event) => event.type === type, instead: () => [] };
}

/** Only where it happens in a call. */
function inCall(fault: Fault): Fault {
  return {
    ...fault,
    fits: (event, journal, index) => event.subject.attemptId !== undefined && fault.fits(event, journal, index),
  };
}

function matchTurned(rule: string, placedByUs = true): Fault {
  return {
    rule,
    does: 'goes on after a check that did not match',
    fits: (event) =>
      is('identity_checked', event) && event.data.outcome === 'match' && (event.subject.campaignId !== undefined) === placedByUs,
    instead: (event) => [withData(event, { outcome: 'no_match' })],
  };
}

function is<T extends EventType>(type: T, event: JournalEvent): event is EventOf<T> {
  return event.type === type;
}

function withData(event: JournalEvent, data: object): JournalEvent {
  return { ...event, data: { ...event.data, ...data } };
}

function sameAttempt(a: JournalEvent, b: JournalEvent): boolean {
  return a.subject.attemptId === b.subject.attemptId;
}
