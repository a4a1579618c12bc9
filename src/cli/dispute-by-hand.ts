import { Command, Option } from 'commander';
import { type DisputeCode, disputeCodes } from '../kernel/dispute-code.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { idOf } from './id-argument.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, show } from './respond.ts';
import { findWhom } from './whom.ts';

type DisputeOptions = Common & {
  readonly code: DisputeCode;
  readonly receivable?: readonly string[];
  readonly creditor?: string;
};

/** `dovolat disputes open`: what somebody told a person that she disagrees with. */
export function openCommand(host: CliHost): Command {
  return new Command('open')
    .description('take down what somebody disputes: nothing of it is asked for until that is decided')
    .argument('<person>', 'her id, telephone number or debtor id')
    .addOption(new Option('--code <why>', 'why').choices([...disputeCodes]).makeOptionMandatory())
    .option('--receivable <id...>', 'which; not said: all that is open')
    .option('--creditor <code>', 'where she owes several')
    .option('--json', 'for programs')
    .action((text: string, options: DisputeOptions) =>
      host.using(async ({ tools }) => {
        const dispute = await tools.work.run(async (tx) => {
          const { person, creditor } = need(await findWhom(tools.books, tx, text, options.creditor));
          const whom = { personId: person.id, creditorId: creditor.id };
          const about = await findConversation(tools, tx, person.id, creditor.id);
          const receivables =
            options.receivable?.map((id) => idOf('rcv', id, 'receivable')) ?? about?.receivables.map(({ id }) => id) ?? [];
          const act = { actor: host.actor, origin: tools.ids.next('evt') };
          return need(await openDispute(tools, tx, act, { ...whom, receivables, code: options.code }));
        });
        const count = dispute.receivables.length;
        const items = count === 1 ? 'One receivable is' : `${count} receivables are`;
        show(host, options, dispute, `${items} disputed (${dispute.code.replaceAll('_', ' ')}): ${dispute.id}`);
      }),
    );
}
