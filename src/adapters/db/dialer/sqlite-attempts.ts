import { type Kysely, type Selectable, sql } from 'kysely';
import type { Attempt, AttemptState } from '../../../dialer/model.ts';
import type { Attempts } from '../../../dialer/ports.ts';
import type {
  AttemptId,
  CallerIdentityId,
  CampaignId,
  ContactPointId,
  CreditorId,
  EntryId,
  PersonId,
  TrunkId,
} from '../../../kernel/ids.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import type { ResultCode } from '../../../kernel/result-code.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { keptQuery } from '../kept-query.ts';
import { rememberedQuery } from '../remembered-query.ts';
import type { Schema } from '../schema.ts';
import { inside } from '../unit-of-work.ts';
import { LineBook } from './line-book.ts';
import { agentLines, readLines } from './read-lines.ts';
import { hourMs } from './sqlite-lines.ts';
import type { DialerTables } from './tables.ts';

export const sqliteAttempts: Attempts = {
  add: async (tx, attempt) => {
    await lines.follow(
      tx,
      () => addAttempt(tx, attempt),
      () => ({ by: 1, line: { campaign: attempt.campaignId, trunk: attempt.trunkId, at: attempt.reservedAt } }),
    );
    await useIdentity(tx, attempt, 1);
  },
  find: async (tx, id) => {
    const [row] = await attemptById(tx, { id });
    return row && attemptOf(row);
  },
  markAnswered: async (tx, id, at) => {
    await lines.follow(
      tx,
      () => answerAttempt(tx, { id, at }),
      () => null,
    );
  },
  markEnded: async (tx, id, at, result, hungUpBy) => {
    const [ended] = await lines.follow(
      tx,
      () => endAttempt(tx, { id, at, result, hungUpBy }),
      ([row]) => (row ? { by: -1, line: { campaign: row.campaign_id, trunk: row.trunk_id } } : null),
    );
    await freeAgentLine(tx, id);
    return ended !== undefined;
  },
  giveIdentityBack: (tx, attempt) => useIdentity(tx, attempt, -1),
  open: async (tx) => (await openAttempts(inside(tx)).selectAll().orderBy('id').execute()).map(attemptOf),
  isOnThePhone: async (tx, personId, number) => {
    return (
      (await openWithPerson(tx, { personId })).length > 0 ||
      (await openOnNumber(tx, { number })).length > 0 ||
      (await callingUs(tx, { personId, number })).length > 0
    );
  },
  load: (tx, since) => lines.load(tx, since),
  takeAgentLine: async (tx, { id, trunkId }, at) => {
    await inside(tx)
      .insertInto('agent_lines')
      .values({ attempt_id: id, trunk_id: trunkId, taken_at: at })
      .onConflict((conflict) => conflict.column('attempt_id').doUpdateSet({ trunk_id: trunkId, taken_at: at }))
      .execute();
  },
  freeAgentLine,
  unansweredByNumber: async (tx, campaignId, personId) => {
    const unanswered = new Map<ContactPointId, number>();
    for (const { contact_point_id, result, answered_at } of await triesOfPerson(tx, { campaignId, personId })) {
      const point = contact_point_id as ContactPointId;
      if (answered_at !== null) unanswered.delete(point);
      else if (result !== null && unansweredResults.has(result)) unanswered.set(point, (unanswered.get(point) ?? 0) + 1);
    }
    return unanswered;
  },
  lastCall: async (tx, personId, creditorId) => {
    const [row] = await lastOfPerson(tx, { personId, creditorId });
    if (!row) return null;
    return { callerIdentityId: row.caller_identity_id as CallerIdentityId, result: row.result as ResultCode | null };
  },
};

const unansweredResults: ReadonlySet<string> = new Set(['no_answer', 'unreachable', 'busy', 'declined', 'no_response']);

