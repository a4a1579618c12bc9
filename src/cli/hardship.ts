import { Command } from 'commander';
import { isId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import { endHardship } from '../receivables/end-hardship.ts';
import { listHardships } from '../receivables/list-hardships.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat hardship …`: debtors who said that they cannot pay, for somebody to look at. */
export function hardshipCommand(host: CliHost): Command {
  const hardship = new Command('hardship').description(
    'debtors who said in a call that they cannot pay: somebody has to look at it',
  );
  hardship
    .command('list')
    .description('who waits for somebody, longest first')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const waiting = await tools.work.run((tx) => listHardships(tools, tx));
        const rows = waiting.map((each) => [each.personId, each.name, each.creditor, instant(each.since)]);
        show(host, options, waiting, table(['person', 'name', 'creditor', 'since'], rows));
      }),
    );
  hardship
    .command('end <person>')
    .description('end the hold: the debtor may be called to collect again')
    .requiredOption('--creditor <code>', 'for whose calls')
    .requiredOption('--reason <text>', 'what was agreed on, or why it is over; for the journal')
    .option('--json', 'for programs')
    .action((person: string, options: Common & { creditor: string; reason: string }) =>
      host.using(async ({ tools }) => {
        const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, options.creditor));
        if (!creditor)
          throw new Refused(refuse('unknown_creditor', `There is no creditor "${options.creditor}": see dovolat creditor list`));
        if (!isId('per', person))
          throw new Refused(refuse('unknown_person', `"${person}" is no id of a person: see dovolat hardship list`));
        const who = { personId: person, creditorId: creditor.id };
        const ended = need(await endHardship(tools, host.actor, who, options.reason));
        show(host, options, { ended }, 'The hold has ended. What else stands on record still holds.');
      }),
    );
  return hardship;
}

function instant(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'minute' });
}
