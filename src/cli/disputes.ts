import { Command, Option } from 'commander';
import { reviewedBy } from '../desk/tasks/reviewed-by.ts';
import type { ReceivableId } from '../kernel/ids.ts';
import { formatAmount, money, parseAmount } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import { type DisputeDecision, decideDispute } from '../receivables/disputes/decide-dispute.ts';
import { type DisputeMove, moveDispute } from '../receivables/disputes/move-dispute.ts';
import { type Department, type Dispute, departments } from '../receivables/model.ts';
import { creditorNamed } from './creditor-argument.ts';
import { openCommand } from './dispute-by-hand.ts';
import { idOf } from './id-argument.ts';
import type { CliHost, Installation } from './installation.ts';
import { lastDay, localMinute } from './local-minute.ts';
import { wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat disputes …`: what debtors disagree with. */
export function disputesCommand(host: CliHost): Command {
  const disputes = new Command('disputes').description('what debtors disagree with: who looks at it, and what was decided');
  disputes
    .command('list')
    .description('those that are not closed, the oldest first')
    .option('--creditor <code>', 'of one creditor')
    .option('--limit <n>', 'how many at the most', wholeNumber, 50)
    .option('--json', 'for programs')
    .action((options: Common & { creditor?: string; limit: number }) =>
      host.using(async ({ tools: { work, books }, tasks }) => {
        const found = await work.run(async (tx) => {
          const of = options.creditor ? (await creditorNamed(books, tx, options.creditor)).id : null;
          const open = await books.disputes.unsettled(tx, of, options.limit);
          const reviewOf = await reviewedBy(tasks, tx, open);
          return Promise.all(
            open.map(async (dispute) => {
              const creditor = await books.creditors.find(tx, dispute.creditorId);
              const person = await books.persons.find(tx, dispute.personId);
              return {
                ...dispute,
                ...reviewOf(dispute.id),
                creditor: creditor?.code ?? '',
                country: creditor?.country ?? 'CZ',
                person: person?.name ?? '',
              };
            }),
          );
        });
        const rows = found.map(
          ({ id, person, creditor, code, state, department, reviewBy, recordedAt, receivables, country }) => [
            ...[id, person, creditor, code.replaceAll('_', ' '), receivables.length, state.replaceAll('_', ' ')],
            ...[
              department?.replaceAll('_', ' ') ?? '—',
              reviewBy === null ? '—' : lastDay(reviewBy, country),
              localMinute(recordedAt, country),
            ],
          ],
        );
        const shown = table(['dispute', 'person', 'creditor', 'about', 'items', 'state', 'looked at by', 'until', 'since'], rows);
        show(host, options, found, rows.length > 0 ? shown : 'Nobody disputes anything.');
      }),
    );
  disputes
    .command('ask <dispute>')
    .description('wait for what the debtor has to send')
    .option('--json', 'for programs')
    .action((id: string, options: Common) => move(host, id, options, { to: 'awaiting_debtor' }));
  disputes
    .command('review <dispute>')
    .description('let a department look at it')
    .addOption(new Option('--department <name>', 'which').choices([...departments]).makeOptionMandatory())
    .option('--days <n>', 'working days that it has', wholeNumber, 5)
    .option('--json', 'for programs')
    .action((id: string, options: Common & { department: Department; days: number }) =>
      move(host, id, options, { to: 'internal_review', department: options.department, workingDays: options.days }),
    );
  disputes
    .command('decide <dispute>')
    .description('close it: what is given up is owed no more, the rest is collected again')
    .addOption(
      new Option('--as <decision>', 'what was decided')
        .choices(['accepted', 'partly', 'rejected', 'withdrawn'])
        .makeOptionMandatory(),
    )
    .option('--credit <receivable=amount...>', 'with partly: how much of which is given up')
    .option('--json', 'for programs')
    .action((id: string, options: DecideOptions) =>
      host.using(async (installation) => {
        const { tools } = installation;
        const dispute = await find(installation, id);
        const decision = await decisionOf(installation, dispute, options);
        const act = { actor: host.actor, origin: `decide:${dispute.id}` };
        const creditedMinor = need(await tools.work.run((tx) => decideDispute(tools, tx, act, dispute.id, decision)));
        const [first] = dispute.receivables;
        const receivable = first && (await tools.work.run((tx) => tools.books.receivables.find(tx, first)));
        const given = receivable ? `${formatAmount(money(creditedMinor, receivable.currency))} ${receivable.currency}` : '';
        const words =
          creditedMinor > 0 ? `${given} is given up, its holds have ended.` : 'all of it stays owed, its holds have ended.';
        show(
          host,
          options,
          { dispute: dispute.id, decision: decision.to, creditedMinor },
          `The dispute is ${decision.to}: ${words}`,
        );
      }),
    );
  disputes.addCommand(openCommand(host));
  return disputes;
}

type DecideOptions = Common & { readonly as: DisputeDecision['to']; readonly credit?: readonly string[] };

async function find({ tools }: Installation, text: string): Promise<Dispute> {
  const id = idOf('dsp', text, 'dispute');
  const found = await tools.work.run((tx) => tools.books.disputes.find(tx, id));
  if (!found) throw new Refused(refuse('dispute_unknown', 'There is no such dispute: see dovolat disputes list'));
  return found;
}

async function move(host: CliHost, text: string, options: Common, to: DisputeMove): Promise<void> {
  await host.using(async ({ tools }) => {
    const id = idOf('dsp', text, 'dispute');
    const moved = need(await tools.work.run((tx) => moveDispute(tools, tx, { actor: host.actor, origin: `move:${id}` }, id, to)));
    show(host, options, moved, `The dispute is ${moved.state.replaceAll('_', ' ')} now; nothing of it is collected meanwhile.`);
  });
}

async function decisionOf(
  { tools }: Installation,
  dispute: Dispute,
  { as, credit = [] }: DecideOptions,
): Promise<DisputeDecision> {
  if (as !== 'partly') return { to: as };
  const credits = new Map<ReceivableId, number>();
  for (const text of credit) {
    const [id = '', amount = ''] = text.split('=');
    const receivableId = idOf('rcv', id, 'receivable');
    const receivable = await tools.work.run((tx) => tools.books.receivables.find(tx, receivableId));
    if (receivable && dispute.receivables.includes(receivableId))
      credits.set(receivableId, need(parseAmount(amount, receivable.currency)).minor);
    else throw new Refused(refuse('credit_out_of_range', `${receivableId} is not among what is disputed`));
  }
  return { to: as, credits };
}
