import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { strategyPlanningCommands } from './strategy-planning.ts';

/** `dovolat strategy …`: what should happen next with whom. */
export function strategyCommand(host: CliHost): Command {
  const strategy = new Command('strategy').description('what should happen next with whom, over all channels');
  for (const command of strategyPlanningCommands(host)) strategy.addCommand(command);
  return strategy;
}
