/**
 * A program for a disk of a few megabytes: writes journal lines until one is refused, makes room, and writes again.
 * Prints as JSON which lines it was promised, how the first refusal was told, and which lines are there in the end.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteJournal, sqliteJournalReader } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import { freeBytes } from '../../src/adapters/system/disk-space.ts';
import { systemClock, systemIds } from '../../src/adapters/system/system-clock.ts';

const folder = process.argv[2] ?? '';
const ballast = join(folder, 'ballast');
writeFileSync(ballast, Buffer.alloc(2_000_000, 1));
const db = await openDatabase(join(folder, 'dovolat.db'));
const work = sqliteUnitOfWork(db);
const journal = sqliteJournal(systemClock, systemIds);
const promised: number[] = [];
let refusal: unknown = null;
let n = 0;

async function writeSome(): Promise<boolean> {
  const lines = Array.from({ length: 8 }, () => {
    n += 1;
    return n;
  });
  const data = (line: number) => ({ n: line, padding: 'x'.repeat(5000) });
  const write = (line: number) =>
    work.run((tx) => journal.append(tx, 'system', [{ type: 'tested', subject: {}, data: data(line) }]));
  const outcomes = await Promise.allSettled(lines.map(write));
  outcomes.forEach((outcome, index) => {
    if (outcome.status === 'fulfilled') promised.push(lines[index] ?? 0);
    else refusal ??= { code: (outcome.reason as { code?: string }).code, message: String(outcome.reason) };
  });
  return refusal === null;
}

while (await writeSome());
const freeWhenFull = await freeBytes(folder);
rmSync(ballast);
const before = promised.length;
for (let times = 0; times < 3; times += 1) await writeSome();
const reader = sqliteJournalReader(db, () => () => {});
const there = (await reader.read({ after: 0, limit: 100_000 })).map(({ data }) => (data as { n: number }).n);
await db.close();
process.stdout.write(JSON.stringify({ promised, there, refusal, freeWhenFull, writtenAfterwards: promised.length - before }));
