import { type Kysely, sql } from 'kysely';
import { foldWords } from '../../../kernel/fold-words.ts';

/**
 * What people look at and look for: calls of a campaign by result, refusals by rule, people by the words of their names, by debtor id and
 * by variable symbol. And by whose order a campaign was made, so that an order that arrives twice makes one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (let after = ''; ; ) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from persons where id > ${after} order by id limit 1000`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    for (const { id, name } of rows)
      for (const word of foldWords(name)) await sql`insert into name_words (word, person_id) values (${word}, ${id})`.execute(db);
    after = last.id;
  }
}

const refused = `where type = 'contact_refused'`;
const rule = `json_extract(data, '$.rule')`;

const statements = [
  'create index attempts_by_campaign on attempts (campaign_id, id)',
  'create index attempts_by_result on attempts (campaign_id, result, id)',
  `create index journal_refused on journal (campaign_id, seq) ${refused}`,
  `create index journal_refused_by_rule on journal (${rule}, seq) ${refused}`,
  `create index journal_refused_by_campaign_and_rule on journal (campaign_id, ${rule}, seq) ${refused}`,
  'create table name_words (word text not null, person_id text not null, primary key (word, person_id)) without rowid',
  'create index name_words_by_person on name_words (person_id)',
  'create index receivables_by_debtor on receivables (debtor_id) where debtor_id is not null',
  'create index receivables_by_symbol on receivables (variable_symbol) where variable_symbol is not null',
  'alter table campaigns add column origin text',
  'alter table campaigns add column wish_hash text',
  'create unique index campaigns_once_per_origin on campaigns (origin) where origin is not null',
];
