import { Command } from 'commander';
import { flowLintCommand } from './flow-lint.ts';
import { flowSchemaCommand } from './flow-schema.ts';
import type { CliHost } from './installation.ts';

/** `dovolat flow …` */
export function flowCommand(host: CliHost): Command {
  return new Command('flow')
    .description('call flows: what a call says and asks')
    .addCommand(flowLintCommand(host))
    .addCommand(flowSchemaCommand(host));
}
