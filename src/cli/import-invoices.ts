import { basename } from 'node:path';
import { Command } from 'commander';
import { creditorNamed } from './creditor-named.ts';
import type { CliHost } from './installation.ts';
import { previewText } from './preview-text.ts';
import { progressBar } from './progress-bar.ts';
import { type Common, need, show } from './respond.ts';
import { turnedAway } from './turned-away.ts';

/** `dovolat import invoices …` */
export function invoicesImport(host: CliHost): Command {
  return new Command('invoices')
    .argument('<file...>', 'files, or folders of .xml and .isdoc')
    .description('invoices and credit notes in XML: ISDOC, UBL (Peppol BIS 3), KSeF FA; the same again changes nothing')
    .requiredOption('--creditor <code>', 'whose invoices')
    .option('--preview', 'show how they would be read and write nothing')
    .option('--json', 'for programs')
    .action((files: readonly string[], options: Common & { readonly creditor: string; readonly preview?: boolean }) =>
      host.using(async (installation) => {
        const creditorId = await creditorNamed(installation, options.creditor);
        const what = files.length === 1 ? basename(files[0] ?? '') : `${files.length} files`;
        if (options.preview) {
          const preview = need(await installation.previewReceivables(files, { creditorId }));
          show(host, options, preview, previewText(what, preview, host.colour));
          return;
        }
        const bar = progressBar(host, `Importing ${what}`);
        const onProgress = bar.show;
        const summary = need(await installation.importReceivables(files, { creditorId, onProgress }).finally(() => bar.end()));
        const { rows, created, updated, unchanged, rejected } = summary;
        show(host, options, summary, `${rows} invoices: ${created} new, ${updated} changed, ${unchanged} as they were.`);
        if (rejected === 0) return;
        if (!options.json) host.complain(turnedAway(what, summary));
        host.fail();
      }),
    );
}
