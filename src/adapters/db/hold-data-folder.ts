import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Fault } from '../../kernel/fault.ts';

/**
 * Takes a data folder for one server, until the returned function is called or the process dies: the lock is SQLite's own on a file of
 * its own, which the kernel gives back at any death. A second server would take Asterisk and its calls away from the first.
 * Throws Fault `server_runs_already`, which names the process, or `data_folder_unusable`.
 */
export async function holdDataFolder(folder: string): Promise<() => Promise<void>> {
  const pidFile = join(folder, 'server.pid');
  let lock: SqliteDatabase.Database;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = new SqliteDatabase(join(folder, 'server.lock'), { timeout: 0 });
  } catch (cause) {
    throw new Fault('data_folder_unusable', `The data folder ${folder} cannot be written: ${reasonOf(cause)}`, {
      kind: 'misconfigured',
      remedy: 'Set DOVOLAT_DATA to a folder that you may write to.',
      cause,
    });
  }
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    throw new Fault('server_runs_already', `A server already runs on ${folder} (process ${holderIn(pidFile)})`, {
      kind: 'misconfigured',
      remedy: 'Use that one, or stop it first; another installation needs a DOVOLAT_DATA and ports of its own.',
      cause,
    });
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return async () => {
    lock.close();
  };
}

function holderIn(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
