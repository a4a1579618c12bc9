import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';

/** The thread of `startCheckpoints`. */
const everyMs = 500;
/** Pages; a log that never comes to its end because there is always somebody writing begins anew, for which writers wait a moment. */
const longLog = 16_000;

const connection = new SqliteDatabase(workerData as string, { timeout: 50 });
const timer = setInterval(() => {
  const [state] = connection.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
  if (state && state.log > longLog) connection.pragma('wal_checkpoint(RESTART)');
}, everyMs);

parentPort?.once('message', () => {
  clearInterval(timer);
  connection.close();
});
