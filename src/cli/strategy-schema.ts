import { Command } from 'commander';
import { strategySchema } from '../strategy/strategy-schema.ts';
import type { CliHost } from './installation.ts';

/** `dovolat strategy schema` */
export function strategySchemaCommand(host: CliHost): Command {
  return new Command('schema')
    .description('print the JSON Schema of strategies, for editors')
    .action(() => host.write(JSON.stringify(strategySchema(), null, 2)));
}
