import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeDebtorFile } from '../../test/support/debtor-file.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { seenRows } from '../adapters/db/intake/seen-rows.ts';
import { sqliteNewDebts } from '../adapters/db/receivables/sqlite-new-debts.ts';
import { localImportFile } from '../adapters/files/import-files.ts';
import { fileKeyring } from '../adapters/keyring/file-keyring.ts';
import type { ReadRows, TakenRow } from '../intake/ports.ts';
import { prepareHere, readRowsHere } from '../intake/read-rows-here.ts';
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
const record = () => ({ database: the.db.file, keyFile });
const here = () => readRowsHere({ prepareFor: prepareHere(fileKeyring(keyFile)), seenRows });

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

/** What was understood of each, in whatever form it is handed over. */
const compared = (rows: readonly TakenRow[]) =>
  rows.map((row) => {
    if (row.is !== 'owed' || 'unchanged' in row.prepared) return row;
    const { prepared, ...place } = row;
    const { externalKey, keys } = prepared;
    return { ...place, externalKey, keys, row: 'debt' in prepared ? JSON.parse(prepared.text) : prepared.row };
  });

test('a thread beside reads a file as it is read here, bad rows and repeated ones among them, from any row on', async () => {
  const { bad } = await writeDebtorFile(path, 6_000);
  const whole = await all(readRowsBeside(path, record()));
  expect(whole).toHaveLength(6_000);
  expect(whole.filter(({ is }) => is === 'wrong')).toHaveLength(bad);
  expect(compared(whole)).toEqual(compared(await all(here())));
  expect(compared(await all(readRowsBeside(path, record()), 4_321))).toEqual(compared(whole).slice(4_321));
});

test('a row that repeats one of before an interruption is still told from it', async () => {
  const row = 'F-1;D-1;Jana Nováková;601123456;100;2026-11-01';
  writeFileSync(path, ['receivable_id;debtor_id;name;phone;amount;due_date', row, row].join('\n'));
  expect(await all(readRowsBeside(path, record()), 1)).toMatchObject([
    { is: 'wrong', line: 3, errors: [{ reason: 'duplicate_row', message: expect.stringContaining('line 2') }] },
  ]);
});

test('a thread beside hands over who stands on the case of another after all that is owed, as it is read here', async () => {
  const eva = ';Eva Malá;603111222;;;guarantor;D-1';
  const jana = 'D-1;Jana Nováková;601123456;100;2026-11-01;;';
  writeFileSync(path, ['debtor_id;name;phone;amount;due_date;role;principal_id', eva, jana, eva].join('\n'));
  const beside = await all(readRowsBeside(path, record()));
  expect(beside.map(({ line, is }) => `${line} ${is}`)).toEqual(['3 owed', '2 party', '4 wrong']);
  expect(compared(beside)).toEqual(compared(await all(here())));
  expect(compared(await all(readRowsBeside(path, record()), 2))).toEqual(compared(beside).slice(2));
});

test('the first row about somebody new is ready to be written, and the ones behind it are hashed for the same person', async () => {
  await writeDebtorFile(path, 10); // about seven people
  const rows = (await all(readRowsBeside(path, record()))).map((row) => (row.is === 'owed' ? row.prepared : null));
  const ids = rows.map((row) => (row && 'debt' in row ? sqliteNewDebts.tell(row.debt).subject.personId : undefined));
  expect(new Set(ids.slice(0, 7)).size).toBe(7);
  expect(ids.slice(7)).toEqual([undefined, undefined, undefined]);
  for (const [index, row] of rows.slice(7).entries())
    expect(row).toMatchObject({
      newcomer: {
        ...{ personId: ids[index], known: true },
        verifiers: [{ field: 'birth_date' }, { field: 'customer_number' }, { field: 'postcode' }],
      },
    });
});

test('a file that cannot be read so is refused, one that is not there and a broken key are faults with their codes', async () => {
  writeFileSync(path, 'nothing;that;we;know\n1;2;3;4');
  const file = await localImportFile(path);
  const refused = await readRowsBeside(path, record())({ file }, acme, defaults);
  expect(refused).toEqual(await here()({ file }, acme, defaults));
  expect(refused.ok).toBe(false);
  const missing = readRowsBeside(join(folder, 'nowhere.csv'), record())({ file }, acme, defaults);
  await expect(missing).rejects.toMatchObject({ name: 'Fault', code: 'file_unreadable', kind: 'misconfigured' });
  writeFileSync(keyFile, 'no key', { mode: 0o600 });
  await expect(readRowsBeside(path, record())({ file }, acme, defaults)).rejects.toMatchObject({ code: 'verifier_key_broken' });
});

test('what a thread has read before it ended is had, however late it is asked for', async () => {
  await writeDebtorFile(path, 1_000); // as much as may be read ahead
  const opened = await readRowsBeside(path, record())({ file: await localImportFile(path) }, acme, defaults);
  if (!opened.ok) throw new Error(opened.message);
  let rows = 0;
  for await (const bundle of opened.value.from(0)) {
    if (rows === 0) await sleep(1_500);
    rows += bundle.rows.length;
  }
  await opened.value.close();
  expect(rows).toBe(1_000);
});

test('a reading that is given up ends its thread', async () => {
  await writeDebtorFile(path, 8_000);
  const opened = await readRowsBeside(path, record())({ file: await localImportFile(path) }, acme, defaults);
  if (!opened.ok) throw new Error(opened.message);
  for await (const { rows } of opened.value.from(0)) {
    expect(rows.length).toBeGreaterThan(0);
    break;
  }
  await opened.value.close();
  await expect(Array.fromAsync(opened.value.from(0))).rejects.toThrow('has ended before the file');
});
