import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { strategyDryRunCommand } from './strategy-dry-run.ts';
import { strategyExplainCommand } from './strategy-explain.ts';
import { strategyLintCommand } from './strategy-lint.ts';
import { strategyPlanningCommands } from './strategy-planning.ts';
import { strategySchemaCommand } from './strategy-schema.ts';
import { strategyShowCommand } from './strategy-show.ts';

/** `dovolat strategy …` */
export function strategyCommand(host: CliHost): Command {
  const strategy = new Command('strategy').description('strategies: what happens next with what is owed');
  for (const command of [
    strategyLintCommand(host),
    strategyShowCommand(host),
    strategyExplainCommand(host),
    strategyDryRunCommand(host),
    strategySchemaCommand(host),
    ...strategyPlanningCommands(host),
  ])
    strategy.addCommand(command);
  return strategy;
}
