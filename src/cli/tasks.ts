import { Command, Option } from 'commander';
import { closeTask, type TaskEnd } from '../desk/tasks/close-task.ts';
import type { Task } from '../desk/tasks/model.ts';
import type { Country } from '../kernel/country.ts';
import { isId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Department, departments } from '../receivables/model.ts';
import { idOf } from './id-argument.ts';
import type { CliHost, Installation } from './installation.ts';
import { lastDay } from './local-minute.ts';
import { wholeNumber } from './options.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat tasks …`: what people have to do. */
export function tasksCommand(host: CliHost): Command {
  const tasks = new Command('tasks').description(
    'what people have to do: disputes to look at, hardship, money to return, people to call back',
  );
  tasks
    .command('list')
    .description('open tasks, the most urgent first')
    .addOption(new Option('--department <name>', 'of one department').choices([...departments]))
    .option('--limit <n>', 'how many at the most', wholeNumber, 50)
    .option('--json', 'for programs')
    .action((options: Common & { department?: Department; limit: number }) =>
      host.using(async (installation) => {
        const { tools } = installation;
        const now = tools.clock.now().epochMilliseconds;
        const found = await tools.work.run(async (tx) => {
          const open = await installation.tasks.open(tx, { department: options.department ?? null, limit: options.limit });
          return Promise.all(open.map((task) => told(installation, tx, task)));
        });
        const rows = found.map(({ id, kind, department, person, creditor, country, dueBy, about, message }) => [
          ...[id, kind.replaceAll('_', ' '), department.replaceAll('_', ' '), person, creditor],
          `${lastDay(dueBy, country)}${dueBy <= now ? ' LATE' : ''}`,
          message ? (message.erased ? '—' : onOneLine(message.text)) : (about ?? '—'),
        ]);
        const shown = table(['task', 'what', 'department', 'person', 'creditor', 'by', 'about'], rows);
        show(host, options, found, rows.length > 0 ? shown : 'Nothing to do.');
      }),
    );
  tasks.addCommand(ending(host, 'done', 'it is done'));
  tasks.addCommand(ending(host, 'cancel', 'it need not be done'));
  return tasks;
}

function ending(host: CliHost, name: 'done' | 'cancel', says: string): Command {
  return new Command(name)
    .argument('<task>')
    .description(`say that ${says}`)
    .option('--note <text>', 'what came of it; kept with the task')
    .option('--json', 'for programs')
    .action((id: string, options: Common & { note?: string }) =>
      host.using(async ({ tools, tasks }) => {
        const end: TaskEnd = { state: name === 'done' ? 'done' : 'cancelled', note: options.note ?? null };
        const taskId = idOf('tsk', id, 'task');
        const closed = need(await tools.work.run((tx) => closeTask({ ...tools, tasks }, tx, host.actor, taskId, end)));
        show(host, options, closed, `The task is ${closed.state}.`);
      }),
    );
}

/** A task with names in place of ids; the days of its creditor, else of its person. */
async function told({ tools, incoming }: Installation, tx: Tx, task: Task) {
  const person = task.personId ? await tools.books.persons.find(tx, task.personId) : undefined;
  const creditor = task.creditorId ? await tools.books.creditors.find(tx, task.creditorId) : undefined;
  const country: Country = creditor?.country ?? person?.country ?? 'CZ';
  const message = task.about !== null && isId('inc', task.about) ? ((await incoming.find(tx, task.about)) ?? null) : null;
  const who = person?.name || task.personId || message?.from || '—';
  return { ...task, person: who, creditor: creditor?.code ?? '—', country, message };
}

/** Others wrote it: nothing of it may steer a terminal. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
