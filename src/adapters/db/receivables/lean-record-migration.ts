import { type Kysely, sql } from 'kysely';
import { rebuildTable } from '../rebuild-table.ts';
import { packVerifiers } from './pack-verifiers.ts';

/**
 * A row of a file is written in two thirds of the places. What a person may be asked for with one creditor is one row, and one more for
 * each customer number by which she is found. Contact points are found by their person, who is always known; so are the receivables of a
 * case, and names that are taken off. The creditor's id of a debtor is found where persons are known by it
 * Which keys a file had so far, whoever reads it knows (docs/decisions/0047-a-row-of-a-file-is-written-in-few-places.md).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  for (const statement of packVerifiers) await run(statement);
  await rebuildTable(db, 'contact_points', {
    change: (made) => made.replace('id text not null unique', 'id text not null'),
    byKey: true,
  });
  await rebuildTable(db, 'messages', { change: (made) => made.replace(/ references contact_points \(id\)/, '') });
  for (const statement of fewerIndexes) await run(statement);
}

const fewerIndexes = [
  'drop index name_words_by_person',
  'drop index receivables_by_debtor',
  'drop index receivables_by_case',
  'drop index receivables_by_person',
  'create index receivables_by_person on receivables (person_id)',
  'drop table import_rows',
];
