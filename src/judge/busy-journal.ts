import type { JournalEvent } from '../journal/event.ts';
import { isContactDay } from '../kernel/calendar.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import { aJournal, type WrittenCall, type WrittenJournal } from './a-journal.ts';
import { settleAgreements } from './settle-agreements.ts';

/**
 * A campaign from its start to its end as a journal: up to `lines` calls at once whose steps interleave at random, over as many working
 * days as it takes, with retries, promises, disputes, dead numbers and failed carriers, while others call us, are written to, and pay. It breaks no rule. One event at a time, so that
 * millions need no memory. `random` gives numbers from 0 (included) to 1.
 */
export function* busyJournal({ people, lines, random }: Busy): Generator<JournalEvent> {
  const journal = aJournal({ entries: people });
  const live: Life[] = [];
  const again: Turn[] = [];
  const agreed: JournalEvent[] = [];
  let met = 0;
  let done = 0;
  while (done < people) {
    yield* told();
    journal.later(25 + Math.floor(random() * 400));
    const open = isOpen(journal);
    const next = open && live.length < lines && random() < 0.4 ? nextTurn() : undefined;
    if (next) live.push(liveOf(journal, next, random));
    else if (live.length > 0) step(Math.floor(random() * live.length));
    else if (!open) nextMorning(journal);
    else if (met === people && again[0]) journal.now = Math.max(journal.now, again[0].dueAt);
  }
  journal.moves('finished');
  yield* told();
  settleAgreements(journal, agreed, random);
  yield* journal.take();

  function payAndTakeBack(payer: string): void {
    const restMinor = random() < 0.5 ? 50 : 0;
    journal.isPaid(payer, { restMinor });
    if (random() < 0.3) journal.isReversed(payer, { restMinor });
  }

  function* told(): Generator<JournalEvent> {
    for (const event of journal.take()) {
      if (agreeing.has(event.type)) agreed.push(event);
      yield event;
    }
  }

  function nextTurn(): Turn | undefined {
    if (again[0] && again[0].dueAt <= journal.now) return again.shift();
    if (met === people) return undefined;
    met += 1;
    return { person: `debtor${met}`, identity: `cid_${met % identities}`, dueAt: journal.now, tries: 0 };
  }

  function step(index: number): void {
    const life = live[index];
    const { done: over, value: result } = life?.steps.next() ?? { done: true, value: 'lost' as const };
    if (!life || !over) return;
    live.splice(index, 1);
    const { turn } = life;
    if (retried.has(result) && turn.tries < 2) {
      again.push({ ...turn, tries: turn.tries + 1, dueAt: journal.now + 15 * 60_000 });
      return;
    }
    journal.settles(turn.person);
    done += 1;
    if (random() < 0.3) journal.isCalledBy(`caller${done}`);
    if (random() < 0.3 && isOpen(journal)) journal.isWrittenTo(`reader${done}`);
    if (random() < 0.3) payAndTakeBack(`payer${done}`);
    if (random() < 0.3) journal.isPlannedFor(`planned${done}`);
    if (random() < 0.1) journal.asksForCosts(`late${done}`);
    if (random() < 0.1) journal.formsSegments(Math.floor(random() * 100));
  }
}

const agreeing: ReadonlySet<string> = new Set(['promise_recorded', 'plan_accepted', 'dispute_opened', 'hold_placed']);

export type Busy = { readonly people: number; readonly lines: number; readonly random: () => number };

/** Repeatable random numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Numbers that the campaign shows, each person always the same. */
const identities = 20;

type Turn = { readonly person: string; readonly identity: string; readonly dueAt: number; readonly tries: number };

/** A call under way; its generator pauses after each step and returns the result. */
type Life = { readonly turn: Turn; readonly steps: Generator<undefined, ResultCode> };

const retried: ReadonlySet<ResultCode> = new Set([
  'no_answer',
  'unreachable',
  'busy',
  'declined',
  'no_response',
  'spam_blocked',
  'carrier_failed',
  'carrier_rejected',
  'trunk_dead',
  'lost',
  'hung_up_early',
  'silent',
]);

function liveOf(journal: WrittenJournal, turn: Turn, random: () => number): Life {
  const ending = endings[Math.floor(random() * endings.length)] ?? 'busy';
  const call = journal.dials(turn.person, {
    dueAt: turn.dueAt,
    attempt: `${turn.person}x${turn.tries}`,
    callerIdentityId: turn.identity,
    caps: { identityPerDay: 10_000 },
  });
  return { turn, steps: stepsTo(ending, journal, call, turn.person) };
}

