import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { seenRows } from '../adapters/db/intake/seen-rows.ts';
import { localImportFile } from '../adapters/files/import-files.ts';
import { localInvoiceBatch } from '../adapters/files/invoice-batch.ts';
import { fileKeyring } from '../adapters/keyring/file-keyring.ts';
import { systemIds } from '../adapters/system/system-clock.ts';
import { readRowsHere } from '../intake/read-rows-here.ts';
import { Fault } from '../kernel/fault.ts';
import type { Asked, ThreadOrder, Told } from './read-rows-beside.ts';

/** The thread of `readRowsBeside`. */
const { path, keyFile, order, creditor, defaults } = workerData as ThreadOrder;
const port = parentPort;
if (!port) throw new Error('this is a thread of another program');
const tell = (told: Told) => port.postMessage(told);

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

try {
  const file = await (typeof path === 'string' ? localImportFile(path) : localInvoiceBatch(path));
  const read = readRowsHere({ hasher: fileKeyring(keyFile), ids: systemIds, seenRows });
  const opened = await read({ ...order, file }, creditor, defaults);
  if (opened.ok) {
    const { form, rows, bytes, from, close } = opened.value;
    tell({ is: 'opened', as: { ok: true, value: { form, rows, bytes } } });
    try {
      await wanted();
      for await (const bundle of from(skip)) {
        await wanted();
        allowed -= 1;
        tell({ is: 'bundle', json: JSON.stringify(bundle) });
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
port.removeAllListeners('message');
port.close();
