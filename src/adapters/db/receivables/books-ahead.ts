import SqliteDatabase from 'better-sqlite3';
import type { CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { AskedKey, BooksAhead } from '../../../receivables/ahead/ports.ts';
import { paddedList } from '../many-rows.ts';
import { type StandingRow, standingOf, standings } from './standings.ts';

/** On a connection of its own that only reads: for a thread that has nothing else of the database. */
export function sqliteBooksAhead(file: string): BooksAhead {
  const db = new SqliteDatabase(file, { readonly: true, timeout: 10_000 });
  db.pragma('cache_size = -2048'); // KiB: each commit of who writes empties it
  const kept = new Map<string, SqliteDatabase.Statement>();
  const ask = (sql: string, values: readonly unknown[], list: readonly string[]): Row[] => {
    const all: Row[] = [];
    for (let at = 0; at < list.length; at += most) {
      const texts = paddedList(list.slice(at, at + most));
      const text = `${sql} in (${texts.map(() => '?').join(', ')})`;
      const statement = kept.get(text) ?? db.prepare(text);
      kept.set(text, statement);
      all.push(...(statement.all([...values, ...texts]) as Row[]));
    }
    return all;
  };
  return {
    rows: (creditorId: CreditorId, externalKeys) => {
      const sql =
        'select external_key, id, person_id, row_hash, row_key_id from receivables where creditor_id = +? and external_key';
      return new Map(
        ask(sql, [creditorId], externalKeys).map(({ external_key, id, person_id, row_hash, row_key_id }) => [
          external_key as string,
          {
            id: id as ReceivableId,
            personId: person_id as PersonId,
            rowHash: { hash: row_hash as string, keyId: row_key_id as string },
          },
        ]),
      );
    },
    owners: (keys) => {
      const owners = new Map<AskedKey, PersonId>();
      for (const group of Map.groupBy(keys, ({ kind, creditorId }) => `${kind} ${creditorId}`).values()) {
        const [first] = group;
        if (!first) continue;
        const hashes = group.flatMap(({ forms }) => forms.map(({ hash }) => hash));
        const rows = ask(
          'select hash, person_id from person_keys where kind = +? and scope = +? and hash',
          [first.kind, first.creditorId ?? 'all'],
          hashes,
        );
        const found = new Map(rows.map(({ hash, person_id }) => [hash, person_id as PersonId]));
        for (const key of found.size > 0 ? group : [])
          for (const { hash } of key.forms) {
            const owner = found.get(hash);
            if (owner && !owners.has(key)) owners.set(key, owner);
          }
      }
      return owners;
    },
    standings: (creditorId, persons) => {
      const rows = ask(standings, [creditorId, creditorId], persons) as unknown as StandingRow[];
      return new Map(rows.map((row) => [row.id as PersonId, standingOf(row, creditorId)]));
    },
    anyUnfindable: () => db.prepare('select 1 from verifiers where unfindable = 1 limit 1').get() !== undefined,
    close: () => void db.close(),
  };
}

type Row = Readonly<Record<string, unknown>>;

const most = 512;