const endings = [
  ...retried,
  ...(['invalid_number', 'number_changed', 'bad_format', 'machine', 'not_verified', 'wrong_person', 'opted_out'] as const),
  ...([
    'rpc_informed',
    'rpc_ptp',
    'rpc_plan',
    'rpc_hardship',
    'rpc_dispute',
    'rpc_paid_claimed',
    'rpc_callback',
    'rpc_transferred',
  ] as const),
];

function* stepsTo(
  ending: ResultCode,
  journal: WrittenJournal,
  call: WrittenCall,
  person: string,
): Generator<undefined, ResultCode> {
  call.ordered();
  yield;
  if (talks.has(ending)) {
    yield void call.answers();
    yield* talkTo(ending, journal, call, person);
  }
  if (deadNumbers.has(ending)) journal.marks(person, 'dead');
  call.ends(ending);
  return ending;
}

function* talkTo(ending: ResultCode, journal: WrittenJournal, call: WrittenCall, person: string): Generator<undefined> {
  if (ending === 'not_verified') {
    for (let tries = 0; tries < 3; tries += 1) yield void call.presses('1').identifies('no_match');
    call.writes('verification_locked', { until: journal.now + 12 * 3_600_000 });
  }
  if (ending === 'machine') yield void call.writes('answered_by_machine', { talkMs: null, beep: true });
  if (ending === 'wrong_person') yield void journal.marks(person, 'wrong_party');
  if (ending === 'opted_out') yield void call.optsOut();
  if (!ending.startsWith('rpc_')) return;
  yield void call.presses('1').identifies();
  yield void call.enters('details').hears('details').presses('1');
  switch (ending) {
    case 'rpc_ptp':
      call.promises().asksFor('sms').getsWritten(person);
      yield void call.writes('message_handed_over', {
        messageId: `msg_${person}`,
        channel: 'sms',
        driver: 'outbox',
        where: 'outbox',
      });
      yield void journal.holds(person, {
        ...{ reason: 'promise', scope: 'case', until: journal.now + 10 * 24 * 3_600_000, cause: `prm_${call.subject.attemptId}` },
      });
      return;
    case 'rpc_plan':
      yield void call.plans();
      return;
    case 'rpc_hardship':
      yield void call.writes('hardship_recorded', { holdId: `hld_${person}` }, 'debtor');
      return;
    case 'rpc_dispute':
      yield void call.writes('dispute_opened', { disputeId: `dsp_${person}`, code: 'not_received', receivables: [] }, 'debtor');
      yield void journal.holds(person, { scope: 'receivable', cause: `dsp_${person}` });
      return;
    case 'rpc_paid_claimed':
      yield void call.writes('paid_claim_recorded', { receivables: [], until: journal.now }, 'debtor');
      return;
    case 'rpc_callback':
      yield void call.writes('callback_asked', { visit: 7 }, 'debtor');
      return;
    case 'rpc_transferred':
      yield void call.isTransferred();
      return;
    default:
  }
}

const talks: ReadonlySet<ResultCode> = new Set(
  endings.filter(
    (ending) =>
      ending.startsWith('rpc_') ||
      ['hung_up_early', 'silent', 'machine', 'not_verified', 'wrong_person', 'opted_out'].includes(ending),
  ),
);

const deadNumbers: ReadonlySet<ResultCode> = new Set(['invalid_number', 'number_changed', 'bad_format']);

/** A working day between 8:00 and 19:45, reckoned on Prague's clock once a day. */
function isOpen(journal: WrittenJournal): boolean {
  const start = Math.floor(journal.now / day) * day;
  const openDay = openDays.get(start) ?? openHours(start);
  openDays.set(start, openDay);
  return openDay !== null && journal.now >= openDay.from && journal.now < openDay.until;
}

const day = 24 * 3_600_000;
const openDays = new Map<number, OpenHours>();

type OpenHours = { readonly from: number; readonly until: number } | null;

function openHours(utcDay: number): OpenHours {
  const date = Temporal.Instant.fromEpochMilliseconds(utcDay).toZonedDateTimeISO('UTC').toPlainDate();
  if (!isContactDay(date, 'CZ')) return null;
  const at = (time: string) => date.toZonedDateTime({ timeZone: 'Europe/Prague', plainTime: time }).epochMilliseconds;
  return { from: at('08:00'), until: at('19:45') };
}

function nextMorning(journal: WrittenJournal): void {
  do journal.later(15 * 60_000);
  while (!isOpen(journal));
}
