import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Fault } from '../../kernel/fault.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';
import type { Database, TransactionSteps } from './database.ts';
import type { Schema } from './schema.ts';

/**
 * Runs units of work one after the other on the writing connection. Those that wait at the same moment share one commit, each behind its
 * own savepoint: one that fails leaves the others whole. A promise resolves only when its commit is on the disk; commits that come while
 * the disk is at work share the next flush.
 * While another process holds the database, they wait without holding up anything else of this one, for `patienceMs` at most; then, and
 * when the disk is full, they fail with Fault `database_unavailable` and nothing of them has happened.
 */
export function sqliteUnitOfWork(
  db: Pick<Database, 'writer' | 'steps' | 'flush'>,
  onCommit: () => void = () => {},
  patienceMs = 10_000,
): UnitOfWork {
  const calls: Waiting[] = [];
  const ordinary: Waiting[] = [];
  let draining = false;

  /** As many at once as fit into a moment: the process hears no key while they run. */
  async function drain(): Promise<void> {
    draining = true;
    while (calls.length + ordinary.length > 0) {
      const batch: Waiting[] = [];
      const began = performance.now();
      const next = () => {
        if (batch.length === sharedCommitLimit || (batch.length > 0 && performance.now() - began >= momentMs)) return undefined;
        const unit = calls.shift() ?? ordinary.shift();
        if (unit) batch.push(unit);
        return unit;
      };
      try {
        const before = db.steps.changes();
        const outcomes = await db.writer
          .connection()
          .execute((connection) => commitTogether(connection, db.steps, next, patienceMs));
        if (db.steps.changes() !== before) void settleWhenFlushed(batch, outcomes);
        else for (const settle of outcomes) settle(); // they have only read
      } catch (cause) {
        if (batch.length === 0) batch.push(...calls.splice(0), ...ordinary.splice(0)); // the lock was not to be had
        for (const { reject } of batch) reject(databaseFault(cause));
      }
      if (calls.length + ordinary.length > 0) await nextTurn();
    }
    draining = false;
  }

  async function settleWhenFlushed(batch: readonly Waiting[], outcomes: readonly (() => void)[]): Promise<void> {
    try {
      await db.flush();
      onCommit();
      for (const settle of outcomes) settle();
    } catch (cause) {
      for (const { reject } of batch) reject(flushFault(cause));
    }
  }

  return {
    run: (work, urgency = 'ordinary') =>
      new Promise((resolve, reject) => {
        const waiting = urgency === 'call' ? calls : ordinary;
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (!draining) void drain();
      }),
  };
}

/** The database inside a transaction: for repositories only. */
export function inside(tx: Tx): Kysely<Schema> {
  return tx as unknown as Kysely<Schema>;
}

type Waiting = {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

const sharedCommitLimit = 64;
/** Keys, answers and timers wait so long at most, and one unit of work. */
const momentMs = 4;

/** Returns how to settle each caller, to be called once the commit stands. */
async function commitTogether(
  connection: Kysely<Schema>,
  steps: TransactionSteps,
  next: () => Waiting | undefined,
  patienceMs: number,
): Promise<(() => void)[]> {
  await beginWhenFree(steps, patienceMs);
  try {
    const outcomes: (() => void)[] = [];
    for (let unit = next(); unit; unit = next()) {
      const { work, resolve, reject } = unit;
      steps.savepoint();
      try {
        const value = await work(connection as unknown as Tx);
        outcomes.push(() => resolve(value));
      } catch (error) {
        takeBack(steps, error);
        outcomes.push(() => reject(databaseFault(error)));
      }
      steps.release();
    }
    steps.commit();
    return outcomes;
  } catch (error) {
    if (steps.isOpen()) steps.rollback(); // a full disk has already rolled back
    throw error;
  }
}

/** Throws `error` itself where a full disk has taken back the whole transaction already. */
function takeBack(steps: TransactionSteps, error: unknown): void {
  try {
    steps.rollbackToSavepoint();
  } catch {
    throw error;
  }
}

/** Nobody can tell whether it would survive a power cut: the process that goes on must not build on it. */
function flushFault(cause: unknown): Fault {
  return new Fault('database_unavailable', `The disk did not take the change: ${String((cause as Error).message)}`, {
    retryable: false,
    remedy: 'Check the disk, then start Dovolat again.',
    cause,
  });
}

/** SQLite's own waiting would stop this whole process: no key, no answer, no heartbeat would be heard meanwhile. */
async function beginWhenFree(steps: TransactionSteps, patienceMs: number): Promise<void> {
  const began = performance.now();
  for (;;) {
    try {
      steps.begin();
      return;
    } catch (error) {
      if (!/^SQLITE_BUSY/.test(codeOf(error)) || performance.now() - began >= patienceMs) throw error;
    }
    await sleep(lookAgainMs);
  }
}

const lookAgainMs = 20;

function codeOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function databaseFault(cause: unknown): unknown {
  const code = codeOf(cause);
  if (!/^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)/.test(code)) return cause;
  return new Fault('database_unavailable', `The database did not take the change: ${code}`, {
    retryable: true,
    remedy: 'Check free disk space and that no other program holds the database file.',
    cause,
  });
}
