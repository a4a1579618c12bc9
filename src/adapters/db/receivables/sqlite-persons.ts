import type { Country, Language } from '../../../kernel/country.ts';
import { foldWords } from '../../../kernel/fold-words.ts';
import type { CreditorId, PersonId } from '../../../kernel/ids.ts';
import type { Person, PersonKeyKind } from '../../../receivables/model.ts';
import type { OwnedKey, Persons } from '../../../receivables/ports.ts';
import { forgetNames } from '../board/forget-names.ts';
import type { BoardTables } from '../board/tables.ts';
import { keptListQuery } from '../kept-list-query.ts';
import { manyRows } from '../many-rows.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqlitePersons: Persons = {
  insert: async (tx, persons) => {
    await insertPersons(tx, persons.map(personRow));
    await insertWords(tx, persons.flatMap(nameWords));
  },
  update: async (tx, person) => {
    const { id, ...changed } = personRow(person);
    await forgetNames(inside(tx), [id]);
    await inside(tx).updateTable('persons').set(changed).where('id', '=', id).execute();
    await insertWords(tx, nameWords(person));
  },
  find: async (tx, id) => {
    const [row] = await personById(tx, { id });
    return row && personOf(row);
  },
  findAll: async (tx, ids) => {
    return (await personsByIds(tx, {}, ids)).map(personOf);
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
  findByKeys: async (tx, kind, creditorId, hashes) => {
    const rows = await ownersOfKeys(tx, { kind, scope: scopeOf(creditorId) }, hashes);
    return new Map(rows.map(({ hash, person_id }) => [hash, person_id as PersonId]));
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
  addKeys: (tx, keys) => insertKeys(tx, keys.map(personKeyRow)),
  replaceKey: async (tx, key) => {
    const { personId, kind, creditorId, keyed } = key;
    await inside(tx)
      .deleteFrom('person_keys')
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('scope', '=', scopeOf(creditorId))
      .where('hash', '!=', keyed.hash)
      .execute();
    await insertKeys(tx, [personKeyRow(key)]);
  },
};

const insertPersons = manyRows<ReceivablesTables['persons']>((db, rows) => db.insertInto('persons').values(rows));
const insertWords = manyRows<BoardTables['name_words']>((db, rows) => db.insertInto('name_words').values(rows));
const insertKeys = manyRows<ReceivablesTables['person_keys']>((db, rows) =>
  db
    .insertInto('person_keys')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()),
);

function scopeOf(creditorId: CreditorId | null): string {
  return creditorId ?? 'all';
}

export function personRow(person: Person) {
  return {
    id: person.id,
    kind: person.kind,
    name: person.name,
    first_name: person.firstName,
    last_name: person.lastName,
    vocative: person.vocative,
    language: person.language,
    country: person.country,
    erased_at: null, // whoever is in a file again is known again
  };
}

export function nameWords({ id, name }: Person): BoardTables['name_words'][] {
  return foldWords(name).map((word) => ({ word, person_id: id }));
}

export function personKeyRow({ personId, kind, creditorId, keyed }: OwnedKey): ReceivablesTables['person_keys'] {
  return { kind, scope: scopeOf(creditorId), hash: keyed.hash, key_id: keyed.keyId, person_id: personId };
}

function personOf(row: ReceivablesTables['persons']): Person {
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
}

const personById = rememberedQuery(['persons'], (db, { id }: { id: PersonId }) =>
  db.selectFrom('persons').selectAll().where('id', '=', id),
);

const personsByIds = keptListQuery((db, _values, ids) => db.selectFrom('persons').selectAll().where('id', 'in', ids));

const ownersOfKeys = keptListQuery((db, { kind, scope }: { kind: PersonKeyKind; scope: string }, hashes) =>
  db
    .selectFrom('person_keys')
    .select(['hash', 'person_id'])
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('hash', 'in', hashes),
);
