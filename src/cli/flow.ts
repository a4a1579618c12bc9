import { Command } from 'commander';
import { flowCallCommands } from './flow-call.ts';
import { flowDiffCommand } from './flow-diff.ts';
import { flowReplayCommand } from './flow-replay.ts';
import { flowTestCommand } from './flow-test.ts';
import { flowTryCommand } from './flow-try.ts';
import { flowVersionCommands } from './flow-versions.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat flow …` */
export function flowCommand(host: CliHost): Command {
  const flow = new Command('flow').description('call flows: what a call says and asks');
  flow
    .command('lint <file>')
    .description('prove a flow: nothing unreachable, nothing unheard, no debt told before identification')
    .option('--json', 'for programs')
    .action((file: string, options: Common) => {
      const { name, version, languages, nodes } = need(host.flowFiles().read(file)).flow;
      show(
        host,
        options,
        { name, version, languages, nodes: nodes.size },
        `${name} is proved: ${nodes.size} nodes, ${languages.join(', ')}, version ${version}.`,
      );
    });
  for (const command of [
    flowTryCommand(host),
    flowTestCommand(host),
    ...flowVersionCommands(host),
    flowDiffCommand(host),
    flowReplayCommand(host),
    ...flowCallCommands(host),
  ])
    flow.addCommand(command);
  return flow;
}
