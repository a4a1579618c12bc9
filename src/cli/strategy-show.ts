import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { type Common, need, show } from './respond.ts';
import { strategyText } from './strategy-text.ts';

/** `dovolat strategy show FILE` */
export function strategyShowCommand(host: CliHost): Command {
  return new Command('show')
    .argument('<file>')
    .description('draw a strategy: its ladder along time, what it says by which channel, what news does')
    .option('--json', 'for programs')
    .action((file: string, options: Common) => {
      const strategy = need(host.strategyFiles().read(file));
      show(host, options, strategy, strategyText(strategy, host.colour));
    });
}
