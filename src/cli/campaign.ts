import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { createCampaign, getCampaign } from '../dialer/create-campaign.ts';
import type { Campaign, CampaignSettings } from '../dialer/model.ts';
import { type CampaignMove, moveCampaign } from '../dialer/move-campaign.ts';
import { type CallerIdentityPolicy, callerIdentityPolicies } from '../gate/pack.ts';
import { allEvents } from '../journal/all-events.ts';
import { Fault } from '../kernel/fault.ts';
import { parsePhone } from '../kernel/phone.ts';
import { type CampaignFigures, CampaignLedger } from '../reports/campaign-figures.ts';
import type { CliHost, Installation } from './installation.ts';
import { duration, wholeNumber } from './options.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat campaign …` */
export function campaignCommand(host: CliHost): Command {
  const campaign = new Command('campaign').description(
    'campaigns: whom to call, with which flow, how often and how many at once',
  );
  campaign
    .command('create <name>')
    .description('make a campaign of everybody who owes this creditor; it calls nobody before it is started')
    .requiredOption('--creditor <code>', 'whose debtors')
    .requiredOption('--flow <name>', 'what the calls say')
    .option('--concurrency <n>', 'calls up at once', wholeNumber)
    .option('--per-second <n>', 'new calls a second', Number)
    .option('--attempts <n>', 'attempts per debtor in all', wholeNumber)
    .option('--ring <time>', 'how long it rings: 25s', duration)
    .option('--retry <time>', 'how long after an unanswered call the next one is due: 3h', duration)
    .option('--agent <number>', 'where a debtor who asks for a person is connected to')
    .addOption(
      new Option('--caller-identity-policy <name>', 'how the number that debtors see is chosen, where the law allows').choices(
        callerIdentityPolicies,
      ),
    )
    .addOption(new Option('--calendar <name>', 'rehearsal: any hour, rehearsal numbers only').choices(['legal', 'rehearsal']))
    .option('--json', 'for programs')
    .action(async (name: string, options: CreateOptions) => {
      await host.using(async ({ tools }) => {
        const created = need(await createCampaign(tools, host.actor, { name, ...options, settings: settingsOf(options) }));
        show(host, options, viewOf(created), `Campaign "${name}" is ready. Start it: dovolat campaign start "${name}"`);
      });
    });
  for (const move of ['start', 'pause', 'resume', 'stop'] as const)
    campaign
      .command(`${move} <name>`)
      .description(moveHelp[move])
      .option('--json', 'for programs')
      .action((name: string, options: Common) =>
        host.using(async ({ tools }) => {
          const moved = need(await moveCampaign(tools, host.actor, need(await getCampaign(tools, name)), move));
          show(host, options, viewOf(moved), `Campaign "${moved.name}" is ${moved.state}.`);
        }),
      );
  campaign
    .command('status <name>')
    .description('how far it has come')
    .option('--json', 'for programs')
    .action((name: string, options: Common) =>
      host.using(async (installation) => {
        const found = need(await getCampaign(installation.tools, name));
        const figures = await figuresOf(installation, found);
        show(host, options, { ...viewOf(found), ...figures }, statusText(found, figures));
      }),
    );
  campaign
    .command('list')
    .description('all campaigns')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools }) => {
        const all = await tools.work.run((tx) => tools.campaigns.all(tx));
        const rows = all.map(({ name, state, flow, settings }) => [name, state, flow, settings.concurrency]);
        show(
          host,
          options,
          all.map(viewOf),
          rows.length
            ? table(['campaign', 'state', 'flow', 'at once'], rows)
            : 'No campaign yet. See: dovolat campaign create --help',
        );
      }),
    );
  campaign
    .command('export <name>')
    .description('its calls as CSV')
    .requiredOption('--to <file>', 'file to write')
    .option('--json', 'for programs')
    .action((name: string, options: Common & { to: string }) =>
      host.using(async (installation) => {
        const { to } = options;
        const found = need(await getCampaign(installation.tools, name));
        const out = await openForWriting(to);
        const calls = await exportCalls(installation, found, (line) => out.write(`${line}\n`));
        await finished(out.end());
        show(host, options, { calls, file: to }, `${calls} calls written to ${to}`);
      }),
    );
  return campaign;
}

async function openForWriting(file: string): Promise<WriteStream> {
  const out = createWriteStream(file);
  try {
    await once(out, 'open');
    return out;
  } catch (cause) {
    throw new Fault('file_unwritable', `The file ${file} cannot be written: ${cause instanceof Error ? cause.message : cause}`, {
      kind: 'misconfigured',
      remedy: 'Choose a file in a folder that you may write to.',
      cause,
    });
  }
}

