import type { PersonId } from '../../../kernel/ids.ts';
import type { Payments } from '../../../receivables/payments/ports.ts';
import { manyRows, paddedList } from '../many-rows.ts';
import { inside } from '../unit-of-work.ts';
import type { PaymentsTables } from './payments-tables.ts';

/** Who pays from which account. */
export const sqlitePayers: Pick<Payments, 'payersBy' | 'remember' | 'forget'> = {
  payersBy: async (tx, creditorId, hashes) => {
    if (hashes.length === 0) return new Map();
    const rows = await inside(tx)
      .selectFrom('payer_accounts')
      .select(['hash', 'person_id'])
      .where('creditor_id', '=', creditorId)
      .where('hash', 'in', paddedList(hashes))
      .orderBy('person_id')
      .execute();
    const found = new Map<string, PersonId[]>();
    for (const { hash, person_id } of rows) found.set(hash, [...(found.get(hash) ?? []), person_id as PersonId]);
    return found;
  },
  remember: (tx, creditorId, payers) =>
    insertPayers(
      tx,
      payers.map(({ keyed, personId }) => ({
        creditor_id: creditorId,
        hash: keyed.hash,
        key_id: keyed.keyId,
        person_id: personId,
      })),
    ),
  forget: async (tx, creditorId, hashes, personId) => {
    await inside(tx)
      .deleteFrom('payer_accounts')
      .where('creditor_id', '=', creditorId)
      .where('person_id', '=', personId)
      .where(
        'hash',
        'in',
        hashes.map(({ hash }) => hash),
      )
      .execute();
  },
};

const insertPayers = manyRows<PaymentsTables['payer_accounts']>((db, rows) =>
  db
    .insertInto('payer_accounts')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()),
);
