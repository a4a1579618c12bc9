import { type RawBuilder, sql } from 'kysely';
import type { AttemptId } from '../../../kernel/ids.ts';
import type { CallDirection, CallFilter } from '../../../reports/model.ts';
import type { Database } from '../database.ts';
import { type CallRow, callColumns, inboundColumns } from './call-rows.ts';
import { matchPeople } from './match-people.ts';

export type BookRow = CallRow & { readonly campaign: string | null; readonly creditor: string };
export type BookPage = { readonly limit: number; readonly after: AttemptId | null };

/** Ids between which the calls of some days lie: `first` and `last` are among them. */
export type IdsOfDays = { readonly first: string | null; readonly last: string | null };

/** Calls in both directions, newest first: their ids sort by birth, whichever way they went. */
export async function callBookRows(db: Pick<Database, 'reader'>, filter: CallFilter, page: BookPage): Promise<BookRow[]> {
  const found: BookRow[] = [];
  for (const direction of directionsOf(filter)) {
    const days = await idsOfDays(db, direction, filter);
    const query = days && (direction === 'outbound' ? placedQuery : cameInQuery)(filter, days, page);
    if (query) found.push(...(await query.execute(db.reader)).rows);
  }
  return found.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, page.limit);
}

/**
 * Goes by an index whatever is asked for: of few people, or of those that are up, by theirs. What a campaign, a creditor or a result has is
 * looked for in each campaign that may have it, of each no more than a page: an index of its own would cost every dial. Null when the search
 * says too little.
 */
export function placedQuery(filter: CallFilter, days: IdsOfDays, { limit, after }: BookPage): RawBuilder<BookRow> | null {
  const { campaignId, creditorId, result, state, q } = filter;
  const people = q === undefined ? undefined : matchPeople(q);
  if (people === null) return null;
  const few = people !== undefined || state === 'up';
  const wanted = (call: RawBuilder<unknown>) => [
    ...between(few ? sql`+${call}.id` : sql`${call}.id`, days, after),
    ...at(sql`+${call}.reserved_at`, filter),
    ...(result ? [few ? sql`+${call}.result = ${result}` : sql`${call}.result = ${result}`] : []),
    ...(state === 'up' ? [sql`${call}.ended_at is null`] : []),
    ...(state === 'ended' ? [sql`+${call}.ended_at is not null`] : []), // nearly all are
    ...(people ? [sql`${call}.person_id in ${people}`] : []),
  ];
  const ofCampaigns = [
    ...(campaignId ? [sql`c.id = ${campaignId}`] : []),
    ...(creditorId ? [sql`c.creditor_id = ${creditorId}`] : []),
  ];
  const columns = sql`select ${callColumns}, c.name as campaign, o.name as creditor`;
  const names = sql`cross join persons p on p.id = a.person_id cross join creditors o on o.id = a.creditor_id`;
  if (few || (ofCampaigns.length === 0 && !result))
    return sql<BookRow>`${columns} from attempts a cross join campaigns c on c.id = a.campaign_id ${names}
      where ${all([...wanted(sql`a`), ...ofCampaigns])} order by ${few ? sql`+a.id` : sql`a.id`} desc limit ${limit}`;
  return sql<BookRow>`${columns} from campaigns c cross join attempts a on a.id in (
      select b.id from attempts b where ${all([sql`b.campaign_id = c.id`, ...wanted(sql`b`)])} order by b.id desc limit ${limit})
    ${names} where ${all(ofCampaigns)} order by a.id desc limit ${limit}`;
}

/** Calls that came in, by an index of their own for each. Null when the search says too little. */
export function cameInQuery(filter: CallFilter, days: IdsOfDays, { limit, after }: BookPage): RawBuilder<BookRow> | null {
  const { creditorId, result, state, q } = filter;
  const people = q === undefined ? undefined : matchPeople(q);
  if (people === null) return null;
  const few = people !== undefined || state === 'up';
  const conditions = [
    ...between(few ? sql`+i.id` : sql`i.id`, days, after),
    ...at(sql`+i.arrived_at`, filter),
    ...(result ? [few ? sql`+i.result = ${result}` : sql`i.result = ${result}`] : []),
    // of two indexes the rarer one
    ...(creditorId ? [few || result ? sql`+i.creditor_id = ${creditorId}` : sql`i.creditor_id = ${creditorId}`] : []),
    ...(state === 'up' ? [sql`i.ended_at is null`] : []),
    ...(state === 'ended' ? [sql`+i.ended_at is not null`] : []),
    ...(people ? [sql`i.person_id in ${people}`] : []),
  ];
  return sql<BookRow>`select ${inboundColumns}, null as campaign, o.name as creditor
    from inbound_calls i left join persons p on p.id = i.person_id cross join creditors o on o.id = i.creditor_id
    where ${all(conditions)} order by ${few ? sql`+i.id` : sql`i.id`} desc limit ${limit}`;
}

function directionsOf({ direction, campaignId }: CallFilter): readonly CallDirection[] {
  if (direction) return direction === 'inbound' && campaignId ? [] : [direction];
  return campaignId ? ['outbound'] : ['outbound', 'inbound'];
}

/**
 * Between which ids the calls of some days lie: an id is born with its call, so that days bound ids. Undefined when there is no call in
 * those days. A minute more on each side: two calls of one moment may be written down in another order.
 */
async function idsOfDays(
  { reader }: Pick<Database, 'reader'>,
  direction: CallDirection,
  { from, before }: CallFilter,
): Promise<IdsOfDays | undefined> {
  const [table, when] =
    direction === 'outbound' ? (['attempts', 'reserved_at'] as const) : (['inbound_calls', 'arrived_at'] as const);
  const edge = async (condition: RawBuilder<unknown>, way: RawBuilder<unknown>) =>
    (
      await sql<{ id: string }>`select id from ${sql.table(table)} where ${condition}
        order by ${sql.ref(when)} ${way}, id ${way} limit 1`.execute(reader)
    ).rows[0]?.id;
  const first = from === undefined ? null : await edge(sql`${sql.ref(when)} >= ${from - minute}`, sql`asc`);
  const last = before === undefined ? null : await edge(sql`${sql.ref(when)} < ${before + minute}`, sql`desc`);
  return first === undefined || last === undefined ? undefined : { first, last };
}

const minute = 60_000;

function between(id: RawBuilder<unknown>, { first, last }: IdsOfDays, after: AttemptId | null): RawBuilder<unknown>[] {
  return [
    ...(first === null ? [] : [sql`${id} >= ${first}`]),
    ...(last === null ? [] : [sql`${id} <= ${last}`]),
    ...(after === null ? [] : [sql`${id} < ${after}`]),
  ];
}

function at(when: RawBuilder<unknown>, { from, before }: CallFilter): RawBuilder<unknown>[] {
  return [...(from === undefined ? [] : [sql`${when} >= ${from}`]), ...(before === undefined ? [] : [sql`${when} < ${before}`])];
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
