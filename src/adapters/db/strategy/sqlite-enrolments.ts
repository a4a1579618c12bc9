import type { CaseId, EnrolmentId, ReceivableId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { ExitReason, Progress, StrategyNews } from '../../../strategy/model.ts';
import type { Enrolment } from '../../../strategy/planning/model.ts';
import type { Enrolments } from '../../../strategy/planning/ports.ts';
import { manyRows } from '../many-rows.ts';
import { rowsOf } from '../rows-of.ts';
import type { StrategyTables } from './tables.ts';

export const sqliteEnrolments: Enrolments = {
  enter: (tx, enrolments) =>
    insertEnrolments(
      tx,
      enrolments.map(({ progress, receivableId, caseId }) => ({
        id: progress.enrolmentId,
        receivable_id: receivableId,
        case_id: caseId,
        strategy: progress.strategy,
        version: progress.version,
        entered_at: progress.enteredAt,
        done: progress.done,
        done_at: progress.doneAt,
        stage: progress.stage,
        shift_days: progress.shiftDays,
        heard: progress.heard?.news ?? null,
        heard_at: progress.heard?.at ?? null,
        sent_level: progress.sentTo?.level ?? null,
        sent_at: progress.sentTo?.at ?? null,
        held_until: progress.heldUntil,
        left_at: null,
        left_because: null,
      })),
    ),
  advance: async (tx, progress) => {
    if (progress.length === 0) return;
    const rows = progress.map((each) => [
      ...[each.enrolmentId, each.version, each.done, each.doneAt, each.sentTo?.level ?? null, each.sentTo?.at ?? null],
      ...[each.heldUntil, each.stage, each.shiftDays, each.heard?.news ?? null, each.heard?.at ?? null],
    ]);
    await rowsOf(
      tx,
      `update or fail enrolments set version = j.value ->> 1, done = j.value ->> 2, done_at = j.value ->> 3, sent_level = j.value ->> 4,
         sent_at = j.value ->> 5, held_until = j.value ->> 6, stage = j.value ->> 7, shift_days = j.value ->> 8,
         heard = j.value ->> 9, heard_at = j.value ->> 10
       from json_each(?) j where enrolments.id = j.value ->> 0`,
      [JSON.stringify(rows)],
    );
  },
  leave: async (tx, id, at, because) => {
    await rowsOf(tx, 'update enrolments set left_at = ?, left_because = ? where id = ? and left_at is null', [at, because, id]);
  },
  ofCase: (tx, caseId) => chosen(tx, 'where case_id = ? and left_at is null order by id', [caseId]),
  ofReceivable: async (tx, id) => (await chosen(tx, 'where receivable_id = ? and left_at is null', [id]))[0],
  counts: (tx) =>
    rowsOf(
      tx,
      'select strategy, version, count(*) as enrolled from enrolments where left_at is null group by strategy, version order by 1, 2',
      [],
    ),
  inVersion: (tx, strategy, version, after, limit) =>
    chosen(tx, 'where strategy = ? and version = ? and id > ? and left_at is null order by id limit ?', [
      ...[strategy, version, after ?? '', limit],
    ]),
};

export type EnrolmentRow = StrategyTables['enrolments'];

const insertEnrolments = manyRows<EnrolmentRow>((db, rows) => db.insertInto('enrolments').values(rows));

async function chosen(tx: Tx, which: string, parameters: readonly unknown[]): Promise<Enrolment[]> {
  return (await rowsOf<EnrolmentRow>(tx, `select * from enrolments ${which}`, parameters)).map((row) => ({
    progress: progressOf(row),
    receivableId: row.receivable_id as ReceivableId,
    caseId: row.case_id as CaseId,
    left: row.left_at === null ? null : { at: row.left_at, because: row.left_because as ExitReason },
  }));
}

export function progressOf(row: EnrolmentRow): Progress {
  return {
    enrolmentId: row.id as EnrolmentId,
    strategy: row.strategy,
    version: row.version,
    enteredAt: row.entered_at,
    done: row.done,
    doneAt: row.done_at,
    stage: row.stage,
    shiftDays: row.shift_days,
    heard: row.heard === null || row.heard_at === null ? null : { news: row.heard as StrategyNews, at: row.heard_at },
    sentTo: row.sent_level === null || row.sent_at === null ? null : { level: row.sent_level, at: row.sent_at },
    heldUntil: row.held_until,
  };
}
