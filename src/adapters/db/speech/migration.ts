import { type Kysely, sql } from 'kysely';

/** What operators did to the texts of prompts and to the lexicon, oldest first; nothing of it is ever changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table prompt_history (
    seq integer primary key autoincrement, language text not null, prompt text not null, action text not null, text text, reviewer text,
    actor text not null, at bigint not null)`,
  'create index prompt_history_by_prompt on prompt_history (language, prompt, seq)',
  `create table lexicon_history (
    seq integer primary key autoincrement, language text not null, word text not null, kind text, said text, actor text not null,
    at bigint not null)`,
];
