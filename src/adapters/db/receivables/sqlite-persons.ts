import type { Country, Language } from '../../../kernel/country.ts';
import type { CreditorId, PersonId } from '../../../kernel/ids.ts';
import type { Person } from '../../../receivables/model.ts';
import type { Persons } from '../../../receivables/ports.ts';
import { inside } from '../unit-of-work.ts';

export const sqlitePersons: Persons = {
  insert: async (tx, person) => {
    await inside(tx).insertInto('persons').values(rowOf(person)).execute();
  },
  update: async (tx, person) => {
    const { id, ...changed } = rowOf(person);
    await inside(tx).updateTable('persons').set(changed).where('id', '=', id).execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    return {
      id: row.id as PersonId,
      kind: row.kind as Person['kind'],
      name: row.name,
      firstName: row.first_name,
      lastName: row.last_name,
      vocative: row.vocative,
      language: row.language as Language | null,
      country: row.country as Country,
    };
  },
  findByKey: async (tx, kind, creditorId, hashes) => {
    for (const { hash } of hashes) {
      const row = await inside(tx)
        .selectFrom('person_keys')
        .select('person_id')
        .where('kind', '=', kind)
        .where('scope', '=', scopeOf(creditorId))
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (row) return row.person_id as PersonId;
    }
    return undefined;
  },
  keysOf: async (tx, personId, kind, creditorId) => {
    const rows = await inside(tx)
      .selectFrom('person_keys')
      .select(['hash', 'key_id'])
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('scope', '=', scopeOf(creditorId))
      .execute();
    return rows.map(({ hash, key_id }) => ({ hash, keyId: key_id }));
  },
  addKey: async (tx, personId, kind, creditorId, { hash, keyId }) => {
    await inside(tx)
      .insertInto('person_keys')
      .values({ kind, scope: scopeOf(creditorId), hash, key_id: keyId, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  replaceKey: async (tx, personId, kind, creditorId, keyed) => {
    await inside(tx)
      .deleteFrom('person_keys')
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('scope', '=', scopeOf(creditorId))
      .where('hash', '!=', keyed.hash)
      .execute();
    await sqlitePersons.addKey(tx, personId, kind, creditorId, keyed);
  },
};

function scopeOf(creditorId: CreditorId | null): string {
  return creditorId ?? 'all';
}

function rowOf(person: Person) {
  return {
    id: person.id,
    kind: person.kind,
    name: person.name,
    first_name: person.firstName,
    last_name: person.lastName,
    vocative: person.vocative,
    language: person.language,
    country: person.country,
  };
}
