import { Command } from 'commander';
import { describeProblem } from '../kernel/place.ts';
import type { CliHost } from './installation.ts';
import { type Common, show } from './respond.ts';

/** `dovolat strategy lint [FILE...]` */
export function strategyLintCommand(host: CliHost): Command {
  return new Command('lint')
    .argument('[files...]', 'strategies, an assignment, segments; without any, all that the installation has')
    .description('prove strategies: every step can come, in order, with a text that there is, and nobody is harassed')
    .option('--json', 'for programs')
    .action((files: readonly string[], options: Common) => {
      const desk = host.strategyFiles();
      const checked = (files.length > 0 ? files : desk.files()).map((file) => ({ file, ...desk.check(file) }));
      const lines = checked.flatMap(({ problems, warnings, summary }) => [
        ...(problems.length > 0 ? problems.map(describeProblem) : [summary]),
        ...warnings.map((warning) => `  ${describeProblem(warning)}`),
      ]);
      show(host, options, checked, lines.join('\n'));
      if (checked.some(({ problems }) => problems.length > 0)) host.fail();
    });
}
