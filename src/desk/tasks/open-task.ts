import type { Actor, Subject } from '../../journal/event.ts';
import type { Journal } from '../../journal/ports.ts';
import { addWorkingDays, endOfDay, localDate } from '../../kernel/calendar.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Country } from '../../kernel/country.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Books } from '../../receivables/ports.ts';
import type { DeskEvent } from '../events.ts';
import type { Task } from './model.ts';
import type { Tasks } from './ports.ts';
import type { Deadline, WantedTask } from './task-table.ts';

export type TaskTools = {
  readonly tasks: Tasks;
  readonly books: Books;
  readonly journal: Journal;
  readonly ids: Ids;
  readonly clock: Clock;
};

export type TaskWish = WantedTask & { readonly subject: Subject; readonly country: Country; readonly origin: string };

/** Writes down what somebody has to do, and by when. The same origin opens one task. */
export async function openTask({ tasks, journal, ids, clock }: TaskTools, tx: Tx, actor: Actor, wish: TaskWish): Promise<Task> {
  const known = await tasks.findByOrigin(tx, wish.origin);
  if (known) return known;
  const { kind, department, about, subject, country, origin } = wish;
  const now = clock.now();
  const task: Task = {
    ...{ id: ids.next('tsk'), kind, department, state: 'open', about, origin },
    ...{ personId: subject.personId ?? null, creditorId: subject.creditorId ?? null, caseId: subject.caseId ?? null },
    dueBy: dueBy(wish.deadline, localDate(now, country), country),
    ...{ openedAt: now.epochMilliseconds, escalatedAt: null, closedAt: null, note: null },
  };
  await tasks.insert(tx, task);
  const opened: DeskEvent = {
    type: 'task_opened',
    subject: subjectOf(task),
    data: { taskId: task.id, kind, department, dueBy: task.dueBy },
  };
  await journal.append(tx, actor, [opened]);
  return task;
}

/** The first instant (epoch ms) at which it is late. */
function dueBy(deadline: Deadline, today: Temporal.PlainDate, country: Country): number {
  const last = 'days' in deadline ? today.add({ days: deadline.days }) : addWorkingDays(today, deadline.workingDays, country);
  return endOfDay(last, country).epochMilliseconds;
}

/** What a task is about, for the journal. */
export function subjectOf({ personId, creditorId, caseId }: Task): Subject {
  return { ...(personId && { personId }), ...(creditorId && { creditorId }), ...(caseId && { caseId }) };
}
