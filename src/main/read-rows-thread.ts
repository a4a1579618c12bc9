import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { seenRows } from '../adapters/db/intake/seen-rows.ts';
import { sqliteBooksAhead } from '../adapters/db/receivables/books-ahead.ts';
import { sqliteNewDebts } from '../adapters/db/receivables/sqlite-new-debts.ts';
import { localImportFile } from '../adapters/files/import-files.ts';
import { localInvoiceBatch } from '../adapters/files/invoice-batch.ts';
import { fileKeyring } from '../adapters/keyring/file-keyring.ts';
import { systemIds } from '../adapters/system/system-clock.ts';
import type { RowBundle } from '../intake/ports.ts';
import { readRowsHere } from '../intake/read-rows-here.ts';
import { Fault } from '../kernel/fault.ts';
import { handOver } from '../receivables/ahead/hand-over.ts';
import type { BooksAhead } from '../receivables/ahead/ports.ts';
import { prepareAhead } from '../receivables/ahead/prepare-ahead.ts';
import type { Asked, ThreadOrder, Told, ToldBundle } from './read-rows-beside.ts';

/** The thread of `readRowsBeside`. */
const { path, record, order, creditor, defaults, told: out } = workerData as ThreadOrder;
const port = parentPort;
if (!port) throw new Error('this is a thread of another program');
const tell = (told: Told) => {
  out.postMessage(told);
  port.postMessage(null);
};

let allowed = 0;
let skip = 0;
port.on('message', (asked: Asked) => {
  allowed += asked.bundles;
  skip = asked.skip;
});

/** Until somebody wants a bundle. */
async function wanted(): Promise<void> {
  while (allowed === 0) await once(port as NonNullable<typeof port>, 'message');
}

let books: BooksAhead | undefined;
try {
  const file = await (typeof path === 'string' ? localImportFile(path) : localInvoiceBatch(path));
  const hasher = fileKeyring(record.keyFile);
  books = sqliteBooksAhead(record.database);
  const ahead = { hasher, ids: systemIds, books, debts: sqliteNewDebts };
  const read = readRowsHere({ seenRows, prepareFor: (whose) => prepareAhead(ahead, whose) });
  const opened = await read({ ...order, file }, creditor, defaults);
  if (opened.ok) {
    const { form, rows, bytes, from, close } = opened.value;
    tell({ is: 'opened', as: { ok: true, value: { form, rows, bytes } } });
    try {
      await wanted();
      for await (const bundle of from(skip)) {
        await wanted();
        allowed -= 1;
        tell(told(bundle));
      }
    } finally {
      await close();
    }
    tell({ is: 'end' });
  } else tell({ is: 'opened', as: opened });
} catch (error) {
  const { message } = error as Error;
  const { code = '', kind = null, retryable = false, remedy } = error instanceof Fault ? error : {};
  tell({ is: 'failed', fault: { code, kind, message, retryable, remedy } });
}
books?.close();
port.removeAllListeners('message');
out.close();
port.close();

function told({ rows, bytes }: RowBundle): ToldBundle {
  const owed = rows.flatMap((row) => (row.is === 'owed' ? [row.prepared] : []));
  const places = rows.map((row) => {
    if (row.is !== 'owed') return row;
    const { prepared: _prepared, ...place } = row;
    return place.part === undefined ? place.line : place;
  });
  return { is: 'bundle', rows: JSON.stringify(places), bytes, prepared: handOver(creditor.id, owed) };
}
