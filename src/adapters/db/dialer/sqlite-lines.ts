import { type Selectable, sql } from 'kysely';
import type { Trunk, TrunkBreaker } from '../../../dialer/model.ts';
import type { CallerIdentities, OverallLimits, Trunks } from '../../../dialer/ports.ts';
import type { AttemptId, CallerIdentityId, CreditorId, TrunkId } from '../../../kernel/ids.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import type { ResultCode } from '../../../kernel/result-code.ts';
import { keptQuery } from '../kept-query.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';
import type { DialerTables } from './tables.ts';

export const sqliteTrunks: Trunks = {
  add: async (tx, trunk) => {
    await inside(tx)
      .insertInto('trunks')
      .values({ id: trunk.id, name: trunk.name, settings: JSON.stringify(trunk) })
      .execute();
  },
  update: async (tx, trunk) => {
    await inside(tx)
      .updateTable('trunks')
      .set({ name: trunk.name, settings: JSON.stringify(trunk) })
      .where('id', '=', trunk.id)
      .execute();
  },
  all: (tx) => allTrunks(tx, 'all'),
  breaker: async (tx, id) => (await allBreakers(tx, 'all')).get(id) ?? { state: 'closed', failures: 0 },
  breakers: (tx) => allBreakers(tx, 'all'),
  setBreaker: async (tx, id, breaker) => {
    const values = rowOf(breaker);
    await inside(tx)
      .insertInto('trunk_breakers')
      .values({ trunk_id: id, ...values })
      .onConflict((conflict) => conflict.column('trunk_id').doUpdateSet(values))
      .execute();
  },
};

export const sqliteOverallLimits: OverallLimits = {
  find: (tx) => overallLimits(tx, 'all'),
  set: async (tx, { concurrency, perSecond }) => {
    const values = { calls: concurrency, calls_per_second: perSecond };
    await inside(tx)
      .insertInto('overall_limits')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  },
};

/** Days begin at whole hours wherever we call. */
export const hourMs = 3_600_000;

export const sqliteCallerIdentities: CallerIdentities = {
  add: async (tx, identity) => {
    await inside(tx)
      .insertInto('caller_identities')
      .values({
        id: identity.id,
        creditor_id: identity.creditorId,
        number: identity.number,
        verified_at: identity.verifiedAt,
        daily_cap: identity.dailyCap,
        concurrent_cap: identity.concurrentCap,
        inbound_flow: identity.inboundFlow,
        inbound_agent: identity.inboundAgent,
      })
      .execute();
  },
  update: async (tx, { id, dailyCap, concurrentCap, inboundFlow, inboundAgent }) => {
    await inside(tx)
      .updateTable('caller_identities')
      .set({ daily_cap: dailyCap, concurrent_cap: concurrentCap, inbound_flow: inboundFlow, inbound_agent: inboundAgent })
      .where('id', '=', id)
      .execute();
  },
  verify: async (tx, number, at) => {
    const { numUpdatedRows } = await inside(tx)
      .updateTable('caller_identities')
      .set({ verified_at: at })
      .where('number', '=', number)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  all: async (tx) => {
    const rows = await inside(tx).selectFrom('caller_identities').selectAll().orderBy('id').execute();
    return rows.map((row) => ({
      id: row.id as CallerIdentityId,
      creditorId: row.creditor_id as CreditorId,
      number: row.number as PhoneNumber,
      verifiedAt: row.verified_at,
      dailyCap: row.daily_cap,
      concurrentCap: row.concurrent_cap,
      inboundFlow: row.inbound_flow,
      inboundAgent: row.inbound_agent as PhoneNumber | null,
    }));
  },
  candidates: async (tx, creditorId, dayStart) => {
    const rows = await candidatesOf(tx, { creditorId, fromHour: Math.floor(dayStart / hourMs) });
    return rows
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => ({
        id: row.id,
        number: row.number,
        verified: row.verified_at !== null,
        dailyCap: row.daily_cap,
        concurrentCap: row.concurrent_cap,
        usedToday: row.used_today,
        up: row.up,
        lastUsedAt: row.last_used_at,
        restsUntil: row.rests_until,
        turnedAway: 0,
      }));
  },
  lastUses: async (tx, id, limit) => {
    const rows = await inside(tx)
      .selectFrom('attempts')
      .select(['reserved_at', 'result', 'answered_at', 'ended_at', 'hung_up_by'])
      .where('caller_identity_id', '=', id)
      .where('result', 'is not', null)
      .orderBy('reserved_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      at: row.reserved_at,
      result: row.result as ResultCode,
      byFarEnd: row.hung_up_by === 'far_end',
      talkMs: row.answered_at === null ? null : Math.max(0, (row.ended_at ?? row.answered_at) - row.answered_at),
    }));
  },
  restsUntil: async (tx, id) => {
    const row = await inside(tx).selectFrom('caller_identities').select('rests_until').where('id', '=', id).executeTakeFirst();
    return row?.rests_until ?? null;
  },
  rest: async (tx, id, until) => {
    await inside(tx).updateTable('caller_identities').set({ rests_until: until }).where('id', '=', id).execute();
  },
};

const allTrunks = seldomChanged(['trunks'], async (tx) => {
  const rows = await inside(tx).selectFrom('trunks').select('settings').orderBy('id').execute();
  return rows.map(({ settings }) => JSON.parse(settings) as Trunk);
});
const allBreakers = seldomChanged(['trunk_breakers'], async (tx) => {
  const rows = await inside(tx).selectFrom('trunk_breakers').selectAll().execute();
  return new Map(rows.map((row) => [row.trunk_id as TrunkId, breakerOf(row)]));
});
const overallLimits = seldomChanged(['overall_limits'], async (tx) => {
  const row = await inside(tx).selectFrom('overall_limits').selectAll().executeTakeFirst();
  return row && { concurrency: row.calls, perSecond: row.calls_per_second };
});
const candidatesOf = keptQuery((db, { creditorId, fromHour }: { creditorId: CreditorId; fromHour: number }) => ({
  compile: () =>
    sql<CandidateRow>`
      select c.id, c.number, c.verified_at, c.daily_cap, c.concurrent_cap, c.rests_until,
        (select coalesce(sum(used), 0) from identity_hours h where h.caller_identity_id = c.id and h.hour >= ${fromHour}) as used_today,
        (select max(reserved_at) from attempts a where a.caller_identity_id = c.id) as last_used_at,
        case when c.concurrent_cap is null then 0
          else (select count(*) from attempts a indexed by attempts_up_by_identity
            where a.caller_identity_id = c.id and a.ended_at is null) end as up
      from caller_identities c where c.creditor_id = ${creditorId}`.compile(db),
}));

type CandidateRow = {
  id: CallerIdentityId;
  number: PhoneNumber;
  verified_at: number | null;
  daily_cap: number;
  concurrent_cap: number | null;
  rests_until: number | null;
  used_today: number;
  last_used_at: number | null;
  up: number;
};

function breakerOf({ state, failures, opened, until, probe }: Selectable<DialerTables['trunk_breakers']>): TrunkBreaker {
  if (state === 'open') return { state, opened, until };
  return state === 'half_open' && probe !== null ? { state, opened, probe: probe as AttemptId } : { state: 'closed', failures };
}

function rowOf(breaker: TrunkBreaker): Omit<DialerTables['trunk_breakers'], 'trunk_id'> {
  const closed = { state: breaker.state, failures: 0, opened: 0, until: 0, probe: null };
  const { state: _same, ...values } = breaker;
  return { ...closed, ...values };
}
