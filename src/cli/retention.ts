import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { type Common, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat retention run`: forget what is past its time. */
export function retentionCommand(host: CliHost): Command {
  const retention = new Command('retention').description(
    'personal data is kept only as long as the settings say (doctor --settings)',
  );
  retention
    .command('run')
    .description('erase personal data past its time; --dry-run only counts')
    .option('--dry-run', 'erase nothing')
    .option('--json', 'for programs')
    .action((options: Common & { dryRun?: boolean }) =>
      host.using(async ({ runRetention }) => {
        const { dryRun = false } = options;
        const { erased, periods } = await runRetention(dryRun);
        const kept = (days: number | null) => (days === null ? 'for good' : `${days} days`);
        const rows = [
          ['persons', periods.persons, erased.persons],
          ['messages', periods.messages, erased.messages],
          ['numbers of calls', periods.calls, erased.calls],
          ['payments of nobody', periods.payments, erased.payments ?? 0],
          ['sound, files', periods.sound, erased.sounds],
          ['outbox, files', periods.messages, erased.outboxFiles],
          ['recordings', periods.recordings, erased.recordings ?? 0],
          ['documents', periods.documents, erased.documents ?? 0],
        ] as const;
        const words = table(
          ['what', 'kept', dryRun ? 'would be erased' : 'erased'],
          rows.map(([what, days, count]) => [what, kept(days), String(count)]),
        );
        show(host, options, { dryRun, periods, erased }, words);
      }),
    );
  return retention;
}
