import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';

/** The thread of `startCheckpoints`. */
const everyMs = 500;
/** `longLog`: pages; a log that never comes to its end because there is always somebody writing begins anew, for which writers wait a moment. */
const { databaseFile, longLog } = workerData as { readonly databaseFile: string; readonly longLog: number };

const connection = new SqliteDatabase(databaseFile, { timeout: 50 });
const timer = setInterval(() => {
  const [state] = connection.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
  if (state && state.log > longLog) connection.pragma('wal_checkpoint(RESTART)');
}, everyMs);

parentPort?.once('message', () => {
  clearInterval(timer);
  connection.close();
});
