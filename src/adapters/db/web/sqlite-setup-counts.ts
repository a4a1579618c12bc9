import type { Database } from '../database.ts';

/** How many of everything there are; what is not there yet is what is to be done next. */
export async function sqliteSetupCounts({ reader }: Pick<Database, 'reader'>) {
  const count = async (table: 'creditors' | 'persons' | 'caller_identities' | 'campaigns' | 'attempts') => {
    const row = await reader
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
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
    campaigns: await count('campaigns'),
    calls: await count('attempts'),
  };
}
