import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { DialerEvent } from '../../../dialer/events.ts';
import type { GateEvent } from '../../../gate/events.ts';
import type { JournalEvent } from '../../../journal/event.ts';
import type { AttemptId, PersonId } from '../../../kernel/ids.ts';
import { money } from '../../../kernel/money.ts';
import type { OutreachEvent } from '../../../outreach/events.ts';
import type { ReceivablesHappening } from '../../../receivables/events.ts';
import type { HistoryEntry } from '../../../web/debtors/ports.ts';
import type { CallView } from '../../../web/ports.ts';
import type { Database } from '../database.ts';
import { eventOf } from '../journal/sqlite-journal.ts';
import type { JournalTables } from '../journal/tables.ts';
import { paddedList } from '../many-rows.ts';
import { agreementEntry, agreementTypes } from './agreement-entries.ts';
import { type CallRow, callColumns, callView, eventsOf } from './call-rows.ts';
import { callStory, type StoryFacts } from './call-story.ts';
import { planTold } from './plan-told.ts';

export type HistoryParts = { readonly db: Pick<Database, 'reader'>; readonly wordsOf: StoryFacts['wordsOf'] };

/** What makes an entry of its own; what happens in a call is told with the call. */
const telling = [
  'attempt_reserved',
  'contact_refused',
  'message_refused',
  'message_written',
  'receivable_registered',
  'receivable_updated',
  'promise_recorded',
  'promise_superseded',
  'plan_accepted',
  'plan_superseded',
  'hardship_recorded',
  'callback_asked',
  'survey_answered',
  'call_tagged',
  'dispute_opened',
  'paid_claim_recorded',
  'hold_placed',
  'hold_released',
  'opt_out_recorded',
  'sms_received',
  'contact_point_marked',
  'verification_locked',
  'person_registered',
  'person_updated',
  'same_person_suspected',
  ...agreementTypes,
];

type HistoryRow = Selectable<JournalTables['journal']> & { readonly campaign: string | null };

/** Everything that happened with a person, newest first, a page at a time. */
export async function debtorHistory(
  { db, wordsOf }: HistoryParts,
  id: PersonId,
  page: { readonly limit: number; readonly before?: number },
): Promise<HistoryEntry[]> {
  const { rows } = await historyQuery(id, page).execute(db.reader);
  const calls = await callsOf({ db, wordsOf }, rows);
  const messages = await messageStates(db, rows);
  const texts = await textsOf(db, rows);
  return rows.flatMap((row): HistoryEntry[] => {
    const event = eventOf(row) as JournalEvent<Told>;
    const call = row.attempt_id === null ? undefined : calls.get(row.attempt_id);
    const told = entryOf(event, row, messages, texts, event.type === 'attempt_reserved' ? call : undefined);
    return told ? [{ seq: row.seq, at: row.at, by: row.actor, ...told } as HistoryEntry] : [];
  });
}

/** By the index of a person's lines. */
export function historyQuery(
  id: PersonId,
  { limit, before }: { readonly limit: number; readonly before?: number },
): RawBuilder<HistoryRow> {
  return sql<HistoryRow>`select j.*, c.name as campaign from journal j indexed by journal_person_id
    left join campaigns c on c.id = j.campaign_id
    where j.person_id = ${id} and j.seq < ${before ?? Number.MAX_SAFE_INTEGER} and j.type in (${sql.join(telling)})
    order by j.seq desc limit ${limit}`;
}

type Told = DialerEvent | GateEvent | OutreachEvent | ReceivablesHappening;
type Untold = HistoryEntry extends infer Entry ? (Entry extends HistoryEntry ? Omit<Entry, 'seq' | 'at' | 'by'> : never) : never;
type CallTold = { readonly call: CallView; readonly heard: Extract<HistoryEntry, { kind: 'call' }>['heard'] };

