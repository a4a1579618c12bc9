import { Command, InvalidArgumentError, Option } from 'commander';
import { getCampaign } from '../dialer/create-campaign.ts';
import { type ResultCode, resultCodes } from '../kernel/result-code.ts';
import { callsOfDays } from '../reports/calls-of-days.ts';
import { exportToldCalls } from '../reports/export-calls.ts';
import type { CallDirection, CallFilter } from '../reports/model.ts';
import type { ListedCall } from '../web/calls/ports.ts';
import { counted } from './counted.ts';
import { creditorNamed } from './creditor-named.ts';
import type { CliHost, Installation } from './installation.ts';
import { date, rowLimit } from './options.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';
import { writeCsv } from './write-csv.ts';

/** `dovolat calls …`: every call, placed by us or come in. */
export function callsCommand(host: CliHost): Command {
  const calls = new Command('calls').description('every call: placed by campaigns, and come in to the displayed numbers');
  withFilter(calls.command('list').description('calls, newest first'))
    .option('--limit <n>', 'at most so many, 1000 at the most', rowLimit, 50)
    .option('--json', 'for programs')
    .action((options: Common & FilterOptions & { limit: number }) =>
      host.using(async (installation) => {
        const found = await installation.callBook.rows(await filterOf(installation, options), { limit: options.limit });
        const text = table(['call', 'when', 'way', 'who', 'number', 'for', 'result'], found.map(rowOf));
        show(host, options, found, found.length > 0 ? text : 'No call is like that.');
      }),
    );
  withFilter(calls.command('export').description('the same calls as CSV, with whole numbers: for your own eyes'))
    .requiredOption('--to <file>', 'file to write')
    .option('--json', 'for programs')
    .action((options: Common & FilterOptions & { to: string }) =>
      host.using(async (installation) => {
        const { to } = options;
        const pieces = exportToldCalls(installation.callBook, await filterOf(installation, options));
        const count = await writeCsv(to, pieces);
        show(host, options, { calls: count, file: to }, `${counted(count, 'call')} written to ${to}`);
      }),
    );
  return calls;
}

function withFilter(command: Command): Command {
  return command
    .addOption(new Option('--direction <way>', 'only those placed by us, or come in').choices(['outbound', 'inbound']))
    .option('--campaign <name>', 'only of this campaign')
    .option('--creditor <code>', 'only of this creditor')
    .option('--result <code>', 'only with this result', result)
    .addOption(new Option('--state <state>', 'only those that are up, or have ended').choices(['up', 'ended']))
    .option('--since <day>', 'from this day on', date)
    .option('--until <day>', 'up to this day, with it', date)
    .option('--who <text>', 'a name, a number, a debtor id or a variable symbol');
}

type FilterOptions = {
  readonly direction?: CallDirection;
  readonly campaign?: string;
  readonly creditor?: string;
  readonly result?: ResultCode;
  readonly state?: 'up' | 'ended';
  readonly since?: Temporal.PlainDate;
  readonly until?: Temporal.PlainDate;
  readonly who?: string;
};

async function filterOf(
  installation: Installation,
  { direction, campaign, creditor, result, state, since, until, who }: FilterOptions,
): Promise<CallFilter> {
  return {
    ...{ direction, result, state, q: who, ...callsOfDays(since, until) },
    campaignId: campaign === undefined ? undefined : need(await getCampaign(installation.tools, campaign)).id,
    creditorId: creditor === undefined ? undefined : await creditorNamed(installation, creditor),
  };
}

function rowOf({ id, direction, placedAt, who, number, campaign, callerIdentity, result, state }: ListedCall): string[] {
  const when = Temporal.Instant.fromEpochMilliseconds(placedAt).toString({ smallestUnit: 'second' });
  const way = direction === 'inbound' ? '← in' : '→ out';
  return [
    id,
    when,
    way,
    who || 'unknown',
    number ?? 'hidden',
    campaign ?? callerIdentity,
    result ?? (state === 'ended' ? '' : state),
  ];
}

function result(text: string): ResultCode {
  const known = resultCodes.find((code) => code === text);
  if (!known) throw new InvalidArgumentError(`one of ${resultCodes.join(', ')}`);
  return known;
}
