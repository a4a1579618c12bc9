import { basename } from 'node:path';
import { Command, Option } from 'commander';
import type { Encoding } from '../intake/detect-encoding.ts';
import { type Country, countries } from '../kernel/country.ts';
import { type Currency, currencies } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { creditorNamed } from './creditor-named.ts';
import { invoicesImport } from './import-invoices.ts';
import { statementImport } from './import-statement.ts';
import { suppressionImport } from './import-suppression.ts';
import type { CliHost } from './installation.ts';
import { previewText } from './preview-text.ts';
import { progressBar } from './progress-bar.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { turnedAway } from './turned-away.ts';

/** `dovolat import …` */
export function importCommand(host: CliHost): Command {
  const command = new Command('import').description('bring data in');
  command
    .command('receivables <file>')
    .description('debtors and what they owe, from delimited text or a workbook (.xlsx); the same file again changes nothing')
    .requiredOption('--creditor <code>', 'whose receivables')
    .addOption(new Option('--currency <code>', 'for rows that name none').choices([...currencies]))
    .addOption(
      new Option('--encoding <name>', 'detected when not given').choices(['utf-8', 'windows-1250', 'iso-8859-2', 'cp852']),
    )
    .addOption(new Option('--delimiter <name>', 'detected when not given').choices(Object.keys(delimiters)))
    .option('--sheet <name>', 'of a workbook; its first one when not given')
    .addOption(new Option('--country <code>', 'of national phone numbers; the creditor’s when not given').choices([...countries]))
    .option('--map <column=header...>', 'our column = the file’s header, or its number in a file without one: phone=1 amount=2')
    .option(
      '--confirmed-emails <how>',
      'the creditor has confirmed the e-mail addresses, and how: what is owed may be written there',
    )
    .option('--preview', 'show how the file would be read and write nothing')
    .option('--json', 'for programs')
    .action((file: string, options: ImportOptions) =>
      host.using(async (installation) => {
        const creditorId = await creditorNamed(installation, options.creditor);
        const order = { creditorId, ...wishesOf(options) };
        if (options.preview) {
          const preview = need(await installation.previewReceivables(file, order));
          show(host, options, preview, previewText(basename(file), preview, host.colour));
          return;
        }
        const bar = progressBar(host, `Importing ${basename(file)}`);
        const summary = need(
          await installation.importReceivables(file, { ...order, onProgress: bar.show }).finally(() => bar.end()),
        );
        const { rows, created, updated, unchanged, rejected } = summary;
        show(host, options, summary, `${rows} rows: ${created} new, ${updated} changed, ${unchanged} as they were.`);
        if (rejected === 0) return;
        if (!options.json) host.complain(turnedAway(file, summary));
        host.fail();
      }),
    );
  command.addCommand(statementImport(host));
  command.addCommand(invoicesImport(host));
  command.addCommand(suppressionImport(host));
  return command;
}

type ImportOptions = Common & {
  readonly creditor: string;
  readonly currency?: Currency;
  readonly country?: Country;
  readonly encoding?: Encoding;
  readonly delimiter?: keyof typeof delimiters;
  readonly sheet?: string;
  readonly map?: readonly string[];
  readonly preview?: boolean;
  readonly confirmedEmails?: string;
};

const delimiters = { semicolon: ';', comma: ',', tab: '\t', bar: '|' } as const;

/** It goes into the journal, which keeps no personal data. */
function evidenceOf(text: string): Result<string, Refusal<'no_evidence'>> {
  const how = text.trim();
  return how.length >= 3 && how.length <= 200 && !how.includes('@')
    ? accept(how)
    : refuse(
        'no_evidence',
        'Say in 3 to 200 characters, without any address, how the creditor has confirmed the e-mail addresses',
      );
}

/** How the file is to be read, where the options say so. */
function wishesOf({ currency, country, encoding, delimiter, sheet, map, confirmedEmails }: ImportOptions) {
  return {
    ...(currency !== undefined && { currency }),
    ...(country !== undefined && { country }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter: delimiters[delimiter] }),
    ...(sheet !== undefined && { sheet }),
    ...(map !== undefined && { mapping: mappingOf(map) }),
    ...(confirmedEmails !== undefined && { confirmedEmails: need(evidenceOf(confirmedEmails)) }),
  };
}

function mappingOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Refused(refuse('bad_mapping', `"${pair}" is not of the form column=header`));
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
