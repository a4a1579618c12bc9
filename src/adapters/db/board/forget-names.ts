import type { Kysely } from 'kysely';
import { foldWords } from '../../../kernel/fold-words.ts';
import type { Schema } from '../schema.ts';

/** Takes the words of these persons' names out of the search, before the names change: by the names themselves they are found. */
export async function forgetNames(db: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  const people = await db.selectFrom('persons').select(['id', 'name']).where('id', 'in', ids).execute();
  for (const { id, name } of people) {
    const words = foldWords(name);
    if (words.length > 0) await db.deleteFrom('name_words').where('word', 'in', words).where('person_id', '=', id).execute();
  }
}
