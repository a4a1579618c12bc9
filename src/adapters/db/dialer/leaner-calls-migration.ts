import { type Kysely, sql } from 'kysely';
import { rareTypes } from '../journal/frequent-types.ts';

/**
 * Makes a call cheaper to write down. Lines of the journal are known by `seq` and looked up by what they are about, so their ids stand in
 * no index, and the types that every call tells in none either. Whether an attempt is over is told by `ended_at`: an answer changes no
 * index of those that are up.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const columns = 'seq, id, at, type, actor, creditor_id, person_id, case_id, receivable_id, campaign_id, attempt_id, data';

const open = 'where ended_at is null';

const statements = [
  `create table leaner_journal (
    seq integer primary key autoincrement, id text not null, at bigint not null, type text not null, actor text not null,
    creditor_id text, person_id text, case_id text, receivable_id text, campaign_id text, attempt_id text, data text not null)`,
  `insert into leaner_journal (${columns}) select ${columns} from journal order by seq`,
  'drop table journal',
  'alter table leaner_journal rename to journal',
  `create index journal_rare_type on journal (type, seq) where ${rareTypes}`,
  'create index journal_person_id on journal (person_id, seq)',
  'create index journal_campaign_id on journal (campaign_id, seq) where campaign_id is not null',
  'create index journal_attempt_id on journal (attempt_id, seq) where attempt_id is not null',
  "create trigger journal_never_changes before update on journal begin select raise(abort, 'the journal is append-only'); end",
  "create trigger journal_never_forgets before delete on journal begin select raise(abort, 'the journal is append-only'); end",
  ...['open', 'one_call_per_entry', 'open_person', 'open_number', 'up_by_identity', 'identity'].map(
    (name) => `drop index attempts_${name}`,
  ),
  `create index attempts_open on attempts (campaign_id, trunk_id) ${open}`,
  `create unique index attempts_one_call_per_entry on attempts (entry_id) ${open}`,
  `create index attempts_open_person on attempts (person_id) ${open}`,
  `create index attempts_open_number on attempts (number) ${open}`,
  `create index attempts_up_by_identity on attempts (caller_identity_id) ${open}`,
  'create index attempts_identity on attempts (caller_identity_id, reserved_at)',
];
