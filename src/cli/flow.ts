import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat flow …` */
export function flowCommand(host: CliHost): Command {
  const flow = new Command('flow').description('call flows: what a call says and asks');
  flow
    .command('lint <file>')
    .description('prove a flow: nothing unreachable, nothing unheard, no debt told before identification')
    .option('--json', 'for programs')
    .action((file: string, options: Common) =>
      host.using(async ({ checkFlow }) => {
        const { name, version, languages, nodes } = need(checkFlow(file));
        show(
          host,
          options,
          { name, version, languages, nodes: nodes.size },
          `${name} is proved: ${nodes.size} nodes, ${languages.join(', ')}, version ${version}.`,
        );
      }),
    );
  return flow;
}
