import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteImportBatches } from '../../src/adapters/db/intake/sqlite-import-batches.ts';
import { sqliteJournal } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { letWritersIn } from '../../src/adapters/db/let-writers-in.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import { localImportFile, rejectedFilesBeside } from '../../src/adapters/files/import-files.ts';
import { fileKeyring } from '../../src/adapters/keyring/file-keyring.ts';
import { systemClock, systemIds, systemTimers } from '../../src/adapters/system/system-clock.ts';
import { importReceivables } from '../../src/intake/import-receivables.ts';
import { isId } from '../../src/kernel/ids.ts';
import { readRowsBeside } from '../../src/main/read-rows-beside.ts';

/**
 * An import in a process of its own, to be killed and watched: FILE DATABASE KEYFILE CREDITOR [ROWS A TRANSACTION]. Tells its progress, a
 * line for each transaction: rows done, bytes of memory.
 */
const [path = '', database = '', keyFile = '', creditorId = '', chunkRows] = process.argv.slice(2);
if (!isId('crd', creditorId)) throw new Error(`${creditorId} is no creditor's id`);
const db = await openDatabase(database);
const tools = {
  books: sqliteBooks,
  journal: sqliteJournal(systemClock, systemIds),
  ids: systemIds,
  clock: systemClock,
  hasher: fileKeyring(keyFile),
  work: sqliteUnitOfWork(db),
  batches: sqliteImportBatches,
  readRows: readRowsBeside(path, { database, keyFile }),
  rejectedFiles: rejectedFilesBeside(path),
  letOthersIn: letWritersIn(db, systemClock, systemTimers),
};
await importReceivables(tools, {
  file: await localImportFile(path),
  creditorId,
  actor: 'user:test',
  ...(chunkRows && { chunkRows: Number(chunkRows) }),
  onProgress: ({ rows }) => console.log(`${rows} ${process.memoryUsage().rss}`),
});
await db.close();
