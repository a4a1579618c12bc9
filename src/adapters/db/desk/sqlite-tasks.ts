import { type Selectable, sql } from 'kysely';
import type { Task } from '../../../desk/tasks/model.ts';
import type { Tasks } from '../../../desk/tasks/ports.ts';
import type { CaseId, CreditorId, PersonId, TaskId } from '../../../kernel/ids.ts';
import { keptQuery } from '../kept-query.ts';
import { paddedList } from '../many-rows.ts';
import { inside } from '../unit-of-work.ts';
import type { DeskTables } from './tables.ts';

export const sqliteTasks: Tasks = {
  insert: async (tx, task) => {
    await inside(tx)
      .insertInto('tasks')
      .values({
        ...{ id: task.id, kind: task.kind, department: task.department, state: task.state },
        ...{ person_id: task.personId, creditor_id: task.creditorId, case_id: task.caseId, about: task.about },
        ...{ due_by: task.dueBy, opened_at: task.openedAt, escalated_at: task.escalatedAt, closed_at: task.closedAt },
        ...{ note: task.note, origin: task.origin },
      })
      .execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
    return row && taskOf(row);
  },
  findByOrigin: async (tx, origin) => {
    const row = await inside(tx).selectFrom('tasks').selectAll().where('origin', '=', origin).executeTakeFirst();
    return row && taskOf(row);
  },
  openAbout: async (tx, about) => {
    if (about.length === 0) return [];
    const query = inside(tx).selectFrom('tasks').selectAll().where('about', 'in', paddedList(about)).where('state', '=', 'open');
    return (await query.orderBy('id').execute()).map(taskOf);
  },
  open: async (tx, { department, limit }) => {
    const rows = await inside(tx)
      .selectFrom('tasks')
      .selectAll()
      .where('state', '=', sql.lit('open'))
      .$if(department !== null, (query) => query.where('department', '=', department))
      .orderBy('due_by')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(taskOf);
  },
  late: async (tx, now, limit) => (await lateTasks(tx, { now, limit })).map(taskOf),
  close: async (tx, id, { state, closedAt, note }) => {
    await inside(tx).updateTable('tasks').set({ state, closed_at: closedAt, note }).where('id', '=', id).execute();
  },
  escalate: async (tx, id, at) => {
    await inside(tx).updateTable('tasks').set({ escalated_at: at }).where('id', '=', id).execute();
  },
};

const lateTasks = keptQuery((db, { now, limit }: { now: number; limit: number }) =>
  db
    .selectFrom('tasks')
    .selectAll()
    .where('state', '=', sql.lit('open'))
    .where('due_by', '<=', now)
    .where('escalated_at', 'is', null)
    .orderBy('due_by')
    .orderBy('id')
    .limit(limit),
);

function taskOf(row: Selectable<DeskTables['tasks']>): Task {
  return {
    id: row.id as TaskId,
    kind: row.kind as Task['kind'],
    department: row.department as Task['department'],
    state: row.state as Task['state'],
    personId: row.person_id as PersonId | null,
    creditorId: row.creditor_id as CreditorId | null,
    caseId: row.case_id as CaseId | null,
    about: row.about,
    dueBy: row.due_by,
    openedAt: row.opened_at,
    escalatedAt: row.escalated_at,
    closedAt: row.closed_at,
    note: row.note,
    origin: row.origin,
  };
}
