import { Command } from 'commander';
import { flowCallCommands } from './flow-call.ts';
import { flowDiffCommand } from './flow-diff.ts';
import { flowLintCommand } from './flow-lint.ts';
import { flowReplayCommand } from './flow-replay.ts';
import { flowSchemaCommand } from './flow-schema.ts';
import { flowTestCommand } from './flow-test.ts';
import { flowTryCommand } from './flow-try.ts';
import { flowVersionCommands } from './flow-versions.ts';
import type { CliHost } from './installation.ts';

/** `dovolat flow …` */
export function flowCommand(host: CliHost): Command {
  const flow = new Command('flow').description('call flows: what a call says and asks');
  for (const command of [
    flowLintCommand(host),
    flowSchemaCommand(host),
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
