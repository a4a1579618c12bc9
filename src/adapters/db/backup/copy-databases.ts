import SqliteDatabase from 'better-sqlite3';

type Copy = { readonly from: string; readonly to: string };

/** SQLite pages copied before others of this process get their turn. */
const pagesAtATime = 2000;
/** Writers are kept waiting for the cut itself only; whoever writes just then is waited for so long. */
const patienceMs = 10_000;

/**
 * Copies several databases that are in use as they were at one and the same moment: all of their locks are held while a snapshot of each
 * is taken, and given back before the first page is copied. `onProgress`: pages.
 */
export async function copyDatabases(copies: readonly Copy[], onProgress: (done: number, of: number) => void): Promise<void> {
  const open = (readonly: boolean) => copies.map(({ from }) => new SqliteDatabase(from, { readonly, timeout: patienceMs }));
  const [locks, snapshots] = [open(false), open(true)];
  try {
    for (const lock of locks) lock.exec('begin immediate');
    for (const snapshot of snapshots) {
      snapshot.exec('begin');
      snapshot.prepare('select count(*) from sqlite_master').get();
    }
    for (const lock of locks) lock.close();
    const pages = snapshots.map((snapshot) => Number(snapshot.pragma('page_count', { simple: true })));
    const all = pages.reduce((sum, count) => sum + count, 0);
    let before = 0;
    for (const [index, snapshot] of snapshots.entries()) {
      const to = copies[index]?.to ?? '';
      await snapshot.backup(to, {
        progress: ({ totalPages, remainingPages }) => {
          onProgress(before + totalPages - remainingPages, all);
          return pagesAtATime;
        },
      });
      before += pages[index] ?? 0;
      makeSingleFile(to);
    }
    onProgress(all, all);
  } finally {
    for (const connection of [...locks, ...snapshots]) connection.close();
  }
}

/** A copy has no log beside it, so that its hash is the hash of all that it holds. */
function makeSingleFile(file: string): void {
  const copy = new SqliteDatabase(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}
