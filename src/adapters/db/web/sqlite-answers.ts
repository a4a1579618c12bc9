import type { UnitOfWork } from '../../../kernel/transaction.ts';
import type { GivenAnswers } from '../../../web/ports.ts';
import { inside } from '../unit-of-work.ts';

/** Answers by their `Idempotency-Key`, kept for a day. */
export function sqliteAnswers(work: UnitOfWork): GivenAnswers {
  return {
    begin: ({ actor, key, fingerprint, at }) =>
      work.run(async (tx) => {
        const db = inside(tx);
        await db
          .deleteFrom('idempotency_keys')
          .where('at', '<', at - keptMs)
          .execute();
        const known = await db
          .selectFrom('idempotency_keys')
          .selectAll()
          .where('actor', '=', actor)
          .where('key', '=', key)
          .executeTakeFirst();
        if (!known || (known.status === null && known.at < at - staleMs)) {
          const row = { actor, key, fingerprint, at, status: null, body: null };
          await db
            .insertInto('idempotency_keys')
            .values(row)
            .onConflict((conflict) => conflict.columns(['actor', 'key']).doUpdateSet(row))
            .execute();
          return { state: 'new' };
        }
        if (known.fingerprint !== fingerprint) return { state: 'another_order' };
        if (known.status === null) return { state: 'under_way' };
        return { state: 'answered', status: known.status, body: known.body };
      }),
    end: ({ actor, key }, { status, body }) =>
      work.run(async (tx) => {
        await inside(tx)
          .updateTable('idempotency_keys')
          .set({ status, body })
          .where('actor', '=', actor)
          .where('key', '=', key)
          .execute();
      }),
    forget: ({ actor, key }) =>
      work.run(async (tx) => {
        await inside(tx).deleteFrom('idempotency_keys').where('actor', '=', actor).where('key', '=', key).execute();
      }),
  };
}

const keptMs = 24 * 3_600_000;
/** An order that was not answered for so long died with its server: it may be tried anew. */
const staleMs = 60_000;
