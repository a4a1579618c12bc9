import { type Consumer, type ConsumerParts, createConsumer } from '../../journal/consumer.ts';
import type { JournalEvent } from '../../journal/event.ts';
import { keepUpWithJournal } from '../../journal/keep-up-with-journal.ts';
import { type Country, isCountry } from '../../kernel/country.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DeskEvent } from '../events.ts';
import { closeTask } from './close-task.ts';
import { openTask, subjectOf, type TaskTools } from './open-task.ts';
import { asksSomething, taskNews, tasksFor } from './task-table.ts';

export type TaskParts = TaskTools & ConsumerParts;

/**
 * Makes tasks of what the journal tells (an event that is read twice opens one), closes those whose cause has ended, and says once of each that
 * it is late. `catchUp` returns how many are.
 */
export function keepTasks(parts: TaskParts): Consumer {
  const complaint = 'tasks could not be made of the journal';
  const news = createConsumer(parts, {
    name: 'desk.tasks',
    types: taskNews,
    together: 200,
    treatment: { urgency: 'unhurried' },
    complaint,
    take: async (tx, events) => {
      for (const event of events.filter(asksSomething)) await answer(parts, tx, event);
    },
  });
  const catchUp = async () => {
    await news.catchUp();
    return escalateLate(parts);
  };
  return { catchUp, run: (signal) => keepUpWithJournal(parts, taskNews, catchUp, `${complaint}; trying again`, signal) };
}

async function answer(parts: TaskParts, tx: Tx, event: JournalEvent): Promise<void> {
  const country = await countryOf(parts, tx, event);
  if (!country) return;
  const asked = tasksFor(event, country);
  if (asked?.closesAbout)
    for (const { id } of await parts.tasks.openAbout(tx, [asked.closesAbout]))
      await closeTask(parts, tx, 'system', id, { state: 'done', note: null });
  if (asked?.opens) await openTask(parts, tx, 'system', { ...asked.opens, subject: event.subject, country, origin: event.id });
}

/** Whose working days count: the creditor's; where an event names none, the debtor's; where it is about nobody on record, those that it names. */
async function countryOf({ books }: TaskParts, tx: Tx, { subject, data }: JournalEvent): Promise<Country | null> {
  const { creditorId, personId } = subject;
  const named = (data as { readonly country?: string }).country;
  if (!creditorId && !personId) return named !== undefined && isCountry(named) ? named : null;
  const found = creditorId ? await books.creditors.find(tx, creditorId) : personId && (await books.persons.find(tx, personId));
  return found ? found.country : null;
}

const toldAtOnce = 200;

async function escalateLate(parts: TaskParts): Promise<number> {
  return parts.work.run(async (tx) => {
    const now = parts.clock.now().epochMilliseconds;
    const late = await parts.tasks.late(tx, now, toldAtOnce);
    for (const task of late) {
      await parts.tasks.escalate(tx, task.id, now);
      const { id: taskId, kind, department, dueBy } = task;
      const told: DeskEvent = { type: 'task_escalated', subject: subjectOf(task), data: { taskId, kind, department, dueBy } };
      await parts.journal.append(tx, 'system', [told]);
    }
    return late.length;
  });
}
