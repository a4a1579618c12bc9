import { Command } from 'commander';
import { isId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import { finishWork } from '../strategy/planning/finish-work.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat work …`: steps that no driver carries out, for somebody's hands: letters to be posted, messages in applications. */
export function workCommand(host: CliHost): Command {
  const work = new Command('work').description(
    'steps that wait for somebody’s hands: letters to be posted, messages in applications',
  );
  work
    .command('list')
    .description('what waits, longest first')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools, planning }) => {
        const waiting = await tools.work.run(async (tx) => {
          const steps = await planning.steps.byHand(tx, 500);
          const people = await tools.books.persons.findAll(tx, [...new Set(steps.map(({ personId }) => personId))]);
          const names = new Map(people.map(({ id, name }) => [id, name]));
          return steps.map((step) => ({ ...step, name: names.get(step.personId) ?? '' }));
        });
        const rows = waiting.map(({ id, day, by, step, name, lines }) => [
          ...[id, day, by.registered ? 'registered letter' : by.channel, by.template ?? step, name, lines.length],
        ]);
        const text = table(['work', 'since', 'by', 'text', 'to', 'lines'], rows);
        show(host, options, waiting, waiting.length > 0 ? text : 'Nothing waits for anybody’s hands.');
      }),
    );
  work
    .command('done <work>')
    .description('it was posted or sent by hand; the strategy goes on')
    .option('--dropped', 'it will not be done')
    .option('--json', 'for programs')
    .action((id: string, options: Common & { dropped?: boolean }) =>
      host.using(async ({ planning }) => {
        if (!isId('stp', id)) throw new Refused(refuse('unknown_work', `"${id}" is no id of work: see dovolat work list`));
        const step = need(await finishWork(planning, host.actor, { stepId: id, dropped: options.dropped ?? false }));
        show(
          host,
          options,
          step,
          options.dropped ? 'It is dropped; the strategy goes on without it.' : 'It is done; the strategy goes on.',
        );
      }),
    );
  return work;
}
