import { type RawBuilder, sql } from 'kysely';
import type { JournalEvent } from '../../../journal/event.ts';
import type { AttemptId, CampaignId, PersonId } from '../../../kernel/ids.ts';
import { maskPhone } from '../../../kernel/phone.ts';
import type { ResultCode } from '../../../kernel/result-code.ts';
import type { CallDirection } from '../../../reports/model.ts';
import type { CallPage, CallView } from '../../../web/ports.ts';
import type { Database } from '../database.ts';
import { eventOf } from '../journal/sqlite-journal.ts';
import { paddedList } from '../many-rows.ts';
import { type CallStory, callStory, type StoryFacts } from './call-story.ts';
import { matchPeople } from './match-people.ts';

/** `caller_number`: the number of ours, displayed or called. */
export type CallRow = {
  readonly direction: CallDirection;
  readonly id: string;
  readonly campaign_id: string | null;
  readonly person_id: string | null;
  readonly number: string | null;
  readonly caller_number: string;
  readonly ordinal: number | null;
  readonly state: string;
  readonly result: string | null;
  readonly reserved_at: number;
  readonly answered_at: number | null;
  readonly ended_at: number | null;
  readonly name: string | null;
};

export const callColumns = sql`'outbound' as direction, a.id, a.campaign_id, a.person_id, a.number, a.caller_number, a.ordinal, a.state, a.result, a.reserved_at,
  a.answered_at, a.ended_at, p.name`;

/** The same of a call that came in, `i`, and whom it is about, `p`. */
export const inboundColumns = sql`'inbound' as direction, i.id, null as campaign_id, i.person_id, i.caller_number as number,
  i.called_number as caller_number, null as ordinal, i.result, i.arrived_at as reserved_at, i.answered_at, i.ended_at, p.name,
  case when i.ended_at is not null then 'ended' when i.answered_at is not null then 'answered' else 'arrived' end as state`;

/** What a row shows of the journal; all else is for those who open the call. */
const rowEvents = ['attempt_rang', 'inbound_call_arrived', 'node_entered', 'keys_pressed', 'promise_recorded'];

/** Placed calls of a campaign, newest first. */
export async function callRows(
  db: Pick<Database, 'reader'>,
  campaign: CampaignId,
  page: CallPage,
  wordsOf: StoryFacts['wordsOf'],
): Promise<CallView[]> {
  const query = callPageQuery(campaign, page);
  return query ? storiedRows(db, (await query.execute(db.reader)).rows, wordsOf) : [];
}

/**
 * Every filter goes by an index, so that a page costs what it shows (a search: what it finds), however many calls the campaign has. The
 * pluses keep SQLite from going through the campaign where few rows are asked for. Undefined when the search says too little.
 */
export function callPageQuery(campaign: CampaignId, page: CallPage): RawBuilder<CallRow> | undefined {
  const { limit, after, ids, state, result, q } = page;
  const people = q === undefined ? undefined : matchPeople(q);
  if (people === null) return undefined;
  const few = ids !== undefined || people !== undefined;
  const conditions = [few ? sql`+a.campaign_id = ${campaign}` : sql`a.campaign_id = ${campaign}`];
  if (after) conditions.push(few ? sql`+a.id < ${after}` : sql`a.id < ${after}`);
  if (ids) conditions.push(sql`a.id in (${sql.join(paddedList(ids))})`);
  if (people) conditions.push(sql`${ids ? sql`+` : sql``}a.person_id in ${people}`);
  if (result) conditions.push(few ? sql`+a.result = ${result}` : sql`a.result = ${result}`);
  if (state === 'up') conditions.push(sql`a.state <> 'ended'`);
  if (state === 'ended') conditions.push(sql`+a.state = 'ended'`); // nearly all are
  return sql<CallRow>`select ${callColumns} from attempts a cross join persons p on p.id = a.person_id
    where ${sql.join(conditions, sql` and `)} order by a.id desc limit ${limit}`;
}

/** Rows with what the journal tells of them, in one look. */
export async function storiedRows(
  db: Pick<Database, 'reader'>,
  rows: readonly CallRow[],
  wordsOf: StoryFacts['wordsOf'],
): Promise<CallView[]> {
  const events = await eventsOf(
    db,
    rows.map(({ id }) => id as AttemptId),
    rowEvents,
  );
  return rows.map((row) =>
    callView(row, callStory(events.get(row.id as AttemptId) ?? [], { callerIdentity: row.caller_number, wordsOf })),
  );
}

/** What the journal tells of some attempts, of each in order; narrowed to `types` where given. */
export async function eventsOf(
  { reader }: Pick<Database, 'reader'>,
  ids: readonly AttemptId[],
  types?: readonly string[],
): Promise<ReadonlyMap<AttemptId, JournalEvent[]>> {
  const byAttempt = new Map<AttemptId, JournalEvent[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return byAttempt;
  let query = reader.selectFrom('journal').selectAll().where('attempt_id', 'in', paddedList(ids));
  if (types) query = query.where(sql<string>`+type`, 'in', types);
  for (const row of await query.execute()) byAttempt.get(row.attempt_id as AttemptId)?.push(eventOf(row));
  for (const events of byAttempt.values()) events.sort((a, b) => a.seq - b.seq);
  return byAttempt;
}

export function callView(row: CallRow, story: CallStory): CallView {
  const state = row.state === 'answered' ? 'talking' : row.state === 'ended' ? 'ended' : story.rang ? 'ringing' : 'dialling';
  return {
    id: row.id as AttemptId,
    direction: row.direction,
    campaignId: row.campaign_id as CampaignId | null,
    personId: row.person_id as PersonId | null,
    who: row.name ?? '',
    number: row.number === null ? null : maskPhone(row.number),
    callerIdentity: row.caller_number,
    attemptNumber: row.ordinal,
    state,
    node: state === 'talking' ? story.node : null,
    result: row.result as ResultCode | null,
    keyed: story.keyed,
    placedAt: row.reserved_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    promise: story.promise,
  };
}
