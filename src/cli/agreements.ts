import { Argument, Command, Option } from 'commander';
import { refuse } from '../kernel/result.ts';
import { type Department, departments, type HoldReason, holdReasons } from '../receivables/model.ts';
import { type AgreementList, agreementLists, exportAgreements } from '../reports/export-agreements.ts';
import { agreementFilters } from '../web/agreements/api-types.ts';
import { counted } from './counted.ts';
import { creditorNamed } from './creditor-named.ts';
import type { CliHost } from './installation.ts';
import { type Common, Refused, show } from './respond.ts';
import { writeCsv } from './write-csv.ts';

type ExportOptions = Common & {
  readonly to: string;
  readonly creditor?: string;
  readonly state?: string;
  readonly reason?: HoldReason;
  readonly department?: Department;
};

/** `dovolat agreements …`: what debtors have agreed to, disagree with, and what keeps us from contacting them, as files. */
export function agreementsCommand(host: CliHost): Command {
  const agreements = new Command('agreements').description('promises, plans, disputes and holds as files');
  agreements
    .command('export')
    .addArgument(new Argument('<list>', 'which').choices([...agreementLists]))
    .description('a list as CSV, with names and notes: for your own eyes')
    .requiredOption('--to <file>', 'file to write')
    .option('--creditor <code>', 'only of this creditor')
    .option('--state <state>', 'only those in this state (promises, plans, disputes)')
    .addOption(new Option('--reason <reason>', 'only those for this reason (holds)').choices([...holdReasons]))
    .addOption(new Option('--department <name>', 'only those that this department looks at (disputes)').choices([...departments]))
    .option('--json', 'for programs')
    .action((list: AgreementList, options: ExportOptions) =>
      host.using(async (installation) => {
        const { to, creditor, state, reason, department } = options;
        const given = Object.entries({ state, reason, department }).filter(([, value]) => value !== undefined);
        const wish = agreementFilters[list].strict().safeParse(Object.fromEntries(given));
        if (!wish.success)
          throw new Refused(refuse('bad_filter', `${list} are not narrowed so: see dovolat agreements export --help`));
        const creditorId = creditor === undefined ? undefined : await creditorNamed(installation, creditor);
        const pieces = exportAgreements(installation.agreements, list, { ...wish.data, creditorId });
        const lines = await writeCsv(to, pieces);
        show(host, options, { lines, file: to }, `${counted(lines, list.slice(0, -1))} written to ${to}`);
      }),
    );
  return agreements;
}