const addAttempt = keptQuery((db, attempt: Attempt) =>
  db.insertInto('attempts').values({
    id: attempt.id,
    campaign_id: attempt.campaignId,
    entry_id: attempt.entryId,
    person_id: attempt.personId,
    creditor_id: attempt.creditorId,
    contact_point_id: attempt.contactPointId,
    number: attempt.number,
    trunk_id: attempt.trunkId,
    caller_identity_id: attempt.callerIdentityId,
    caller_number: attempt.callerNumber,
    ordinal: attempt.ordinal,
    state: attempt.state,
    reserved_at: attempt.reservedAt,
    answered_at: attempt.answeredAt,
    ended_at: attempt.endedAt,
    result: attempt.result,
  }),
);
const answerAttempt = keptQuery((db, { id, at }: { id: AttemptId; at: number }) =>
  db.updateTable('attempts').set({ state: 'answered', answered_at: at }).where('id', '=', id).where('state', '=', 'dialling'),
);
type Ended = { readonly id: AttemptId; readonly at: number; readonly result: ResultCode; readonly hungUpBy: string };
const endAttempt = keptQuery((db, { id, at, result, hungUpBy }: Ended) =>
  db
    .updateTable('attempts')
    .set({ state: 'ended', ended_at: at, result, hung_up_by: hungUpBy })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['campaign_id', 'trunk_id']),
);
const removeAgentLine = keptQuery((db, { id }: { id: AttemptId }) => db.deleteFrom('agent_lines').where('attempt_id', '=', id));

/** Seldom is there one. */
async function freeAgentLine(tx: Tx, id: AttemptId): Promise<void> {
  if ((await agentLines(tx, {})).some((line) => line.attempt_id === id)) await removeAgentLine(tx, { id });
}

const attemptById = keptQuery((db, { id }: { id: AttemptId }) => db.selectFrom('attempts').selectAll().where('id', '=', id));

const openAttempts = (db: Kysely<Schema>) => db.selectFrom('attempts').where('ended_at', 'is', null);
const openWithPerson = keptQuery((db, { personId }: { personId: PersonId }) =>
  openAttempts(db).select('id').where('person_id', '=', personId).limit(sql.lit(1)),
);
const openOnNumber = keptQuery((db, { number }: { number: PhoneNumber }) =>
  openAttempts(db).select('id').where('number', '=', number).limit(sql.lit(1)),
);
const openInbound = (db: Kysely<Schema>) => db.selectFrom('inbound_calls').where('ended_at', 'is', null);
const callingUs = rememberedQuery(['inbound_calls'], (db, { personId, number }: { personId: PersonId; number: PhoneNumber }) =>
  openInbound(db)
    .select('id')
    .where(({ eb, or }) => or([eb('person_id', '=', personId), eb('caller_number', '=', number)]))
    .limit(sql.lit(1)),
);
const lines = new LineBook(readLines);

/** Ids are in the order of time. */
const triesOfPerson = keptQuery((db, { campaignId, personId }: { campaignId: CampaignId; personId: PersonId }) =>
  db
    .selectFrom('attempts')
    .select(['contact_point_id', 'result', 'answered_at'])
    .where('person_id', '=', personId)
    .where('campaign_id', '=', campaignId)
    .orderBy('id'),
);
const lastOfPerson = keptQuery((db, { personId, creditorId }: { personId: PersonId; creditorId: CreditorId }) =>
  db
    .selectFrom('attempts')
    .select(['caller_identity_id', 'result'])
    .where('person_id', '=', personId)
    .where('creditor_id', '=', creditorId)
    .orderBy('id', 'desc')
    .limit(sql.lit(1)),
);

async function useIdentity(tx: Tx, { callerIdentityId, reservedAt }: Attempt, by: 1 | -1): Promise<void> {
  await countUse(tx, { callerIdentityId, hour: Math.floor(reservedAt / hourMs), by });
}

type Use = { readonly callerIdentityId: CallerIdentityId; readonly hour: number; readonly by: number };
const countUse = keptQuery((db, { callerIdentityId, hour, by }: Use) =>
  db
    .insertInto('identity_hours')
    .values({ caller_identity_id: callerIdentityId, hour, used: by })
    .onConflict((conflict) =>
      conflict.columns(['caller_identity_id', 'hour']).doUpdateSet((eb) => ({ used: eb('identity_hours.used', '+', by) })),
    ),
);

function attemptOf(row: Selectable<DialerTables['attempts']>): Attempt {
  return {
    id: row.id as AttemptId,
    campaignId: row.campaign_id as CampaignId,
    entryId: row.entry_id as EntryId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    contactPointId: row.contact_point_id as ContactPointId,
    number: row.number as PhoneNumber,
    trunkId: row.trunk_id as TrunkId,
    callerIdentityId: row.caller_identity_id as CallerIdentityId,
    callerNumber: row.caller_number as PhoneNumber,
    ordinal: row.ordinal,
    state: row.state as AttemptState,
    reservedAt: row.reserved_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    result: row.result as ResultCode | null,
  };
}
