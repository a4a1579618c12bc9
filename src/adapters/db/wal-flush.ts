import { close, closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Makes commits survive a power cut, without keeping the event loop waiting for the disk. */
export type WalFlush = {
  /** Resolves when everything that was committed before the call is on the disk. Once the disk has refused, rejects for good. */
  flush(): Promise<void>;
  /** The same, a moment later, for those who do not wait for it. A refusal is told to the next who do. */
  flushSoon(): void;
  /** Somebody waits for the disk. */
  busy(): boolean;
  close(): Promise<void>;
};

/**
 * One `fdatasync` of the write-ahead log serves all who ask while another one runs: under load many commits share it. The log's own
 * `synchronous=NORMAL` keeps the database whole whatever happens; this keeps what was committed (docs/decisions/0009).
 */
export function walFlush(databaseFile: string): WalFlush {
  let descriptor: number | null = null;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let waiting = 0;
  let soon: NodeJS.Timeout | null = null;

  /** What a disk did not take may be reported as written the next time, so one refusal is the last word. */
  let refused: unknown = null;

  const flushNow = async (): Promise<void> => {
    if (refused) throw refused;
    try {
      descriptor ??= openLog(databaseFile);
      await synced(descriptor);
    } catch (error) {
      refused = error;
      throw error;
    }
  };

  const forgetSoon = () => {
    if (soon) clearTimeout(soon);
    soon = null;
  };

  const flush = async (): Promise<void> => {
    waiting += 1;
    try {
      next ??= running.then(() => {
        forgetSoon(); // what it was for is part of this one
        const mine = flushNow();
        running = mine.catch(() => undefined);
        next = null;
        return mine;
      });
      await next;
    } finally {
      waiting -= 1;
    }
  };

  return {
    flush,
    flushSoon: () => {
      soon ??= setTimeout(() => void flush().catch(() => undefined), soonMs);
    },
    busy: () => waiting > 0,
    close: async () => {
      forgetSoon();
      await running;
      if (descriptor !== null) await promisify(close)(descriptor);
      descriptor = null;
    },
  };
}

const soonMs = 50;

const synced = promisify(fdatasync);

/** The log is one file for as long as a connection is open. Its name must survive as well as its content. */
function openLog(databaseFile: string): number {
  const folder = openSync(dirname(databaseFile), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return openSync(`${databaseFile}-wal`, 'r');
}
