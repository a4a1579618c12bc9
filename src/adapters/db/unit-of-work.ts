import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Fault } from '../../kernel/fault.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';
import type { Database, TransactionSteps } from './database.ts';
import type { Schema } from './schema.ts';
import { ShortTurns } from './short-turns.ts';
import { noteIn } from './transaction-notes.ts';

/**
 * Runs units of work one after the other on the writing connection. Those that wait at the same moment share one commit, each behind its
 * own savepoint: one that fails leaves the others whole. Commits that come while the disk is at work share the next flush.
 * `onCommit` hears of each commit with the types of what it appended to the journal.
 * Between the statements of a unit others of this process have a turn every `turnMs`, which is how long a key may have to wait: the
 * transaction stays open meanwhile, and no other unit begins.
 * While another process holds the database, they wait without holding up anything else of this one, for `patienceMs` at most; then, and
 * when the disk is full, they fail with Fault `database_unavailable` and nothing of them has happened.
 */
export function sqliteUnitOfWork(
  db: Pick<Database, 'writer' | 'steps' | 'run' | 'versions' | 'flush' | 'flushSoon'>,
  onCommit: (appended: ReadonlySet<string>) => void = () => {},
  { patienceMs, companyMs, momentMs = 2, turnMs = Number.POSITIVE_INFINITY }: WaitingTimes = {
    patienceMs: 10_000,
    companyMs: 50,
  },
): UnitOfWork {
  const turns = new ShortTurns(turnMs);
  const waiting = { call: [] as Waiting[], soon: [] as Waiting[], ordinary: [] as Waiting[], unhurried: [] as Waiting[] };
  const queues = Object.values(waiting); // in the order in which they are served
  const some = () => queues.some(({ length }) => length > 0);
  const somebodyHurries = () => waiting.call.length + waiting.ordinary.length > 0;
  let draining = false;
  let company: NodeJS.Timeout | undefined;
  let changes = db.steps.changes();

  async function inTurn(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    if (turns.isOver()) await turns.next();
    return db.run(sql, parameters);
  }

  /** As many at once as fit into a moment. The patient go along; those who come meanwhile have a time of their own. */
  async function drain(): Promise<void> {
    draining = true;
    clearTimeout(company);
    await turns.next(); // whoever ordered it goes on first, and others may order as well
    for (let isFull = true; somebodyHurries() || ((isFull || companyMs === 0) && some()); ) {
      const batch: Waiting[] = [];
      isFull = false;
      const appended = new Set<string>();
      const began = performance.now();
      turns.begin();
      const next = () => {
        const moment = batch.some(({ urgency }) => urgency === 'call') && waiting.call.length === 0 ? callMomentMs : momentMs;
        isFull = batch.length === sharedCommitLimit || (batch.length > 0 && performance.now() - began >= moment);
        if (isFull) return undefined;
        const unit = queues.find(({ length }) => length > 0)?.shift();
        if (unit) batch.push(unit);
        return unit;
      };
      try {
        const outcomes = await db.writer.connection().execute((connection) => {
          noteIn(connection, { run: inTurn, versions: db.versions, appended });
          return commitTogether(connection, db, next, patienceMs);
        });
        await settle(batch, outcomes, appended);
      } catch (cause) {
        if (batch.length === 0) for (const queue of queues) batch.push(...queue.splice(0)); // the lock was not to be had
        for (const { reject } of batch) reject(databaseFault(cause));
      }
      if (some()) await nextTurn();
    }
    draining = false;
    if (some()) company = setTimeout(() => void drain(), companyMs);
  }

  async function settle(
    batch: readonly Waiting[],
    outcomes: readonly (() => void)[],
    appended: ReadonlySet<string>,
  ): Promise<void> {
    const before = changes;
    changes = db.steps.changes();
    const onlyRead = changes === before;
    const patient: Unsettled[] = [];
    const atOnce: (() => void)[] = [];
    for (const [index, done] of outcomes.entries()) {
      const unit = batch[index];
      if (unit?.survives === 'power_cut' && !onlyRead) patient.push({ ...unit, done });
      else atOnce.push(done);
    }
    if (patient.length > 0) void settleWhenFlushed(patient, appended);
    else if (!onlyRead) {
      onCommit(appended);
      db.flushSoon();
    }
    for (const done of atOnce) await tell(done);
  }

  /** Whoever hears of it goes on at once; the next hears of it after that. */
  async function tell(done: () => void): Promise<void> {
    done();
    if (turns.isOver()) await turns.next();
  }

  async function settleWhenFlushed(units: readonly Unsettled[], appended: ReadonlySet<string>) {
    try {
      await db.flush();
      onCommit(appended);
      for (const { done } of units) await tell(done);
    } catch (cause) {
      for (const { reject } of units) reject(flushFault(cause));
    }
  }

  return {
    run: (work, { urgency = 'ordinary', survives = 'power_cut' } = {}) =>
      new Promise((resolve, reject) => {
        waiting[urgency].push({ work, urgency, survives, resolve: resolve as (value: unknown) => void, reject });
        if (draining) return;
        const patient = urgency === 'unhurried' || urgency === 'soon';
        if (!patient || companyMs === 0) void drain();
        else if (waiting.unhurried.length + waiting.soon.length === 1) company = setTimeout(() => void drain(), companyMs);
      }),
  };
}

