import { Command } from 'commander';
import type { BackupProgress, BackupReport, RestoreReport } from '../kernel/backup.ts';
import type { CliHost } from './installation.ts';
import { stepBar } from './progress-bar.ts';
import { type Common, show } from './respond.ts';

/** `dovolat backup [FOLDER]`: a whole and checked copy while the server runs. */
export function backupCommand(host: CliHost): Command {
  return new Command('backup')
    .description('back everything up while the server runs, read it back, and delete what is outdated')
    .argument('[folder]', 'where backups are kept (default: DOVOLAT_BACKUP_FOLDER)')
    .option('--json', 'for programs')
    .action(async (folder: string | undefined, options: Common) => {
      const bar = options.json ? silent : stepBar(host, words);
      const report = await host.backUp(folder ?? null, bar.show).finally(bar.end);
      show(host, options, report, backupText(report));
    });
}

/** `dovolat restore BACKUP --to FOLDER`. */
export function restoreCommand(host: CliHost): Command {
  return new Command('restore')
    .description('make a data folder from a backup; nothing is dialled from it before confirm-restore')
    .argument('<backup>', 'the folder of one backup')
    .requiredOption('--to <folder>', 'data folder to make; empty, or not there yet')
    .option('--keys <file>', 'the key of the verifiers (verifier.keys), kept apart')
    .option('--passphrase-file <file>', 'opens the key of the verifiers that is sealed in the backup')
    .option('--without-keys', 'the key is lost: nobody can identify themselves until the creditors’ files come in again')
    .option('--json', 'for programs')
    .action(async (backup: string, options: RestoreOptions) => {
      const bar = options.json ? silent : stepBar(host, words);
      const { to, keys = null, passphraseFile = null, withoutKeys = false } = options;
      const report = await host.restore({ backup, to, keys, passphraseFile, withoutKeys }, bar.show).finally(bar.end);
      show(host, options, report, restoreText(report));
    });
}

type RestoreOptions = Common & {
  readonly to: string;
  readonly keys?: string;
  readonly passphraseFile?: string;
  readonly withoutKeys?: boolean;
};

const words: Readonly<Record<BackupProgress['step'], string>> = {
  databases: 'copying the databases',
  files: 'copying files',
  checking: 'reading everything back',
};

const silent = { show: () => {}, end: () => {} };

function backupText({ folder, bytes, files, counts, journalSeq, keys, removed }: BackupReport): string {
  return [
    `${folder}: ${(bytes / 1e6).toFixed(1)} MB in ${files} files, read back and whole.`,
    `${counts.persons ?? 0} persons, ${counts.receivables ?? 0} receivables, ${counts.attempts ?? 0} attempts; journal to line ${journalSeq}.`,
    keys === 'sealed'
      ? 'The key of the verifiers is sealed in it: keep the passphrase elsewhere.'
      : 'The key of the verifiers is NOT in it: keep verifier.keys apart, or set DOVOLAT_BACKUP_PASSPHRASE_FILE.',
    ...(removed.length > 0 ? [`Deleted as outdated: ${removed.join(', ')}`] : []),
  ].join('\n');
}

function restoreText({ folder, madeAt, program, counts, keysRestored, configuration }: RestoreReport): string {
  return [
    `${folder} is as it was at ${madeAt} (Dovolat ${program}): ${counts.persons ?? 0} persons, ${counts.attempts ?? 0} attempts.`,
    ...(keysRestored ? [] : ['The key of the verifiers is missing: nobody can identify themselves (docs/verifier-key.md).']),
    ...(configuration ? [`Flows, prompts as they were then: ${configuration}; copy them back if you had your own.`] : []),
    'Nothing is dialled or sent from it yet, since it knows nothing of what happened after the backup. Look at it, then say which is true:',
    `  DOVOLAT_DATA=${folder} dovolat confirm-restore --since-backup nothing   # nobody was called or written to since`,
    `  DOVOLAT_DATA=${folder} dovolat confirm-restore --since-backup listed --list NAME   # whoever was called is on that suppression list`,
    `  DOVOLAT_DATA=${folder} dovolat confirm-restore --since-backup unknown   # nobody can tell: whoever owes is left alone for seven days`,
  ].join('\n');
}
