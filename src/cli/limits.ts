import { Command } from 'commander';
import { changeLimits } from '../dialer/change-limits.ts';
import { findLimits, type LimitsInForce } from '../dialer/find-limits.ts';
import type { CliHost } from './installation.ts';
import { positiveNumber, wholeNumber } from './options.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat limits …`: the cap over everything. */
export function limitsCommand(host: CliHost): Command {
  const limits = new Command('limits').description('limits over everything: all campaigns and trunks together');
  limits
    .command('show')
    .description('what is in force, and how much of it is in use')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const found = await tools.work.run((tx) => findLimits(tools, tx));
        show(host, options, found, textOf(found));
      }),
    );
  const set = limits
    .command('set')
    .description('change them; it holds from the next call on, calls that are up go on')
    .option('--calls <n>', 'calls up at once', wholeNumber)
    .option('--calls-per-second <n>', 'new calls a second', positiveNumber)
    .option('--json', 'for programs');
  set.action((options: Common & { calls?: number; callsPerSecond?: number }) => {
    const { calls, callsPerSecond } = options;
    if (calls === undefined && callsPerSecond === undefined)
      set.error('error: name what shall change: --calls, --calls-per-second');
    return host.using(async ({ tools }) => {
      need(
        await changeLimits(tools, host.actor, {
          ...(calls !== undefined && { concurrency: calls }),
          ...(callsPerSecond !== undefined && { perSecond: callsPerSecond }),
        }),
      );
      const found = await tools.work.run((tx) => findLimits(tools, tx));
      show(host, options, found, textOf(found));
    });
  });
  return limits;
}

function textOf({ calls, callsPerSecond, inUse, ceiling }: LimitsInForce): string {
  return [
    `Calls at once: at most ${calls} (the server's settings allow ${ceiling.calls}); ${inUse} up now.`,
    `New calls a second: at most ${callsPerSecond} (the server's settings allow ${ceiling.callsPerSecond}).`,
  ].join('\n');
}
