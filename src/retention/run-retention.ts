import type { Actor } from '../journal/event.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Tx, UnitOfWork } from '../kernel/transaction.ts';
import type { RetentionEvent } from './events.ts';
import type { Erased, PersonalData, PersonalFiles, RetentionPeriods } from './ports.ts';

export type RetentionTools = {
  readonly work: UnitOfWork;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly data: PersonalData;
  readonly files: PersonalFiles;
  /** Lets other writers have the database between two pages. */
  readonly letOthersIn: () => Promise<void>;
};

const dayMs = 86_400_000;
/** Sound may have been prepared for a call that is about to be dialled; its last use is noted once a day. */
const leastSoundDays = 2;
const pageSize = 200;

/**
 * Erases what is past its time, page by page, each in a transaction of its own with its lines in the journal; interrupted, the next run
 * goes on. `dryRun`: counts only, and writes nothing. Nothing of the journal is touched: it holds ids.
 */
export async function runRetention(
  tools: RetentionTools,
  periods: RetentionPeriods,
  { actor, dryRun }: { readonly actor: Actor; readonly dryRun: boolean },
): Promise<Erased> {
  const { work, journal, clock, data, files } = tools;
  const now = clock.now().epochMilliseconds;
  const before = (days: number | null) => (days === null ? null : now - days * dayMs);
  const limits = {
    persons: before(periods.persons),
    messages: before(periods.messages),
    calls: before(periods.calls),
    payments: before(periods.payments),
  };
  const soundBefore = periods.sound === null ? null : now - Math.max(periods.sound, leastSoundDays) * dayMs;

  const inRecord = async (kind: keyof typeof limits, page: (tx: Tx, limit: number) => Promise<number>) => {
    const limit = limits[kind];
    if (limit === null) return 0;
    if (dryRun) return work.run((tx) => data.count(tx, kind, limit));
    let gone = 0;
    for (;;) {
      const some = await work.run((tx) => page(tx, limit));
      gone += some;
      if (some < pageSize) return gone;
      await tools.letOthersIn();
    }
  };
  const inFiles = (kind: 'sounds' | 'outboxFiles', limit: number | null) =>
    limit === null ? Promise.resolve(0) : files.erase(kind, limit, dryRun);

  const erased: Erased = {
    persons: await inRecord('persons', async (tx, limit) => {
      const ids = await data.persons(tx, limit, pageSize);
      await data.erasePersons(tx, ids, now);
      await journal.append(
        tx,
        actor,
        ids.map(
          (personId): RetentionEvent => ({ type: 'person_erased', subject: { personId }, data: { lastTouchedBefore: limit } }),
        ),
      );
      return ids.length;
    }),
    messages: await inRecord('messages', (tx, limit) => data.eraseMessages(tx, limit, pageSize, now)),
    calls: await inRecord('calls', (tx, limit) => data.eraseCalls(tx, limit, pageSize, now)),
    payments: await inRecord('payments', (tx, limit) => data.erasePayments(tx, limit, pageSize, now)),
    sounds: await inFiles('sounds', soundBefore),
    outboxFiles: await inFiles('outboxFiles', limits.messages),
    recordings: await eraseRecordings(tools, before(periods.recordings) ?? 0, dryRun),
    documents: await eraseDocuments(tools, before(periods.documents) ?? 0, dryRun, now),
  };
  if (dryRun) return erased;
  await sweepDocuments(tools, now);
  const line: RetentionEvent = { type: 'retention_run', subject: {}, data: erased };
  await work.run((tx) => journal.append(tx, actor, [line]));
  if (erased.persons + erased.messages + erased.calls + (erased.payments ?? 0) > 0) await data.wipe();
  return erased;
}

/** The sound first, then the record: interrupted, the next run finds them again. */
async function eraseRecordings(
  { work, data, files, letOthersIn }: RetentionTools,
  limit: number,
  dryRun: boolean,
): Promise<number> {
  if (dryRun) return work.run((tx) => data.count(tx, 'recordings', limit));
  for (let gone = 0; ; ) {
    const names = await work.run((tx) => data.recordings(tx, limit, pageSize));
    for (const name of names) await files.eraseRecording(name);
    await work.run((tx) => data.markRecordingsDeleted(tx, names));
    gone += names.length;
    if (names.length < pageSize) return gone;
    await letOthersIn();
  }
}

/** Files that no document has: a process died between the file and its row. Young ones may still come on record. */
async function sweepDocuments({ work, data, files, letOthersIn }: RetentionTools, now: number): Promise<void> {
  const old = await files.documentsWrittenBefore(now - dayMs);
  for (let at = 0; at < old.length; at += pageSize) {
    const unused = await work.run((tx) => data.filesOfNoDocument(tx, old.slice(at, at + pageSize)));
    for (const file of unused) await files.eraseDocument(file);
    await letOthersIn();
  }
}

/** The record first: what is left behind by a process that dies here is nobody's, and is swept away by a later run. */
async function eraseDocuments(
  { work, data, files, letOthersIn }: RetentionTools,
  limit: number,
  dryRun: boolean,
  now: number,
): Promise<number> {
  if (dryRun) return work.run((tx) => data.count(tx, 'documents', limit));
  for (let gone = 0; ; ) {
    const page = await work.run(async (tx) => {
      const some = await data.documents(tx, limit, pageSize);
      return { some, unused: await data.removeDocuments(tx, some, now) };
    });
    for (const file of page.unused) await files.eraseDocument(file);
    gone += page.some.length;
    if (page.some.length < pageSize) return gone;
    await letOthersIn();
  }
}
