import { Command } from 'commander';
import { flowSchema } from '../flow/flow-schema.ts';
import type { CliHost } from './installation.ts';

/** `dovolat flow schema` */
export function flowSchemaCommand(host: CliHost): Command {
  return new Command('schema')
    .description('print the JSON Schema of flows, for editors')
    .action(() => host.write(JSON.stringify(flowSchema(), null, 2)));
}
