import { Command } from 'commander';
import { releaseEverything, stopEverything } from '../gate/stop-everything.ts';
import type { CliHost } from './installation.ts';
import { type Common, show } from './respond.ts';

/** `dovolat stop-all`: the red button. */
export function stopAllCommand(host: CliHost): Command {
  return new Command('stop-all')
    .description('stop every dial at once, in every campaign, over restarts; --lift allows them again')
    .option('--lift', 'allow dialling again')
    .option('--reason <text>', 'for the journal', 'ordered at the command line')
    .option('--json', 'for programs')
    .action((options: Common & { lift?: boolean; reason: string }) =>
      host.using(async ({ tools }) => {
        if (options.lift) {
          await releaseEverything(tools, host.actor, options.reason);
          const restored = await tools.work.run((tx) => tools.gate.emergencyStop.restored(tx));
          const stillHeld =
            'The red button is released. This record came out of a backup: nothing is dialled before `dovolat confirm-restore`.';
          show(host, options, { stopped: restored !== null }, restored ? stillHeld : 'Dialling is allowed again.');
        } else {
          const since = await stopEverything(tools, host.actor, options.reason);
          show(
            host,
            options,
            { stopped: true, since },
            'Everything is stopped: no call is dialled until `dovolat stop-all --lift`.',
          );
        }
      }),
    );
}
