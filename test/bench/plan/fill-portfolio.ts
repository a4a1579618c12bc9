import type { Database } from '../../../src/adapters/db/database.ts';

type Portfolio = { readonly cases: number; readonly due: number; readonly now: number };

/**
 * Books of so many cases of one creditor, each a person with a telephone, an e-mail address, an address and one or two receivables, all of
 * which run in a strategy; every n-th is due now, the others in days to come. Returns how many are due.
 */
export async function fillPortfolio({ run, steps, flush }: Database, { cases, due, now }: Portfolio): Promise<number> {
  const series = `with recursive n (i) as (select ? union all select i + 1 from n where i < ?)`;
  steps.begin();
  run(creditor, []);
  steps.commit();
  const every = Math.max(1, Math.floor(cases / due));
  for (let from = 0; from < cases; from += bundle) {
    const to = Math.min(cases, from + bundle) - 1;
    steps.begin();
    for (const { sql, values } of rowsOf(now, every)) run(sql.replace('SERIES', series), [from, to, ...values]);
    steps.commit();
  }
  await flush();
  return Math.ceil(cases / every);
}

const bundle = 20_000;

const creditor = `insert into creditors (id, code, name, neutral_name, country, language, currency, promise_latest_days, promise_least_percent,
    promise_grace_working_days, promise_tolerance_minor)
  values ('crd_1', 'acme', 'Acme', 'Acme', 'CZ', 'cs', 'CZK', 14, 30, 2, 100)`;

/** Ids sort by birth, as real ones do. */
const id = (prefix: string) => `'${prefix}_' || printf('%026x', i)`;

/** When a case is due follows another order than when it was born: the cases of one chunk lie apart. */
const scattered = '(i * 2654435761) % 4294967296';

function rowsOf(now: number, every: number): readonly { readonly sql: string; readonly values: readonly unknown[] }[] {
  const due = `date('2026-11-20', '-' || (i % 12) || ' days')`;
  return [
    {
      sql: `insert into persons (id, kind, name, country, language) SERIES select ${id('per')}, 'natural', 'Person ' || i, 'CZ', null from n`,
      values: [],
    },
    {
      sql: `insert into contact_points (id, person_id, kind, value, phone_kind, position, status, source, recorded_at) SERIES
        select ${id('cnt')} || 'p', ${id('per')}, 'phone', '+420000' || printf('%06d', i), 'mobile', 0, 'unverified', 'file', 0 from n
        union all select ${id('cnt')} || 'e', ${id('per')}, 'email', 'p' || i || '@example.com', null, 1, 'unverified', 'file', 0 from n
        union all select ${id('cnt')} || 'a', ${id('per')}, 'address', '{}', null, 2, 'unverified', 'file', 0 from n`,
      values: [],
    },
    {
      sql: `insert into cases (id, person_id, creditor_id, currency) SERIES select ${id('cas')}, ${id('per')}, 'crd_1', 'CZK' from n`,
      values: [],
    },
    {
      sql: `insert into receivables (id, case_id, creditor_id, person_id, external_key, status, currency, amount_minor, billed_minor, due,
          attributes, row_hash, row_key_id) SERIES
        select ${id('rcv')}, ${id('cas')}, 'crd_1', ${id('per')}, 'F' || i, 'open', 'CZK', 100000, 100000, ${due}, '{}', '', '' from n
        union all select ${id('rcv')} || 'b', ${id('cas')}, 'crd_1', ${id('per')}, 'G' || i, 'open', 'CZK', 50000, 50000, '2026-12-20', '{}', '', ''
        from n where i % 3 = 0`,
      values: [],
    },
    {
      sql: `insert into enrolments (id, receivable_id, case_id, strategy, version, entered_at, done, done_at, shift_days) SERIES
        select ${id('enr')}, ${id('rcv')}, ${id('cas')}, 'ladder', '000000000001', ?, -1, null, 0 from n
        union all select ${id('enr')} || 'b', ${id('rcv')} || 'b', ${id('cas')}, 'ladder', '000000000001', ?, -1, null, 0 from n where i % 3 = 0`,
      values: [now - 30 * 86_400_000, now - 30 * 86_400_000],
    },
    {
      sql: `insert into contact_ledger (id, person_id, creditor_id, channel, at, counts, conversation) SERIES
        select ${id('clg')}, ${id('per')}, 'crd_1', 'voice', ?, 1, 0 from n where i % 2 = 0`,
      values: [now - 20 * 86_400_000],
    },
    {
      sql: `insert into planned_cases (case_id, person_id, creditor_id, next_at) SERIES
        select ${id('cas')}, ${id('per')}, 'crd_1', case when i % ? = 0 then ? - ${scattered} else ? + ${scattered} end from n`,
      values: [every, now, now + 3_600_000],
    },
  ];
}
