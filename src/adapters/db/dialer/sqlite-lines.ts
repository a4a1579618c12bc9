import { sql } from 'kysely';
import type { Trunk } from '../../../dialer/model.ts';
import type { CallerIdentities, OverallLimits, Trunks } from '../../../dialer/ports.ts';
import type { CallerIdentityId, CreditorId } from '../../../kernel/ids.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import { inside } from '../unit-of-work.ts';

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
  all: async (tx) => {
    const rows = await inside(tx).selectFrom('trunks').select('settings').orderBy('id').execute();
    return rows.map(({ settings }) => JSON.parse(settings) as Trunk);
  },
};

export const sqliteOverallLimits: OverallLimits = {
  find: async (tx) => {
    const row = await inside(tx).selectFrom('overall_limits').selectAll().executeTakeFirst();
    return row && { concurrency: row.calls, perSecond: row.calls_per_second };
  },
  set: async (tx, { concurrency, perSecond }) => {
    const values = { calls: concurrency, calls_per_second: perSecond };
    await inside(tx)
      .insertInto('overall_limits')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  },
};

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
      })
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
    }));
  },
  candidates: async (tx, creditorId, dayStart, restSince) => {
    const { rows } = await sql<CandidateRow>`
      select c.id, c.number, c.verified_at, c.daily_cap,
        (select count(*) from attempts a where a.caller_identity_id = c.id and a.reserved_at >= ${dayStart}
          and not (${neverLeft})) as used_today,
        (select max(reserved_at) from attempts a where a.caller_identity_id = c.id) as last_used_at,
        exists (select 1 from attempts a where a.caller_identity_id = c.id and a.result = 'spam_blocked'
          and a.reserved_at >= ${restSince}) as resting
      from caller_identities c where c.creditor_id = ${creditorId} order by c.id`.execute(inside(tx));
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      verified: row.verified_at !== null,
      dailyCap: row.daily_cap,
      usedToday: row.used_today,
      lastUsedAt: row.last_used_at,
      resting: row.resting === 1,
    }));
  },
};

/** Asterisk refused the order, so no INVITE showed the identity to anybody: its use is given back. */
const neverLeft = sql`a.result = 'carrier_failed' and exists (select 1 from journal j where j.attempt_id = a.id
  and j.type = 'attempt_order_answered' and json_extract(j.data, '$.taken') = 'refused')`;

type CandidateRow = {
  id: CallerIdentityId;
  number: PhoneNumber;
  verified_at: number | null;
  daily_cap: number;
  used_today: number;
  last_used_at: number | null;
  resting: number;
};
