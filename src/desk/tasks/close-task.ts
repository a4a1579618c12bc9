import type { Actor } from '../../journal/event.ts';
import type { TaskId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DeskEvent } from '../events.ts';
import type { Task } from './model.ts';
import { subjectOf, type TaskTools } from './open-task.ts';

export type TaskEnd = { readonly state: 'done' | 'cancelled'; readonly note: string | null };

/** Somebody has done what was asked, or need not; `note` is kept beside it and never journalled. */
export async function closeTask(
  { tasks, journal, clock }: Pick<TaskTools, 'tasks' | 'journal' | 'clock'>,
  tx: Tx,
  actor: Actor,
  id: TaskId,
  { state, note }: TaskEnd,
): Promise<Result<Task, Refusal<'task_unknown' | 'task_closed_already'>>> {
  const task = await tasks.find(tx, id);
  if (!task) return refuse('task_unknown', 'There is no such task: see dovolat tasks list');
  if (task.state !== 'open') return refuse('task_closed_already', `This task was closed already: ${task.state}`);
  const closed: Task = { ...task, state, note, closedAt: clock.now().epochMilliseconds };
  await tasks.close(tx, id, closed);
  const { kind, department, dueBy } = task;
  const late = (closed.closedAt ?? 0) >= dueBy;
  const told: DeskEvent = {
    type: 'task_closed',
    subject: subjectOf(task),
    data: { taskId: id, kind, department, to: state, late },
  };
  await journal.append(tx, actor, [told]);
  return accept(closed);
}
