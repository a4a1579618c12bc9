import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { generalList } from '../gate/suppression-list-name.ts';
import { type Country, countries } from '../kernel/country.ts';
import type { CliHost } from './installation.ts';
import { progressBar } from './progress-bar.ts';
import { type Common, need, show } from './respond.ts';
import { turnedAway } from './turned-away.ts';

/** `dovolat import suppression FILE`: numbers that are neither called nor written to. */
export function suppressionImport(host: CliHost): Command {
  return new Command('suppression')
    .argument('<file>')
    .description('telephone numbers that get neither calls nor SMS; the same file again changes nothing')
    .option('--list <name>', 'which list', generalList)
    .option('--reason <text>', 'for rows that name none')
    .addOption(new Option('--country <code>', 'of numbers without a country’s code').choices([...countries]).default('CZ'))
    .addOption(
      new Option('--encoding <name>', 'detected when not given').choices(['utf-8', 'windows-1250', 'iso-8859-2', 'cp852']),
    )
    .option('--replace', 'take off the list what the file does not name; not done when a row is turned away')
    .option('--json', 'for programs')
    .action((file: string, options: SuppressionOptions) =>
      host.using(async (installation) => {
        const { list, reason = null, country, encoding, replace = false } = options;
        const bar = progressBar(host, `Importing ${basename(file)}`);
        const wish = { list, reason, country, replace, ...(encoding !== undefined && { encoding }) };
        const summary = need(
          await installation.importSuppression(file, { ...wish, onProgress: bar.show }).finally(() => bar.end()),
        );
        const { rows, added, changed, unchanged, rejected, removed } = summary;
        const taken = summary.replaced ? ` ${removed} were taken off.` : '';
        show(
          host,
          options,
          summary,
          `${rows} rows: ${added} new on the list "${list}", ${changed} changed, ${unchanged} as they were.${taken}`,
        );
        if (rejected === 0) return;
        if (!options.json) {
          host.complain(turnedAway(file, summary));
          if (replace) host.complain('Nothing was taken off the list: a number that was turned away might have been set free.');
        }
        host.fail();
      }),
    );
}

type SuppressionOptions = Common & {
  readonly list: string;
  readonly reason?: string;
  readonly country: Country;
  readonly encoding?: 'utf-8' | 'windows-1250' | 'iso-8859-2' | 'cp852';
  readonly replace?: boolean;
};
