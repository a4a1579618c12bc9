import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** What a record comes to, without its ids and the moments of writing: each part as sorted lines. */
export type FinalState = Readonly<Record<string, readonly string[]>>;

/** Reads it from a data folder that nobody works on. */
export function finalState(data: string): FinalState {
  const record = new Sqlite(join(data, 'dovolat.db'), { readonly: true });
  try {
    const parts = Object.entries(queries).map(([part, query]) => {
      const rows = record.prepare(query).raw().all() as unknown[][];
      return [part, rows.map((row) => row.map(String).join(' | ')).sort()] as const;
    });
    return { ...Object.fromEntries(parts), 'files of the outbox': outboxFiles(data) };
  } finally {
    record.close();
  }
}

/** Of the payments that are matched whole: what they are, and what of them was laid on receivables. */
export type MatchedSum = {
  readonly currency: string;
  readonly payments: number;
  readonly paidMinor: number;
  readonly laidMinor: number;
};

export function matchedSums(data: string): readonly MatchedSum[] {
  const record = new Sqlite(join(data, 'dovolat.db'), { readonly: true });
  try {
    return record.prepare(sumsByCurrency).all() as MatchedSum[];
  } finally {
    record.close();
  }
}

const sumsByCurrency = `
  with laid as (select transaction_id, sum(amount_minor) as minor from allocations where undone_at is null group by 1)
  select currency, count(*) as payments, sum(amount_minor) as paidMinor, sum(minor) as laidMinor
  from bank_transactions left join laid on transaction_id = id where state = 'matched' group by currency order by currency`;

/** In how many lines of each part two records differ; parts that agree are not named. */
export function differences(
  expected: FinalState,
  found: FinalState,
): readonly { part: string; lines: number; example: string }[] {
  return Object.keys(expected).flatMap((part) => {
    const [wanted, got] = [countLines(expected[part] ?? []), countLines(found[part] ?? [])];
    const off = [...new Set([...wanted.keys(), ...got.keys()])].filter((line) => wanted.get(line) !== got.get(line));
    const example = off[0] ?? '';
    const times = `${wanted.get(example) ?? 0} expected, ${got.get(example) ?? 0} found: ${example}`;
    return off.length > 0 ? [{ part, lines: off.length, example: times }] : [];
  });
}

/** The same for the same state. */
export function hashOf(state: FinalState): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 12);
}

function countLines(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** How many files of each channel lie there; a draft (`.part`) is a channel of its own. */
function outboxFiles(data: string): readonly string[] {
  const folder = join(data, 'outbox');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const kinds = Map.groupBy(files, ({ name }) => name.slice(name.indexOf('.')));
  return [...kinds].map(([kind, of]) => `${kind} ${of.length}`).sort();
}

/** Whose it is, in words of the creditor: the first bill of the person. */
const who = `(select min(external_key) from receivables k where k.person_id = x.person_id and k.kind <> 'interest')`;

const queries: Readonly<Record<string, string>> = {
  receivables: `select external_key, kind, status, currency, billed_minor, amount_minor, due from receivables`,
  'contact points': `select ${who}, kind, value, position, status from contact_points x`,
  statements: `select number, from_day, to_day, opening_minor, closing_minor, transactions, state from bank_statements`,
  payments: `select external_key, amount_minor, value, state from bank_transactions`,
  allocations: `select t.external_key, r.external_key, x.amount_minor, rule, undone_at is null
    from allocations x join bank_transactions t on t.id = transaction_id join receivables r on r.id = receivable_id`,
  'write-offs': `select r.external_key, x.amount_minor, undone_at is null from write_offs x join receivables r on r.id = receivable_id`,
  credits: `select r.external_key, by_minor, on_date, because from balance_changes x join receivables r on r.id = receivable_id`,
  promises: `select ${who}, state, amount_minor, date, breaks_at from promises x`,
  plans: `select ${who}, state, total_minor, instalments from plans x`,
  disputes: `select ${who}, state, code from disputes x`,
  holds: `select ${who}, reason, scope, until_at, released_at is null from holds x`,
  enrolments: `select r.external_key, strategy, version, done, stage, shift_days, heard, held_until, left_because
    from enrolments x join receivables r on r.id = receivable_id`,
  steps: `select ${who}, strategy, step, day, severity, purpose, channel, fate from planned_steps x`,
  // What has left its strategy says so when it is looked at once, and when it is looked at again that it is in none.
  'cases that wait': `select ${who}, case when waits_for in ('exit', 'not_enrolled') then 'in none' else waits_for end, next_at from planned_cases x`,
  entries: `select ${who}, c.name, x.state, attempts, done_because from entries x join campaigns c on c.id = campaign_id`,
  messages: `select ${who}, channel, template, language, state, body from messages x`,
  'counted contacts': `select ${who}, channel, counts, conversation, at from contact_ledger x`,
  tasks: `select ${who}, kind, department, state, due_by from tasks x`,
  imports: `select file_name, state, rows_done, created, updated, unchanged, rejected from imports`,
  'lines of the journal': `select type, count(*) from journal where type not in ('retention_run') group by type`,
};
