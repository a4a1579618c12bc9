import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeDebtorFile } from '../../test/support/debtor-file.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { seenRows } from '../adapters/db/intake/seen-rows.ts';
import { localImportFile } from '../adapters/files/import-files.ts';
import { fileKeyring } from '../adapters/keyring/file-keyring.ts';
import type { ReadRows, TakenRow } from '../intake/ports.ts';
import { readRowsHere } from '../intake/read-rows-here.ts';
import type { Creditor } from '../receivables/model.ts';
import { readRowsBeside } from './read-rows-beside.ts';

let folder: string;
let path: string;
let keyFile: string;
let the: OpenBooks;
let acme: Creditor;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-beside-'));
  path = join(folder, 'debts.csv');
  keyFile = join(folder, 'verifier.keys');
  the = await openBooks();
  acme = await the.creditor('CZ');
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

const defaults = { country: 'CZ', currency: 'CZK', today: '2026-11-20' } as const;
const here = () => readRowsHere({ hasher: fileKeyring(keyFile), ids: null, seenRows });

async function all(read: ReadRows, skip = 0): Promise<TakenRow[]> {
  const opened = await read({ file: await localImportFile(path) }, acme, defaults);
  if (!opened.ok) throw new Error(opened.message);
  try {
    const bundles = await Array.fromAsync(opened.value.from(skip));
    return bundles.flatMap(({ rows }) => rows);
  } finally {
    await opened.value.close();
  }
}

/** But for who somebody new would be, which each reading makes up anew. */
const compared = (rows: readonly TakenRow[]) =>
  rows.map((row) => (row.is === 'owed' ? { ...row, prepared: { ...row.prepared, newcomer: null } } : row));

test('a thread beside reads a file as it is read here, bad rows and repeated ones among them, from any row on', async () => {
  const { bad } = await writeDebtorFile(path, 6_000);
  const whole = await all(readRowsBeside(path, keyFile));
  expect(whole).toHaveLength(6_000);
  expect(whole.filter(({ is }) => is === 'wrong')).toHaveLength(bad);
  expect(compared(whole)).toEqual(compared(await all(here())));
  expect(compared(await all(readRowsBeside(path, keyFile), 4_321))).toEqual(compared(whole).slice(4_321));
});

test('a row that repeats one of before an interruption is still told from it', async () => {
  const row = 'F-1;D-1;Jana Nováková;601123456;100;2026-11-01';
  writeFileSync(path, ['receivable_id;debtor_id;name;phone;amount;due_date', row, row].join('\n'));
  expect(await all(readRowsBeside(path, keyFile), 1)).toMatchObject([
    { is: 'wrong', line: 3, errors: [{ reason: 'duplicate_row', message: expect.stringContaining('line 2') }] },
  ]);
});

test('what is hashed for somebody new is bound to the id that she gets if nobody knows her', async () => {
  await writeDebtorFile(path, 3);
  const rows = await all(readRowsBeside(path, keyFile));
  const ids = rows.map((row) => (row.is === 'owed' ? row.prepared.newcomer?.personId : undefined));
  expect(new Set(ids).size).toBe(3);
  expect(rows[0]).toMatchObject({
    prepared: { newcomer: { verifiers: [{ field: 'birth_date' }, { field: 'customer_number' }, { field: 'postcode' }] } },
  });
});

test('a file that cannot be read so is refused, one that is not there and a broken key are faults with their codes', async () => {
  writeFileSync(path, 'nothing;that;we;know\n1;2;3;4');
  const file = await localImportFile(path);
  const refused = await readRowsBeside(path, keyFile)({ file }, acme, defaults);
  expect(refused).toEqual(await here()({ file }, acme, defaults));
  expect(refused.ok).toBe(false);
  const missing = readRowsBeside(join(folder, 'nowhere.csv'), keyFile)({ file }, acme, defaults);
  await expect(missing).rejects.toMatchObject({ name: 'Fault', code: 'file_unreadable', kind: 'misconfigured' });
  writeFileSync(keyFile, 'no key', { mode: 0o600 });
  await expect(readRowsBeside(path, keyFile)({ file }, acme, defaults)).rejects.toMatchObject({ code: 'verifier_key_broken' });
});

test('a reading that is given up ends its thread', async () => {
  await writeDebtorFile(path, 8_000);
  const opened = await readRowsBeside(path, keyFile)({ file: await localImportFile(path) }, acme, defaults);
  if (!opened.ok) throw new Error(opened.message);
  for await (const { rows } of opened.value.from(0)) {
    expect(rows.length).toBeGreaterThan(0);
    break;
  }
  await opened.value.close();
  await expect(Array.fromAsync(opened.value.from(0))).rejects.toThrow('has ended before the file');
});