type CreateOptions = Common & {
  readonly creditor: string;
  readonly flow: string;
  readonly concurrency?: number;
  readonly perSecond?: number;
  readonly attempts?: number;
  readonly ring?: number;
  readonly retry?: number;
  readonly agent?: string;
  readonly calendar?: 'legal' | 'rehearsal';
  readonly callerIdentityPolicy?: CallerIdentityPolicy;
};

const moveHelp: Readonly<Record<CampaignMove, string>> = {
  start: 'begin to call',
  pause: 'no new calls for now; those that are up go on',
  resume: 'go on calling',
  stop: 'no new calls; those that are up end by themselves',
};

function settingsOf(options: CreateOptions): Partial<CampaignSettings> {
  const agent = options.agent === undefined ? undefined : need(parsePhone(options.agent, 'CZ')).number;
  return {
    ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
    ...(options.perSecond !== undefined && { callsPerSecond: options.perSecond }),
    ...(options.attempts !== undefined && { attemptsInAll: options.attempts }),
    ...(options.ring !== undefined && { ringMs: options.ring }),
    ...(options.retry !== undefined && { retryAfterMs: retryAll(options.retry) }),
    ...(options.calendar !== undefined && { calendar: options.calendar }),
    ...(options.callerIdentityPolicy !== undefined && { callerIdentityPolicy: options.callerIdentityPolicy }),
    ...(agent !== undefined && { agentNumber: agent }),
  };
}

function retryAll(ms: number): CampaignSettings['retryAfterMs'] {
  const codes = [
    'busy',
    'no_answer',
    'unreachable',
    'no_response',
    'lost',
    'machine',
    'hung_up_early',
    'silent',
    'declined',
  ] as const;
  return Object.fromEntries(codes.map((code) => [code, ms]));
}

function viewOf({ id, name, state, flow, settings }: Campaign) {
  return { id, name, state, flow, settings };
}

async function figuresOf({ journal }: Installation, { id }: Campaign): Promise<CampaignFigures> {
  const ledger = new CampaignLedger(id);
  for await (const event of allEvents(journal)) ledger.add(event);
  return ledger.figures();
}

function statusText(campaign: Campaign, figures: CampaignFigures): string {
  const head = `${campaign.name}: ${campaign.state}, flow ${campaign.flow}, at most ${campaign.settings.concurrency} calls at once`;
  const rows: [string, number][] = [
    ['debtors', figures.debtors],
    ['done', figures.debtorsDone],
    ['reached', figures.debtorsReached],
    ['calls placed', figures.callsPlaced],
    ['up now', figures.inUse],
    ['answered', figures.answered],
    ['verified', figures.verified],
    ['promises', figures.promises],
    ['disputes', figures.disputes],
    ['already paid', figures.paidClaims],
    ['transfers', figures.transfers],
    ['opt-outs', figures.optOuts],
    ['refused by the gate', figures.refused],
  ];
  const results = Object.entries(figures.results);
  return [head, '', table(['', ''], rows), ...(results.length ? ['', table(['result', 'calls'], results)] : [])].join('\n');
}

async function exportCalls({ journal }: Installation, { id }: Campaign, write: (line: string) => void): Promise<number> {
  write('attempt;dialled_at;ended_at;ordinal;result;sip_code;talk_seconds');
  const dialled = new Map<string, { at: number; ordinal: number }>();
  let lines = 0;
  for await (const { type, subject, data } of allEvents(journal)) {
    if (subject.campaignId !== id || !subject.attemptId) continue;
    if (type === 'attempt_reserved') dialled.set(subject.attemptId, data as { at: number; ordinal: number });
    if (type !== 'attempt_ended') continue;
    const ended = data as { at: number; result: string; sipCode: number | null; talkMs: number | null };
    const start = dialled.get(subject.attemptId);
    const when = (at: number | undefined) => (at === undefined ? '' : Temporal.Instant.fromEpochMilliseconds(at).toString());
    const talk = ended.talkMs === null ? '' : (ended.talkMs / 1000).toFixed(1);
    write(
      [subject.attemptId, when(start?.at), when(ended.at), start?.ordinal ?? '', ended.result, ended.sipCode ?? '', talk].join(
        ';',
      ),
    );
    lines += 1;
  }
  return lines;
}
