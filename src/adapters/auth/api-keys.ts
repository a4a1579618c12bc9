import { createHash, randomBytes } from 'node:crypto';
import type SqliteDatabase from 'better-sqlite3';
import type { Viewer } from '../../web/ports.ts';

export type ApiKeyRecord = {
  readonly id: string;
  readonly name: string;
  readonly role: Viewer['role'];
  readonly createdBy: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** By the minute; null: never. */
  readonly lastUsedAt: number | null;
};

export type ApiKeys = {
  all(): ApiKeyRecord[];
  /** The key is told once: only its hash is kept. */
  create(wish: Pick<ApiKeyRecord, 'name' | 'role' | 'createdBy'>): { readonly record: ApiKeyRecord; readonly key: string };
  /** False where there is none. */
  revoke(id: string): boolean;
  /** Whose key this is, or undefined. */
  find(key: string): ApiKeyRecord | undefined;
};

/** Keys of programs, 256 bits each, kept as SHA-256: whoever reads the file cannot use them. A revoked one works no more at once. */
export function openApiKeys(database: SqliteDatabase.Database): ApiKeys {
  database.exec(
    `create table if not exists api_keys (id text primary key, name text not null, role text not null, hash text not null unique,
      created_by text not null, created_at bigint not null, last_used_at bigint)`,
  );
  const listed = database.prepare<[], Row>('select * from api_keys order by created_at desc, id');
  const byHash = database.prepare<[string], Row>('select * from api_keys where hash = ?');
  const used = database.prepare('update api_keys set last_used_at = ? where id = ?');
  const insert = database.prepare(
    'insert into api_keys (id, name, role, hash, created_by, created_at) values (@id, @name, @role, @hash, @createdBy, @createdAt)',
  );
  const remove = database.prepare('delete from api_keys where id = ?');
  return {
    all: () => listed.all().map(recordOf),
    create: ({ name, role, createdBy }) => {
      const key = `dvk_${randomBytes(32).toString('base64url')}`;
      const record = {
        id: `key_${randomBytes(9).toString('hex')}`,
        name,
        role,
        createdBy,
        createdAt: Date.now(),
        lastUsedAt: null,
      };
      insert.run({ ...record, hash: hashOf(key) });
      return { record, key };
    },
    revoke: (id) => remove.run(id).changes > 0,
    find: (key) => {
      const row = byHash.get(hashOf(key));
      if (!row) return undefined;
      const now = Date.now();
      if (now - (row.last_used_at ?? 0) >= minuteMs) used.run(now, row.id);
      return recordOf(row);
    },
  };
}

type Row = {
  id: string;
  name: string;
  role: string;
  created_by: string;
  created_at: number;
  last_used_at: number | null;
};

const minuteMs = 60_000;

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function recordOf({ id, name, role, created_by, created_at, last_used_at }: Row): ApiKeyRecord {
  return {
    id,
    name,
    role: role === 'operator' ? 'operator' : 'viewer',
    createdBy: created_by,
    createdAt: created_at,
    lastUsedAt: last_used_at,
  };
}
