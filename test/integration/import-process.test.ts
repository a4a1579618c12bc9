import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localImportFile } from '../../src/adapters/files/import-files.ts';
import type { Creditor } from '../../src/receivables/model.ts';
import { writeDebtorFile } from '../support/debtor-file.ts';
import { importerInto } from '../support/import-into.ts';
import { type OpenBooks, openBooks } from '../support/open-books.ts';

let the: OpenBooks;
let acme: Creditor;
let file: string;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  file = join(the.folder, 'debtors.csv');
});
afterEach(() => the.close());

/** Imports the file by a process of its own; `heard` gets what it says after each transaction. */
async function importApart(
  chunkRows: number | undefined,
  heard: (progress: { rows: number; rss: number }, kill: () => void) => void,
) {
  const program = join(import.meta.dirname, '../support/import-process.ts');
  const args = [program, file, the.db.file, the.keyFile, acme.id, ...(chunkRows ? [String(chunkRows)] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  let rest = '';
  for await (const piece of child.stdout) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const [rows = 0, rss = 0] of lines.map((line) => line.split(' ').map(Number)))
      heard({ rows, rss }, () => child.kill('SIGKILL'));
  }
  return ended;
}

/** What the books hold, without ids and hashes, and how often the journal tells of what. */
async function contentsOf({ db }: OpenBooks) {
  const owed = await db.reader
    .selectFrom('receivables')
    .innerJoin('persons', 'persons.id', 'receivables.person_id')
    .leftJoin('contact_points', 'contact_points.person_id', 'persons.id')
    .select([
      'external_key',
      'debtor_id',
      'name',
      'amount_minor',
      'due',
      'receivables.status',
      'contact_points.kind',
      'value',
      'position',
      'attributes',
    ])
    .orderBy('external_key')
    .orderBy('contact_points.kind')
    .orderBy('position')
    .execute();
  const told = await db.reader
    .selectFrom('journal')
    .select(({ fn }) => ['type', fn.countAll().as('count')])
    .groupBy('type')
    .orderBy('type')
    .execute();
  return { owed, told };
}

test('an import that is killed again and again, and started again, ends as one that nobody disturbed', async () => {
  const made = await writeDebtorFile(file, 1_500);
  for (const after of [3, 7, 1]) {
    let transactions = 0;
    const ended = await importApart(20, (_progress, kill) => {
      transactions += 1;
      if (transactions === after) kill();
    });
    expect(ended).toBe('SIGKILL');
  }
  const done = await importerInto(the).importFile(acme, await localImportFile(file));
  expect(done).toMatchObject({ ok: true, value: { rows: 1_500, good: made.rows - made.bad, rejected: made.bad } });
  expect(done.ok && done.value.resumedFrom).toBeGreaterThanOrEqual(11 * 20);
  expect(done.ok && done.value.resumedFrom).toBeLessThan(1_500);
  const undisturbed = await openBooks();
  try {
    await importerInto(undisturbed).importFile(await undisturbed.creditor('CZ'), await localImportFile(file));
    expect(await contentsOf(the)).toEqual(await contentsOf(undisturbed));
  } finally {
    await undisturbed.close();
  }
});

test('four times as many rows take no more memory', async () => {
  const rows = 24_000;
  await writeDebtorFile(file, rows);
  const peak = { early: 0, late: 0 };
  const ended = await importApart(undefined, (progress) => {
    if (progress.rows <= rows / 4) peak.early = Math.max(peak.early, progress.rss);
    else peak.late = Math.max(peak.late, progress.rss);
  });
  expect(ended).toBe(0);
  expect(peak.early).toBeGreaterThan(0);
  expect(peak.late / peak.early).toBeLessThan(1.35);
});

test('a dialer beside an import gets its own lines written while the import goes on', async () => {
  await writeDebtorFile(file, 4_000);
  let rowsDone = 0;
  let running = true;
  const importing = importApart(undefined, ({ rows }) => {
    rowsDone = rows;
  }).finally(() => {
    running = false;
  });
  const between = new Set<number>();
  while (running) {
    const before = rowsDone;
    await the.run((tx) => the.tools.journal.append(tx, 'dialer', [{ type: 'tested', subject: {}, data: {} }]));
    if (before > 0 && running) between.add(before);
    await new Promise((passed) => setTimeout(passed, 5));
  }
  expect(await importing).toBe(0);
  expect(between.size).toBeGreaterThanOrEqual(3);
  expect(rowsDone).toBe(4_000);
});
