import { Worker } from 'node:worker_threads';

export type Checkpoints = { stop(): Promise<void> };

/**
 * Brings the write-ahead log into the database file on a thread of its own, every half second: inside a commit, where SQLite does it by
 * itself once the log is long, it would keep the event loop waiting for the disk for tens of ms. `onTrouble`: the thread is gone; SQLite
 * then does it again by itself, only later. `longLog`: from how many pages on a log is begun anew, for which writers wait a moment.
 */
export function startCheckpoints(databaseFile: string, onTrouble: (error: unknown) => void, longLog = 16_000): Checkpoints {
  const workerData = { databaseFile, longLog };
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData });
  worker.on('error', onTrouble);
  const gone = new Promise((resolve) => worker.once('exit', resolve)); // of itself, too, when it was in trouble
  return {
    stop: async () => {
      worker.postMessage('stop');
      await gone;
    },
  };
}
