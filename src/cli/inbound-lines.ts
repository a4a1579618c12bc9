import { Command } from 'commander';
import { setInboundLine } from '../dialer/inbound/set-inbound-line.ts';
import { type Country, isCountry } from '../kernel/country.ts';
import { refuse } from '../kernel/result.ts';
import type { CliHost } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { table } from './table.ts';

type Options = Common & { readonly creditor?: string; readonly flow: string; readonly agent?: string; readonly country: string };

/** `dovolat line …`: what debtors meet who call a number that they were shown. */
export function lineCommand(host: CliHost): Command {
  const line = new Command('line').description('call-back lines: what debtors meet who call a number of ours');
  line
    .command('add <number>')
    .description('let a flow answer whoever calls this caller identity; again, to change it')
    .requiredOption('--flow <name>', 'the flow that answers, like call-back-line')
    .option('--creditor <code>', 'for whom it answers, where several creditors show the number')
    .option('--agent <number>', 'the telephone of whoever is connected when the caller asks for a person')
    .option('--country <code>', 'of numbers that are written nationally', 'CZ')
    .option('--json', 'for programs')
    .action((number: string, options: Options) =>
      host.using(async ({ tools }) => {
        const { flow, creditor, agent } = options;
        const wish = {
          number,
          country: countryIn(options.country),
          flow,
          ...(creditor && { creditor }),
          ...(agent && { agent }),
        };
        const set = need(await setInboundLine(tools, host.actor, wish));
        show(host, options, set, `Whoever calls ${set.number} meets the flow "${set.inboundFlow}" from the next call on.`);
      }),
    );
  line
    .command('close <number>')
    .description('answer whoever calls this number with one sentence only')
    .option('--creditor <code>', 'for whom it answered, where several creditors show the number')
    .option('--country <code>', 'of numbers that are written nationally', 'CZ')
    .option('--json', 'for programs')
    .action((number: string, options: Omit<Options, 'flow'>) =>
      host.using(async ({ tools }) => {
        const { creditor } = options;
        const wish = { number, country: countryIn(options.country), flow: null, ...(creditor && { creditor }) };
        const set = need(await setInboundLine(tools, host.actor, wish));
        show(host, options, set, `Whoever calls ${set.number} hears one sentence from the next call on: nobody takes the call.`);
      }),
    );
  line
    .command('list')
    .description('every caller identity, and what answers there')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const { identities, creditors } = await tools.work.run(async (tx) => ({
          identities: await tools.identities.all(tx),
          creditors: new Map((await tools.books.creditors.list(tx)).map(({ id, code }) => [id, code])),
        }));
        const lines = identities.map(({ number, creditorId, inboundFlow, inboundAgent }) => ({
          ...{ number, creditor: creditors.get(creditorId) ?? creditorId, flow: inboundFlow, agent: inboundAgent },
        }));
        const rows = lines.map(({ number, creditor, flow, agent }) => [
          number,
          creditor,
          flow ?? 'closed: one sentence',
          agent ?? '—',
        ]);
        show(host, options, lines, table(['number', 'creditor', 'answers with', 'agent'], rows));
      }),
    );
  return line;
}

function countryIn(code: string): Country {
  if (isCountry(code)) return code;
  throw new Refused(refuse('unknown_country', `"${code}" is no country of ours: CZ, SK, PL, HU`));
}
