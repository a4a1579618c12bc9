import { Command } from 'commander';
import { describeProblem } from '../kernel/place.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, show } from './respond.ts';

/** `dovolat flow lint FILE` */
export function flowLintCommand(host: CliHost): Command {
  return new Command('lint')
    .argument('<file>')
    .description('prove a flow: nothing unreachable, nothing unheard, no debt told before identification; advise on its style')
    .option('--json', 'for programs')
    .action((file: string, options: Common) => {
      const { flow, warnings } = need(host.flowFiles().read(file));
      const { name, version, languages, nodes } = flow;
      const advice = warnings.map((warning) => `  ${describeProblem(warning)}`);
      const count = warnings.length === 1 ? 'One thing could be better:' : `${warnings.length} things could be better:`;
      show(
        host,
        options,
        { name, version, languages, nodes: nodes.size, warnings },
        [
          `${name} is proved: ${nodes.size} nodes, ${languages.join(', ')}, version ${version}.`,
          ...(advice.length > 0 ? [count, ...advice] : []),
        ].join('\n'),
      );
    });
}