/** The database inside a transaction: for repositories only. */
export function inside(tx: Tx): Kysely<Schema> {
  return tx as unknown as Kysely<Schema>;
}

type Waiting = {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly urgency: 'call' | 'soon' | 'ordinary' | 'unhurried';
  readonly survives: 'power_cut' | 'process_end';
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

type Unsettled = Waiting & { readonly done: () => void };

const sharedCommitLimit = 64;
/** Somebody on the line waits for the commit: what goes along must be quick. */
const callMomentMs = 1;

/**
 * In ms: how long units wait while another process holds the database, the patient for others to share a commit with, and everybody, with one
 * unit of work more, for those that share one; and how long keys, answers and timers wait for statements of a unit.
 */
export type WaitingTimes = {
  readonly patienceMs: number;
  readonly companyMs: number;
  readonly momentMs?: number;
  readonly turnMs?: number;
};

/** Returns how to settle each caller, to be called once the commit stands. */
async function commitTogether(
  connection: Kysely<Schema>,
  { steps, versions }: Pick<Database, 'steps' | 'versions'>,
  next: () => Waiting | undefined,
  patienceMs: number,
): Promise<(() => void)[]> {
  try {
    const outcomes: (() => void)[] = [];
    let alone = true;
    let open = false;
    const begin = async () => {
      await beginWhenFree(steps, patienceMs);
      open = true;
      versions.noteForeign(steps.foreignCommits());
    };
    await begin();
    for (let unit = next(); unit; unit = next()) {
      const { work, resolve, reject } = unit;
      if (!open) await begin();
      if (!alone) steps.savepoint(); // before it, there is nothing to be kept when it fails
      try {
        const value = await work(connection as unknown as Tx);
        outcomes.push(() => resolve(value));
        if (!alone) steps.release();
        alone = false;
      } catch (error) {
        outcomes.push(() => reject(databaseFault(error)));
        versions.changeAll();
        if (!alone) takeBack(steps, error);
        else if (steps.isOpen()) steps.rollback();
        open = steps.isOpen();
      }
    }
    if (open) steps.commit();
    return outcomes;
  } catch (error) {
    versions.changeAll();
    if (steps.isOpen()) steps.rollback(); // a full disk has already rolled back
    throw error;
  }
}

/** Throws `error` itself where a full disk has taken back the whole transaction already. */
function takeBack(steps: TransactionSteps, error: unknown): void {
  try {
    steps.rollbackToSavepoint();
    steps.release();
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
