import { setImmediate as afterOthers } from 'node:timers/promises';
import { closeTask } from '../../desk/tasks/close-task.ts';
import type { Task } from '../../desk/tasks/model.ts';
import type { Tasks } from '../../desk/tasks/ports.ts';
import { localDate } from '../../kernel/calendar.ts';
import { type DisputeId, isId, type StepId } from '../../kernel/ids.ts';
import { type Currency, money } from '../../kernel/money.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { composeLetter } from '../../outreach/compose-letter.ts';
import type { IncomingMessages } from '../../outreach/ports.ts';
import { decideDispute } from '../../receivables/disputes/decide-dispute.ts';
import { finishWork } from '../../strategy/planning/finish-work.ts';
import type { PlannerTools } from '../../strategy/planning/planner-tools.ts';
import type { DisputeView, LetterView, TaskDesk, TaskView } from '../../web/tasks/ports.ts';
import type { OfficeTools } from './office-tools.ts';

/** Tasks and work by hand for people, over the use cases that the command line calls as well. */
export function taskDesk(
  tools: OfficeTools & { readonly tasks: Tasks; readonly incoming: IncomingMessages },
  planning: PlannerTools,
): TaskDesk {
  const { work, books, clock, tasks, incoming } = tools;

  async function disputeIn(tx: Tx, id: DisputeId): Promise<DisputeView | undefined> {
    const dispute = await books.disputes.find(tx, id);
    return dispute && { ...dispute, about: await books.receivables.findAll(tx, dispute.receivables) };
  }

  async function viewOf(tx: Tx, task: Task): Promise<TaskView> {
    const person = task.personId ? await books.persons.find(tx, task.personId) : undefined;
    const creditor = task.creditorId ? await books.creditors.find(tx, task.creditorId) : undefined;
    const last = Temporal.Instant.fromEpochMilliseconds(task.dueBy - 1);
    return {
      ...task,
      debtor: person?.name ?? null,
      creditor: creditor?.name ?? null,
      lastDay: localDate(last, creditor?.country ?? person?.country ?? 'CZ').toString(),
      late: task.dueBy <= clock.now().epochMilliseconds,
      message: (task.about !== null && isId('inc', task.about) && (await incoming.find(tx, task.about))) || null,
      dispute: (task.about !== null && isId('dsp', task.about) && (await disputeIn(tx, task.about))) || null,
    };
  }

  async function letterView(tx: Tx, id: StepId): Promise<LetterView> {
    const step = await planning.steps.find(tx, id);
    if (!step) return { id, debtor: '', registered: false, letter: refuse('unknown_work', 'There is no such work') };
    const { personId, creditorId, purpose, severity, by, ended } = step;
    const debtor = (await books.persons.find(tx, personId))?.name ?? '';
    const view = (letter: LetterView['letter']): LetterView => ({ id, debtor, registered: by.registered, letter });
    if (by.channel !== 'letter') return view(refuse('not_by_hand', 'That is no letter'));
    if (ended) return view(refuse('ended_already', 'That letter does not wait any more'));
    const lines = step.lines.map(({ receivableId }) => receivableId);
    const wish = { personId, creditorId, template: by.template ?? '', purpose, severity, lines };
    return view(await composeLetter(tools, tx, wish));
  }

  return {
    tasks: (department, limit) =>
      work.run(async (tx) => {
        const views = [];
        for (const task of await tasks.open(tx, { department, limit })) views.push(await viewOf(tx, task));
        return views;
      }),
    close: (id, end, by) => work.run((tx) => closeTask(tools, tx, by, id, end)),
    dispute: (id) => work.run((tx) => disputeIn(tx, id)),
    decide: (id, decision, by) =>
      work.run(async (tx) => {
        const currency = (await disputeIn(tx, id))?.about[0]?.currency ?? ('CZK' satisfies Currency);
        const given = await decideDispute(tools, tx, { actor: by, origin: `decide:${id}` }, id, decision);
        return given.ok ? accept(money(given.value, currency)) : given;
      }),
    byHand: (limit) =>
      work.run(async (tx) => {
        const steps = await planning.steps.byHand(tx, limit);
        const people = await books.persons.findAll(tx, [...new Set(steps.map(({ personId }) => personId))]);
        const names = new Map(people.map(({ id, name }) => [id, name]));
        const creditors = new Map((await books.creditors.list(tx)).map(({ id, name }) => [id, name]));
        const views = [];
        for (const step of steps) {
          const about = await books.receivables.findAll(
            tx,
            step.lines.map(({ receivableId }) => receivableId),
          );
          const owedMinor = about.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          const [debtor, creditor] = [names.get(step.personId) ?? '', creditors.get(step.creditorId) ?? ''];
          views.push({ ...step, debtor, creditor, owed: money(owedMinor, step.currency) });
        }
        return views;
      }),
    letters: async function* (ids) {
      for (const id of ids) {
        yield await work.run((tx) => letterView(tx, id), { urgency: 'unhurried' });
        await afterOthers(); // calls of this process come before the next letter
      }
    },
    finish: (stepId, dropped, by) => finishWork(planning, by, { stepId, dropped }),
  };
}
