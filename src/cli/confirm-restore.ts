import { Command, Option } from 'commander';
import type { SinceBackup } from '../gate/events.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat confirm-restore`: lets a restored record dial and send again. */
export function confirmRestoreCommand(host: CliHost): Command {
  return new Command('confirm-restore')
    .description('after a restore: say what happened since the backup, and let calls and messages go out again')
    .addOption(
      new Option('--since-backup <what>', 'nothing was dialled or sent; the called numbers are listed; unknown')
        .choices(['nothing', 'listed', 'unknown'])
        .makeOptionMandatory(),
    )
    .option('--list <name>', 'suppression list of the numbers that were called (with: listed)')
    .option('--reason <text>', 'how you know; for the journal', 'said at the command line')
    .option('--json', 'for programs')
    .action((options: Common & { sinceBackup: SinceBackup; list?: string; reason: string }) =>
      host.using(async ({ confirmRestore }) => {
        const { sinceBackup: since, list = null, reason } = options;
        const confirmed = need(await confirmRestore({ since, list, reason }));
        const { heldBack, dropped } = confirmed;
        show(
          host,
          options,
          confirmed,
          [
            'Calls and messages go out again.',
            ...(heldBack > 0 ? [`${heldBack} persons are left alone until seven days after the restore.`] : []),
            ...(dropped > 0 ? [`${dropped} messages that may have left already are not sent again.`] : []),
          ].join('\n'),
        );
      }),
    );
}
