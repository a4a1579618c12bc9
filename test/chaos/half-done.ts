import Sqlite from 'better-sqlite3';

/** Something on a record that no committed transaction may leave behind. */
export type HalfDone = { readonly what: string; readonly rows: number; readonly example: string };

/** What on a record is half done, at this moment and whoever died over it: empty for a record that is whole. */
export function findHalfDone(file: string): readonly HalfDone[] {
  const record = new Sqlite(file);
  try {
    return Object.entries(halves).flatMap(([what, query]) => {
      const rows = record.prepare(query).all();
      return rows.length > 0 ? [{ what, rows: rows.length, example: JSON.stringify(rows[0]) }] : [];
    });
  } finally {
    record.close();
  }
}

const laid = `select transaction_id, sum(amount_minor) as minor from allocations where undone_at is null group by transaction_id`;

/** What a line of the journal tells and what the tables hold belong together: rows without their line, and lines without their row. */
function apart(table: string, id: string, told: string, where = 'true'): string {
  return `with told as (${told}), held as (select ${id} as id from ${table} where ${where})
    select 'no line' as missing, id from held where id not in (select id from told)
    union all select 'no row', id from told where id not in (select id from held)
    union all select 'told twice', id from told group by id having count(*) > 1`;
}

function line(type: string, path: string): string {
  return `select json_extract(data, '$.${path}') as id from journal where type = '${type}'`;
}

/** Each query gives the rows that are wrong. */
const halves: Readonly<Record<string, string>> = {
  'a payment whose state is not what was laid of it': `
    select t.id, t.state, t.amount_minor, coalesce(minor, 0) as laid
    from bank_transactions t left join (${laid}) on transaction_id = t.id
    where case state when 'matched' then coalesce(minor, 0) <> amount_minor
      when 'partly' then coalesce(minor, 0) not between 1 and amount_minor - 1 else coalesce(minor, 0) <> 0 end`,
  'a receivable that owes what it should not': `
    select r.id, r.amount_minor, r.billed_minor, r.status from receivables r
    left join (select receivable_id, sum(amount_minor) as minor from allocations where undone_at is null group by 1) a on a.receivable_id = r.id
    left join (select receivable_id, sum(amount_minor) as minor from write_offs where undone_at is null group by 1) w on w.receivable_id = r.id
    left join (select receivable_id, -sum(by_minor) as minor from balance_changes where because = 'credit' group by 1) c on c.receivable_id = r.id
    where amount_minor <> max(0, billed_minor - coalesce(a.minor, 0) - coalesce(w.minor, 0) - coalesce(c.minor, 0))
      or (status = 'open') <> (amount_minor > 0)`,
  'a statement that is booked and not whole': `
    select s.id, s.transactions, count(t.id) as found from bank_statements s left join bank_transactions t on t.statement_id = s.id
    where s.state = 'booked' group by s.id
    having count(t.id) <> s.transactions or coalesce(sum(t.amount_minor), 0) <> s.closing_minor - s.opening_minor`,
  'a payment of a statement that is not there yet': `
    select t.id, t.state from bank_transactions t join bank_statements s on s.id = t.statement_id
    where s.state <> 'booked' and t.state not in ('new', 'outgoing')`,
  'a statement apart from its line': apart('bank_statements', 'id', line('statement_booked', 'statementId'), `state = 'booked'`),
  'a receivable apart from its line': apart(
    'receivables',
    'id',
    `select receivable_id as id from journal where type = 'receivable_registered'`,
    `kind <> 'interest'`,
  ),
  'an import that counts other rows than came in': `
    select (select sum(created) from imports) as counted, count(*) as held from receivables where kind <> 'interest'
    having coalesce(counted, 0) <> held`,
  'what a payment was laid on, apart from its line': apart(
    'allocations',
    'id',
    `select json_extract(json_each.value, '$.allocationId') as id from journal, json_each(journal.data, '$.allocations') where journal.type = 'payment_matched'`,
  ),
  'a write-off apart from its line': apart('write_offs', 'id', line('written_off', 'writeOffId')),
  'a promise apart from its line': apart('promises', 'id', line('promise_recorded', 'promiseId')),
  'a promise whose end is not told once': `
    select p.id, p.state, count(j.id) as told from promises p left join journal j
      on j.type in ('promise_kept', 'promise_broken', 'promise_partially_kept', 'promise_superseded', 'promise_cancelled')
      and json_extract(j.data, '$.promiseId') = p.id
    group by p.id having (p.state = 'active') <> (count(j.id) = 0) or count(j.id) > 1`,
  'a plan apart from its line': apart('plans', 'id', line('plan_accepted', 'planId')),
  'a dispute apart from its line': apart('disputes', 'id', line('dispute_opened', 'disputeId')),
  'a hold apart from its line': apart('holds', 'id', line('hold_placed', 'holdId')),
  'an enrolment apart from its line': apart('enrolments', 'id', line('strategy_entered', 'enrolmentId')),
  'an exit apart from its line': apart('enrolments', 'id', line('strategy_left', 'enrolmentId'), 'left_at is not null'),
  'a step apart from its line': apart('planned_steps', 'id', line('step_due', 'stepId')),
  'a fate of a step apart from its line': apart('planned_steps', 'id', line('step_ended', 'stepId'), 'ended_at is not null'),
  'a step in a campaign twice': `
    select json_extract(data, '$.stepId') as step, count(*) as times from journal where type = 'entry_added' group by step having times > 1`,
  'a message apart from its line': apart('messages', 'id', line('message_written', 'messageId')),
  'a message handed over twice': `
    select json_extract(data, '$.messageId') as message, count(*) as times from journal
    where type in ('message_handed_over', 'message_failed', 'message_fate_unknown') group by message having times > 1`,
  'a step written to somebody twice': `
    select json_extract(s.data, '$.stepId') as step, count(*) as times
    from messages m join journal s on s.id = m.event_id where m.state in ('handed_over', 'unknown') group by step having times > 1`,
  'a message that is counted otherwise than once': `
    select m.id, count(l.id) as counted from messages m left join contact_ledger l on l.message_id = m.id
    where m.kind <> 'report' group by m.id having count(l.id) > 1 or (m.state = 'handed_over' and count(l.id) <> 1)`,
  'a task that was opened twice': `select about, kind, count(*) as times from tasks where state = 'open' group by about, kind having times > 1 and about is not null`,
};