function entryOf(
  event: JournalEvent<Told>,
  { campaign }: HistoryRow,
  messages: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
  call: CallTold | undefined,
): Untold | undefined {
  switch (event.type) {
    case 'attempt_reserved':
      return call && { kind: 'call', ...call, campaign: campaign ?? '' };
    case 'contact_refused':
    case 'message_refused': {
      const { channel, rule, message, values = {}, source, notBefore: nextAt = null } = event.data;
      return { kind: 'refused', channel, rule, reason: message, values, source, nextAt, campaign };
    }
    case 'message_written': {
      const { messageId, channel, template } = event.data;
      return { kind: 'message', id: messageId, channel, template, state: messages.get(messageId) ?? 'waiting' };
    }
    case 'receivable_registered': {
      const { amountMinor, currency, due, person } = event.data;
      const change = person ? 'registered_with_person' : 'registered';
      return { kind: 'receivable', change, amount: money(amountMinor, currency), due };
    }
    case 'receivable_updated': {
      const { amountMinor, currency, due } = event.data;
      return { kind: 'receivable', change: 'updated', amount: money(amountMinor, currency), due };
    }
    case 'promise_recorded': {
      const { amountMinor, currency, date } = event.data;
      return { kind: 'promised', amount: amountMinor === null ? null : money(amountMinor, currency), date };
    }
    case 'promise_superseded':
      return { kind: 'promise_superseded' };
    case 'plan_accepted':
      return { kind: 'planned', ...planTold(event.data) };
    case 'plan_superseded':
      return { kind: 'plan_superseded' };
    case 'hardship_recorded':
      return { kind: 'hardship' };
    case 'callback_asked':
      return { kind: 'callback_asked', from: event.data.from ?? null, to: event.data.to ?? null };
    case 'survey_answered':
      return { kind: 'answered_survey', question: event.data.question, answer: event.data.answer };
    case 'call_tagged':
      return { kind: 'tagged', tag: event.data.tag };
    case 'dispute_opened':
      return { kind: 'disputed', code: event.data.code };
    case 'paid_claim_recorded':
      return { kind: 'claimed_paid' };
    case 'hold_placed':
      return { kind: 'held', reason: event.data.reason, scope: event.data.scope, until: event.data.until };
    case 'hold_released':
      return { kind: 'released', reason: event.data.reason, why: event.data.why };
    case 'opt_out_recorded':
      return { kind: 'opted_out', scope: event.data.scope };
    case 'sms_received':
      return { kind: 'wrote', reading: event.data.reading, text: texts.get(event.data.incomingId) ?? null };
    case 'contact_point_marked':
      return { kind: 'contact_point', status: event.data.status };
    case 'verification_locked':
      return { kind: 'verification_locked', until: event.data.until };
    case 'person_registered':
      return { kind: 'person', change: 'registered' };
    case 'person_updated':
      return { kind: 'person', change: 'updated' };
    case 'same_person_suspected':
      return { kind: 'person', change: 'same_person_suspected' };
    default:
      return agreementEntry(event);
  }
}

/** The calls of this page, each with what was heard in it and how much of it. */
async function callsOf({ db, wordsOf }: HistoryParts, rows: readonly HistoryRow[]): Promise<ReadonlyMap<string, CallTold>> {
  const ids = rows.flatMap(({ type, attempt_id }) =>
    type === 'attempt_reserved' && attempt_id ? [attempt_id as AttemptId] : [],
  );
  if (ids.length === 0) return new Map();
  const found = await sql<CallRow>`select ${callColumns} from attempts a join persons p on p.id = a.person_id
    where a.id in (${sql.join(paddedList(ids))})`.execute(db.reader);
  const events = await eventsOf(db, ids);
  return new Map(
    found.rows.map((row) => {
      const story = callStory(events.get(row.id as AttemptId) ?? [], { callerIdentity: row.caller_number, wordsOf });
      const heard = story.timeline.flatMap((entry) =>
        entry.kind === 'said'
          ? [{ prompt: entry.prompt, words: entry.words, playedMs: entry.playedMs, totalMs: entry.totalMs }]
          : [],
      );
      return [row.id, { call: callView(row, story), heard }] as const;
    }),
  );
}

async function messageStates(
  { reader }: Pick<Database, 'reader'>,
  rows: readonly HistoryRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ type, data }) =>
    type === 'message_written' ? [(JSON.parse(data) as { messageId: string }).messageId] : [],
  );
  if (ids.length === 0) return new Map();
  const found = await reader.selectFrom('messages').select(['id', 'state']).where('id', 'in', paddedList(ids)).execute();
  return new Map(found.map(({ id, state }) => [id, state]));
}

/** What debtors wrote, where it is still kept. */
async function textsOf({ reader }: Pick<Database, 'reader'>, rows: readonly HistoryRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ type, data }) =>
    type === 'sms_received' ? [(JSON.parse(data) as { incomingId: string }).incomingId] : [],
  );
  if (ids.length === 0) return new Map();
  const query = reader.selectFrom('incoming_messages').select(['id', 'body']).where('id', 'in', paddedList(ids));
  return new Map((await query.where('erased_at', 'is', null).execute()).map(({ id, body }) => [id, body]));
}
