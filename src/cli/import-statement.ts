import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { statementFormats } from '../receivables/bank/model.ts';
import type { CliHost } from './installation.ts';
import { countsText } from './payments-text.ts';
import { progressBar } from './progress-bar.ts';
import { type Common, need, show } from './respond.ts';
import { gapText, statementText } from './statement-text.ts';

/** `dovolat import statement FILE`: what happened on creditors' accounts. */
export function statementImport(host: CliHost): Command {
  return new Command('statement')
    .argument('<file>')
    .description('bank statements: CAMT.053, GPC (ABO), MT940, Elixir-0 or Fio’s JSON; what is known is not booked again')
    .option('--account <iban>', 'the only account that it may be of; needed where it names virtual accounts')
    .addOption(
      new Option('--format <name>', 'detected by its first lines').choices(['auto', ...statementFormats]).default('auto'),
    )
    .addOption(
      new Option('--encoding <name>', 'detected when not given').choices(['utf-8', 'windows-1250', 'iso-8859-2', 'cp852']),
    )
    .option('--json', 'for programs')
    .action((file: string, options: StatementOptions) =>
      host.using(async (installation) => {
        const { account, format, encoding } = options;
        const bar = progressBar(host, `Importing ${basename(file)}`);
        const wish = { format, ...(account !== undefined && { account }), ...(encoding !== undefined && { encoding }) };
        const summary = need(
          await installation.importStatement(file, { ...wish, onProgress: bar.show }).finally(() => bar.end()),
        );
        const matching = await installation.payments.matchWaiting();
        show(host, options, { ...summary, matching }, `${statementText(summary)}\n${countsText(matching, null)}`);
        const gaps = gapText(summary.statements);
        if (gaps !== '' && !options.json) host.complain(gaps);
      }),
    );
}

type StatementOptions = Common & {
  readonly account?: string;
  readonly format: (typeof statementFormats)[number] | 'auto';
  readonly encoding?: 'utf-8' | 'windows-1250' | 'iso-8859-2' | 'cp852';
};
