import type { Language } from '../../../kernel/country.ts';
import type { LexiconChange, TextEntry } from '../../../speech/model.ts';
import type { WordStore } from '../../../speech/ports.ts';
import type { Database } from '../database.ts';
import { inside } from '../unit-of-work.ts';

/** What operators did to texts and lexicon. Read past any unit of work: there are some hundred lines, and calls do not wait for them. */
export function sqliteWordStore({ reader }: Pick<Database, 'reader'>): WordStore {
  return {
    async revision() {
      const newest = (table: 'prompt_history' | 'lexicon_history') =>
        reader
          .selectFrom(table)
          .select(({ fn }) => fn.max('seq').as('seq'))
          .executeTakeFirst();
      const [texts, lexicon] = await Promise.all([newest('prompt_history'), newest('lexicon_history')]);
      return `${texts?.seq ?? 0} ${lexicon?.seq ?? 0}`;
    },
    async texts() {
      const rows = await reader
        .selectFrom('prompt_history')
        .select(['language', 'prompt', 'action', 'text', 'reviewer', 'actor', 'at'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({ ...row, language: row.language as Language, action: row.action as TextEntry['action'] }));
    },
    async lexicon() {
      const rows = await reader
        .selectFrom('lexicon_history')
        .select(['language', 'word', 'kind', 'said', 'actor', 'at'])
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({ ...row, language: row.language as Language, kind: row.kind as LexiconChange['kind'] }));
    },
    async addText(tx, entry) {
      await inside(tx).insertInto('prompt_history').values(entry).execute();
    },
    async addPronunciation(tx, change) {
      await inside(tx).insertInto('lexicon_history').values(change).execute();
    },
  };
}
