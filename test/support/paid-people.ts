import { sql } from 'kysely';
import { inside } from '../../src/adapters/db/unit-of-work.ts';
import type { Creditor } from '../../src/receivables/model.ts';
import type { OpenBooks } from './open-books.ts';

/** So many people who have paid all that they owed this creditor; whoever is in the books already comes after them. */
export async function paidPeople(the: Pick<OpenBooks, 'run'>, { id }: Creditor, count: number): Promise<void> {
  const numbers = sql`with recursive n (k) as (select 1 union all select k + 1 from n where k < ${count})`;
  const name = (kind: string) => sql`printf(${`${kind}_%026d`}, k)`;
  await the.run(async (tx) => {
    const db = inside(tx);
    await sql`insert into persons (id, kind, name, country) ${numbers} select ${name('per')}, 'natural', '', 'CZ' from n`.execute(
      db,
    );
    await sql`insert into cases (id, person_id, creditor_id, currency, closed_with)
      ${numbers} select ${name('cas')}, ${name('per')}, ${id}, 'CZK', 0 from n`.execute(db);
    await sql`insert into receivables (id, case_id, creditor_id, person_id, external_key, status, currency, kind, amount_minor,
        billed_minor, due, attributes, row_hash, row_key_id)
      ${numbers} select ${name('rcv')}, ${name('cas')}, ${id}, ${name('per')}, k, 'settled', 'CZK', 'invoice', 0, 100, '2023-01-01', '{}', '', ''
      from n`.execute(db);
  });
}
