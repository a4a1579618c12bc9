import { Command, Option } from 'commander';
import type { ImportProgress } from '../intake/import-receivables.ts';
import { type Currency, currencies } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { suppressionImport } from './import-suppression.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { turnedAway } from './turned-away.ts';

/** `dovolat import …` */
export function importCommand(host: CliHost): Command {
  const command = new Command('import').description('bring data in');
  command
    .command('receivables <file>')
    .description('debtors and what they owe, from a delimited text file; the same file again changes nothing')
    .requiredOption('--creditor <code>', 'whose receivables')
    .addOption(new Option('--currency <code>', 'for rows that name none').choices([...currencies]))
    .addOption(
      new Option('--encoding <name>', 'detected when not given').choices(['utf-8', 'windows-1250', 'iso-8859-2', 'cp852']),
    )
    .option('--map <column=header...>', 'our column = the file’s header, for a file that says it otherwise')
    .option(
      '--confirmed-emails <how>',
      'the creditor has confirmed the e-mail addresses, and how: what is owed may be written there',
    )
    .option('--json', 'for programs')
    .action((file: string, options: ImportOptions) =>
      host.using(async (installation) => {
        const { tools } = installation;
        const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, options.creditor));
        if (!creditor)
          throw new Refused(
            refuse(
              'unknown_creditor',
              `There is no creditor "${options.creditor}". Add it: dovolat creditor add ${options.creditor} --help`,
            ),
          );
        const { currency, map, confirmedEmails } = options;
        const summary = need(
          await installation.importReceivables(file, {
            creditorId: creditor.id,
            ...(currency !== undefined && { currency }),
            ...(confirmedEmails !== undefined && { confirmedEmails: need(evidenceOf(confirmedEmails)) }),
            ...(map !== undefined && { mapping: mappingOf(map) }),
            ...(host.interactive && { onProgress: progressLine(host) }),
          }),
        );
        const { rows, created, updated, unchanged, rejected } = summary;
        show(host, options, summary, `${rows} rows: ${created} new, ${updated} changed, ${unchanged} as they were.`);
        if (rejected === 0) return;
        if (!options.json) host.complain(turnedAway(file, summary));
        host.fail();
      }),
    );
  command.addCommand(suppressionImport(host, progressLine));
  return command;
}

type ImportOptions = Common & {
  readonly creditor: string;
  readonly currency?: Currency;
  readonly map?: readonly string[];
  readonly confirmedEmails?: string;
};

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

function mappingOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Refused(refuse('bad_mapping', `"${pair}" is not of the form column=header`));
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function progressLine(host: CliHost): (progress: ImportProgress) => void {
  let shown = -1;
  return ({ rows, totalRows }) => {
    const percent = totalRows === 0 ? 100 : Math.floor((rows / totalRows) * 100);
    if (percent === shown) return;
    shown = percent;
    const done = Math.round(percent / 4);
    host.complain(`\u001b[1A\u001b[2K${'█'.repeat(done)}${'░'.repeat(25 - done)} ${percent} %  ${rows} of ${totalRows} rows`);
  };
}
