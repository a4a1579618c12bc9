import type { CreditorId, PersonId, ReceivableId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Case, ContactPoint, KeyedHash, Person, PersonKeyKind, Receivable, Verifier } from './model.ts';
import type { Books, OwnedKey, RegisterBooks } from './ports.ts';

/** What `bufferBooks` is to know before it is asked, for one creditor. */
export type Loaded = {
  readonly externalKeys: readonly string[];
  /** Those of them that the books have. */
  readonly knownKeys: readonly string[];
  /** Forms of persons' keys, by kind; `creditorId` null for kind `national`. */
  readonly keys: readonly { readonly kind: PersonKeyKind; readonly creditorId: CreditorId | null; readonly hash: string }[];
};

/**
 * The books for registering many rows in one transaction: `load` reads what the rows are about in few statements, `flush` writes what
 * became of them in few. In between every read sees every write, as if each had gone to the books at once; what was not loaded is asked
 * for there, after what waits has been written.
 */
export function bufferBooks(books: Books, tx: Tx, creditorId: CreditorId) {
  const receivables = new Map<string, Receivable | undefined>();
  const owners = new Map<string, PersonId | undefined>();
  const persons = new Map<PersonId, Person>();
  const points = new Map<PersonId, ContactPoint[]>();
  const cases = new Map<PersonId, Case[]>();
  /** Of all persons that were loaded. */
  const unfindable = new Set<ReceivableId>();
  /** Registered here, and not known by any key yet. */
  const keyless = new Set<PersonId>();
  const waiting = {
    persons: new Map<PersonId, Person>(),
    keys: [] as OwnedKey[],
    points: [] as ContactPoint[],
    cases: [] as Case[],
    receivables: new Map<string, Receivable>(),
    verifiers: new Map<string, Verifier>(),
    /** Changes of single lines that stand in the books already, in their order. */
    changes: [] as (() => Promise<void>)[],
  };

  async function load({ externalKeys, knownKeys, keys }: Loaded): Promise<void> {
    for (const key of externalKeys) receivables.set(key, undefined);
    for (const found of await books.receivables.findByExternalKeys(tx, creditorId, knownKeys))
      receivables.set(found.externalKey, found);
    for (const [id, group] of Map.groupBy(keys, (key) => keyId(key.kind, key.creditorId, ''))) {
      const { kind, creditorId: scope } = group[0] ?? { kind: 'national', creditorId: null };
      const hashes = [...new Set(group.map(({ hash }) => hash))];
      const found = await books.persons.findByKeys(tx, kind, scope, hashes);
      for (const hash of hashes) owners.set(id + hash, found.get(hash));
    }
    const known = [...receivables.values()].flatMap((receivable) => (receivable ? [receivable.personId] : []));
    const ids = [...new Set([...known, ...[...owners.values()].filter((id) => id !== undefined)])];
    for (const id of ids) {
      points.set(id, []);
      cases.set(id, []);
    }
    for (const person of await books.persons.findAll(tx, ids)) persons.set(person.id, person);
    for (const point of await books.contactPoints.ofPersons(tx, ids)) points.get(point.personId)?.push(point);
    for (const id of await books.verifiers.unfindable(tx, ids)) unfindable.add(id);
    for (const opened of await books.receivables.casesOf(tx, ids, creditorId)) cases.get(opened.personId)?.push(opened);
  }

  async function flush(): Promise<void> {
    const { keys, changes } = waiting;
    const newcomers = new Set(waiting.persons.keys());
    await books.persons.insert(tx, [...waiting.persons.values()]);
    await books.persons.addKeys(tx, keys.splice(0));
    await books.contactPoints.insert(tx, waiting.points.splice(0));
    await books.receivables.insertCases(tx, waiting.cases.splice(0));
    await books.receivables.insert(tx, [...waiting.receivables.values()]);
    waiting.persons.clear();
    waiting.receivables.clear();
    for (const change of changes.splice(0)) await change();
    await books.verifiers.put(tx, [...waiting.verifiers.values()], newcomers);
    waiting.verifiers.clear();
  }

  /** Asks the books themselves, once they know all. */
  async function ask<T>(read: () => Promise<T>): Promise<T> {
    await flush();
    return read();
  }

  const buffered: RegisterBooks = {
    creditNotes: books.creditNotes,
    receivables: {
      findByExternalKey: async (_tx, _creditorId, key) =>
        receivables.has(key) ? receivables.get(key) : ask(() => books.receivables.findByExternalKey(tx, creditorId, key)),
      insert: async (_tx, fresh) => {
        for (const receivable of fresh) {
          receivables.set(receivable.externalKey, receivable);
          waiting.receivables.set(receivable.id, receivable);
        }
      },
      update: async (_tx, receivable) => {
        receivables.set(receivable.externalKey, receivable);
        if (waiting.receivables.has(receivable.id)) waiting.receivables.set(receivable.id, receivable);
        else waiting.changes.push(() => books.receivables.update(tx, receivable));
      },
      setRowHash: async (_tx, id, rowHash) => {
        waiting.changes.push(() => books.receivables.setRowHash(tx, id, rowHash));
      },
      settledMinor: (_tx, ids) => books.receivables.settledMinor(tx, ids), // no payment comes in with a file of debts
      findCase: async (_tx, personId, _creditorId, currency) =>
        cases.has(personId)
          ? inCurrency(cases.get(personId), currency)
          : ask(() => books.receivables.findCase(tx, personId, creditorId, currency)),
      insertCases: async (_tx, opened) => {
        waiting.cases.push(...opened);
        for (const one of opened) cases.get(one.personId)?.push(one);
      },
    },
    persons: {
      find: async (_tx, id) => persons.get(id) ?? ask(() => books.persons.find(tx, id)),
      insert: async (_tx, fresh) => {
        for (const person of fresh) {
          persons.set(person.id, person);
          points.set(person.id, []);
          cases.set(person.id, []);
          keyless.add(person.id);
          waiting.persons.set(person.id, person);
        }
      },
      update: async (_tx, person) => {
        persons.set(person.id, person);
        if (waiting.persons.has(person.id)) waiting.persons.set(person.id, person);
        else waiting.changes.push(() => books.persons.update(tx, person));
      },
      findByKey: async (_tx, kind, scope, hashes) =>
        hashes.every(({ hash }) => owners.has(keyId(kind, scope, hash)))
          ? firstOwner(hashes, ({ hash }) => owners.get(keyId(kind, scope, hash)))
          : ask(() => books.persons.findByKey(tx, kind, scope, hashes)),
      keysOf: (_tx, personId, kind, scope) => ask(() => books.persons.keysOf(tx, personId, kind, scope)),
      addKeys: async (_tx, keys) => {
        for (const key of keys) {
          const id = keyId(key.kind, key.creditorId, key.keyed.hash);
          if (owners.get(id) !== undefined) continue; // it stays with its first owner
          if (owners.has(id)) owners.set(id, key.personId);
          keyless.delete(key.personId);
          if (waiting.changes.length === 0) waiting.keys.push(key);
          else waiting.changes.push(() => books.persons.addKeys(tx, [key])); // a change before it may set the key free
        }
      },
      replaceKey: async (_tx, key) => {
        if (keyless.has(key.personId)) return buffered.persons.addKeys(tx, [key]); // there is none that it could replace
        const id = keyId(key.kind, key.creditorId, key.keyed.hash);
        const alike = keyId(key.kind, key.creditorId, '');
        for (const [other, owner] of owners)
          if (owner === key.personId && other !== id && other.startsWith(alike)) owners.set(other, undefined);
        if (owners.has(id)) owners.set(id, owners.get(id) ?? key.personId);
        waiting.changes.push(() => books.persons.replaceKey(tx, key));
      },
    },
    contactPoints: {
      ofPerson: async (_tx, personId) =>
        points.get(personId)?.toSorted(byKindAndPosition) ?? ask(() => books.contactPoints.ofPerson(tx, personId)),
      insert: async (_tx, fresh) => {
        waiting.points.push(...fresh);
        for (const point of fresh) points.get(point.personId)?.push(point);
      },
    },
    verifiers: {
      unfindable: async (_tx, asked) =>
        asked.every((id) => persons.has(id)) ? [...unfindable] : ask(() => books.verifiers.unfindable(tx, asked)),
      put: async (_tx, verifiers) => {
        for (const verifier of verifiers) {
          const { personId, creditorId: scope, field, source } = verifier;
          waiting.verifiers.set(`${personId} ${scope} ${field} ${source}`, verifier);
        }
      },
    },
  };
  return { books: buffered, load, flush };
}

function keyId(kind: PersonKeyKind, creditorId: CreditorId | null, hash: string): string {
  return `${kind} ${creditorId ?? 'all'} ${hash}`;
}

function firstOwner(hashes: readonly KeyedHash[], ownerOf: (keyed: KeyedHash) => PersonId | undefined): PersonId | undefined {
  for (const keyed of hashes) {
    const owner = ownerOf(keyed);
    if (owner) return owner;
  }
  return undefined;
}

function inCurrency(cases: readonly Case[] | undefined, currency: Currency): Case | undefined {
  return cases?.find((opened) => opened.currency === currency);
}

function byKindAndPosition(a: ContactPoint, b: ContactPoint): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}
