import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteJournal } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteBank } from '../../src/adapters/db/receivables/sqlite-bank.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import { systemClock, systemIds } from '../../src/adapters/system/system-clock.ts';
import { importStatement } from '../../src/intake/import-statement.ts';
import { registerCreditor } from '../../src/receivables/register-creditor.ts';
import { longStatement } from './long-statement.ts';

/**
 * Books a statement of so many movements in a process of its own, started with `--expose-gc`: FORMAT MOVEMENTS. Prints how many were
 * booked, and the most bytes that were held at once, whatever the collector had still to take away left out.
 */
const [format = '', movements = ''] = process.argv.slice(2);
if (format !== 'camt053' && format !== 'gpc') throw new Error(`${format} is none of camt053, gpc`);
const folder = mkdtempSync(join(tmpdir(), 'dovolat-statement-'));
const db = await openDatabase(join(folder, 'dovolat.db'));
try {
  const work = sqliteUnitOfWork(db);
  const journal = sqliteJournal(systemClock, systemIds);
  const tools = { work, journal, books: sqliteBooks, bank: sqliteBank, ids: systemIds, clock: systemClock };
  const file = longStatement(format, Number(movements));
  await work.run(async (tx) => {
    const wish = { code: 'acme', name: 'Acme', neutralName: 'Acme', country: 'CZ' } as const;
    const made = await registerCreditor(tools, tx, 'user:test', wish);
    if (!made.ok) throw new Error(made.message);
    const account = { iban: file.iban, currency: 'CZK', label: null, staleAfterHours: null, asOf: null } as const;
    await sqliteBank.accounts.insert(tx, { ...account, id: systemIds.next('bac'), creditorId: made.value.id });
  });
  let most = 0;
  const look = () => {
    globalThis.gc?.();
    most = Math.max(most, process.memoryUsage().heapUsed + process.memoryUsage().external);
  };
  const read = { ...file, bytes: () => watched(file.bytes(), look) };
  const result = await importStatement(tools, { file: read, actor: 'user:test', format: 'auto' });
  if (!result.ok) throw new Error(result.message);
  console.log(JSON.stringify({ booked: result.value.statements[0]?.entries.booked, most }));
} finally {
  await db.close();
  rmSync(folder, { recursive: true });
}

/** Looks at the memory sixteen times a pass. */
async function* watched(bytes: AsyncIterable<Uint8Array>, look: () => void): AsyncGenerator<Uint8Array> {
  let piece = 0;
  for await (const each of bytes) {
    yield each;
    piece += 1;
    if (piece % 16 === 0) look();
  }
  look();
}
