import type { JournalEvent, Subject } from '../../journal/event.ts';
import { type KeepUpParts, keepUpWithJournal } from '../../journal/keep-up-with-journal.ts';
import type { Cursors } from '../../journal/ports.ts';
import type { Country } from '../../kernel/country.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';
import type { DeskEvent } from '../events.ts';
import { closeTask } from './close-task.ts';
import { openTask, subjectOf, type TaskTools } from './open-task.ts';
import { asksSomething, taskNews, tasksFor } from './task-table.ts';

export type TaskParts = TaskTools & KeepUpParts & { readonly work: UnitOfWork; readonly cursors: Cursors };

export type TaskKeeper = {
  /** Keeps up until `signal` aborts; resolves then. */
  run(signal: AbortSignal): Promise<void>;
  /** Every task that the journal asks for so far, and a word about those that are late; returns how many are. */
  catchUp(): Promise<number>;
};

/** Makes tasks of what the journal tells (an event that is read twice opens one), closes those whose cause has ended, and says once of each that it is late. */
export function keepTasks(parts: TaskParts): TaskKeeper {
  const catchUp = async () => {
    await readNews(parts);
    return escalateLate(parts);
  };
  const complaint = 'tasks could not be made of the journal; trying again';
  return { catchUp, run: (signal) => keepUpWithJournal(parts, taskNews, catchUp, complaint, signal) };
}

const consumer = 'desk.tasks';
const pageSize = 200;

async function readNews(parts: TaskParts): Promise<void> {
  for (;;) {
    const after = await parts.cursors.get(consumer);
    const events = await parts.reader.read({ after, limit: pageSize, types: taskNews });
    for (const event of events.filter(asksSomething)) {
      try {
        await parts.work.run((tx) => answer(parts, tx, event));
      } catch (error) {
        if (error instanceof Fault && error.retryable) throw error;
        // one line that cannot be understood must not keep all the others waiting for ever
        parts.log.error({ err: error, eventId: event.id }, 'no task could be made of a line of the journal; it is passed over');
      }
    }
    const last = events.at(-1);
    if (last) await parts.work.run((tx) => parts.cursors.advance(tx, consumer, last.seq), { urgency: 'unhurried' });
    if (events.length < pageSize) return;
  }
}

async function answer(parts: TaskParts, tx: Tx, event: JournalEvent): Promise<void> {
  const country = await countryOf(parts, tx, event.subject);
  if (!country) return;
  const asked = tasksFor(event, country);
  if (asked?.closesAbout)
    for (const { id } of await parts.tasks.openAbout(tx, asked.closesAbout))
      await closeTask(parts, tx, 'system', id, { state: 'done', note: null });
  if (asked?.opens) await openTask(parts, tx, 'system', { ...asked.opens, subject: event.subject, country, origin: event.id });
}

/** Whose working days count: the creditor's; where an event names none, the debtor's. */
async function countryOf({ books }: TaskParts, tx: Tx, { creditorId, personId }: Subject): Promise<Country | null> {
  const found = creditorId ? await books.creditors.find(tx, creditorId) : personId && (await books.persons.find(tx, personId));
  return found ? found.country : null;
}

async function escalateLate(parts: TaskParts): Promise<number> {
  return parts.work.run(async (tx) => {
    const now = parts.clock.now().epochMilliseconds;
    const late = await parts.tasks.late(tx, now, pageSize);
    for (const task of late) {
      await parts.tasks.escalate(tx, task.id, now);
      const { id: taskId, kind, department, dueBy } = task;
      const told: DeskEvent = { type: 'task_escalated', subject: subjectOf(task), data: { taskId, kind, department, dueBy } };
      await parts.journal.append(tx, 'system', [told]);
    }
    return late.length;
  });
}
