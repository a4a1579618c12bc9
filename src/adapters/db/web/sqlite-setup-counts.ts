import type { Database } from '../database.ts';
import { beingFilled } from '../dialer/sqlite-campaigns.ts';

/** How many of everything there are; what is not there yet is what is to be done next. */
export async function sqliteSetupCounts({ reader }: Pick<Database, 'reader'>) {
  const count = async (table: 'creditors' | 'persons' | 'caller_identities' | 'attempts') => {
    const row = await reader
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  const campaigns = await reader
    .selectFrom('campaigns')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '<>', beingFilled)
    .executeTakeFirstOrThrow();
  const verified = await reader
    .selectFrom('caller_identities')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('verified_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return {
    creditors: await count('creditors'),
    people: await count('persons'),
    identities: await count('caller_identities'),
    verifiedIdentities: verified.count,
    campaigns: campaigns.count,
    calls: await count('attempts'),
  };
}
