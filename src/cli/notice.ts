import { Command, Option } from 'commander';
import { type Notice, noticeKinds, noticeWays } from '../gate/model.ts';
import { recordNotice } from '../gate/record-notice.ts';
import { demandNotice, dropNoticeDuty } from '../gate/set-notice-duty.ts';
import { refuse } from '../kernel/result.ts';
import type { CliHost, Installation } from './installation.ts';
import { date } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';
import { findWhom } from './whom.ts';

type Recorded = Common & {
  readonly creditor?: string;
  readonly kind: Notice['kind'];
  readonly sent: Temporal.PlainDate;
  readonly delivered?: Temporal.PlainDate;
  readonly way: Notice['way'];
  readonly evidence: string;
};

/** `dovolat notice …`: what debtors must have been told before something may be done. */
export function noticeCommand(host: CliHost): Command {
  const notice = new Command('notice').description(
    'notices that must have been given: of an assignment, a warning of the registry, an enforceable title',
  );
  notice
    .command('record <debtor>')
    .description('a debtor was told: her id, her telephone number, or the creditor’s id of her')
    .addOption(new Option('--kind <kind>', 'of what').choices([...noticeKinds]).makeOptionMandatory())
    .addOption(new Option('--way <way>', 'how').choices([...noticeWays]).makeOptionMandatory())
    .requiredOption('--sent <date>', 'the day on which it was sent or handed over, as 2026-11-02', date)
    .requiredOption('--evidence <text>', 'what proves it: the number of the posting, the name of the file')
    .option('--delivered <date>', 'the day on which it arrived', date)
    .option('--creditor <code>', 'for whom, where she owes several')
    .option('--json', 'for programs')
    .action((debtor: string, options: Recorded) =>
      host.using(async ({ tools }) => {
        const { person, creditor } = need(await tools.work.run((tx) => findWhom(tools.books, tx, debtor, options.creditor)));
        const { kind, way, sent, delivered, evidence } = options;
        const who = { personId: person.id, creditorId: creditor.id, receivableId: null };
        const told = { kind, way, sentOn: sent.toString(), deliveredOn: delivered?.toString() ?? null, evidence };
        const recorded = need(await recordNotice(tools, host.actor, { ...who, ...told }));
        show(host, options, recorded, `${person.id} was told of it on ${recorded.sentOn} (${recorded.id}).`);
      }),
    );
  notice
    .command('list <debtor>')
    .description('what a debtor was told')
    .option('--creditor <code>', 'by whom, where she owes several')
    .option('--json', 'for programs')
    .action((debtor: string, options: Common & { creditor?: string }) =>
      host.using(async ({ tools }) => {
        const given = await tools.work.run(async (tx) => {
          const { person, creditor } = need(await findWhom(tools.books, tx, debtor, options.creditor));
          return tools.gate.notices.ofPerson(tx, person.id, creditor.id);
        });
        const rows = given.map((each) => [each.kind, each.sentOn, each.deliveredOn ?? '—', each.way, each.evidence]);
        const words = rows.length ? table(['of', 'sent', 'delivered', 'way', 'evidence'], rows) : 'She was told nothing yet.';
        show(host, options, given, words);
      }),
    );
  notice
    .command('demand <creditor>')
    .description('the creditor bought its claims: collect from nobody who was not told of the assignment')
    .requiredOption('--since <date>', 'the day of the assignment: notices of before do not count', date)
    .option('--json', 'for programs')
    .action((code: string, options: Common & { since: Temporal.PlainDate }) =>
      host.using(async ({ tools }) => {
        const { id, name } = await creditorOf(tools, code);
        const since = options.since.toString();
        await demandNotice(tools, host.actor, id, since);
        show(
          host,
          options,
          { creditor: code, since },
          `Nothing of ${name} is collected from anybody not told on or after ${since}.`,
        );
      }),
    );
  notice
    .command('waive <creditor>')
    .description('the creditor’s claims are its own after all')
    .requiredOption('--reason <text>', 'for the journal')
    .option('--json', 'for programs')
    .action((code: string, options: Common & { reason: string }) =>
      host.using(async ({ tools }) => {
        const { id } = await creditorOf(tools, code);
        need(await dropNoticeDuty(tools, host.actor, id, options.reason));
        show(host, options, { creditor: code }, 'No notice of assignment is asked for any more.');
      }),
    );
  return notice;
}

async function creditorOf(tools: Installation['tools'], code: string) {
  const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, code));
  if (creditor) return creditor;
  throw new Refused(refuse('unknown_creditor', `There is no creditor "${code}": see dovolat creditor list`));
}
