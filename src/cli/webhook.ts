import { Command } from 'commander';
import type { CliHost } from './installation.ts';
import { type Common, show } from './respond.ts';

/** `dovolat webhook secret`: what the programs that flows ask need to know that it is us who ask. */
export function webhookCommand(host: CliHost): Command {
  const webhook = new Command('webhook').description('programs outside that flows ask during a call');
  webhook
    .command('secret')
    .description('show the secret that signs the questions (Standard Webhooks, whsec_…); made at the first use')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ webhookSecret }) => {
        const secret = webhookSecret();
        show(host, options, { secret }, secret);
      }),
    );
  return webhook;
}
