import { Command, Option } from 'commander';
import { changeCampaign } from '../dialer/change-campaign.ts';
import { createCampaign, getCampaign } from '../dialer/create-campaign.ts';
import { joinCampaign } from '../dialer/join-campaign.ts';
import type { Campaign } from '../dialer/model.ts';
import { type CampaignMove, moveCampaign } from '../dialer/move-campaign.ts';
import { defaultDaysAhead } from '../dialer/whom-to-call.ts';
import { type CampaignPurpose, campaignPurposes } from '../flow/flow-purpose.ts';
import { allEvents } from '../journal/all-events.ts';
import { type CampaignFigures, CampaignLedger } from '../reports/campaign-figures.ts';
import { exportCalls } from '../reports/export-calls.ts';
import { type SettingsOptions, settingsOf, withSettingsOptions } from './campaign-settings.ts';
import { counted } from './counted.ts';
import { idOf } from './id-argument.ts';
import type { CliHost, Installation } from './installation.ts';
import { wholeFromZero } from './options.ts';
import { type Common, need, show } from './respond.ts';
import { table } from './table.ts';
import { writeCsv } from './write-csv.ts';

/** `dovolat campaign …` */
export function campaignCommand(host: CliHost): Command {
  const campaign = new Command('campaign').description(
    'campaigns: whom to call, with which flow, how often and how many at once',
  );
  withSettingsOptions(
    campaign
      .command('create <name>')
      .description(
        'make a campaign of those who owe this creditor and whom the flow is for; it calls nobody before it is started',
      )
      .requiredOption('--creditor <code>', 'whose debtors')
      .requiredOption('--flow <name>', 'what the calls say')
      .addOption(new Option('--purpose <name>', 'what it is to call for; the flow must be for that').choices(campaignPurposes))
      .option(
        '--days-ahead <n>',
        `how far a courtesy or a reminder of a promise looks ahead; ${defaultDaysAhead} when nothing is said`,
        wholeFromZero,
      ),
  )
    .option('--json', 'for programs')
    .action(async (name: string, options: CreateOptions) => {
      await host.using(async ({ tools }) => {
        const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, options.creditor));
        const settings = settingsOf(options, creditor?.country ?? 'CZ');
        const created = need(await createCampaign(tools, host.actor, { name, ...options, settings }));
        show(host, options, viewOf(created), `Campaign "${name}" is ready. Start it: dovolat campaign start "${name}"`);
      });
    });
  const set = withSettingsOptions(
    campaign
      .command('set <name>')
      .description('change its settings, also while it runs; they hold from the next call on, calls that are up go on'),
  )
    .option('--reason <text>', 'for the journal')
    .option('--json', 'for programs');
  set.action(async (name: string, options: SettingsOptions & Common & { readonly reason?: string }) => {
    const { reason } = options;
    await host.using(async ({ tools }) => {
      const { id, creditorId } = need(await getCampaign(tools, name));
      const creditor = await tools.work.run((tx) => tools.books.creditors.find(tx, creditorId));
      const settings = settingsOf(options, creditor?.country ?? 'CZ');
      if (Object.keys(settings).length === 0) set.error('error: name what shall change; --help lists the settings');
      const changed = need(await changeCampaign(tools, host.actor, id, { settings, ...(reason !== undefined && { reason }) }));
      show(host, options, viewOf(changed), `Campaign "${changed.name}": the settings hold from the next call on.`);
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
        const rows = all.map(({ name, state, flow, purpose, settings }) => [name, state, flow, purpose, settings.concurrency]);
        show(
          host,
          options,
          all.map(viewOf),
          rows.length
            ? table(['campaign', 'state', 'flow', 'purpose', 'at once'], rows)
            : 'No campaign yet. See: dovolat campaign create --help',
        );
      }),
    );
  campaign
    .command('join <name>')
    .description('put one more debtor into it, also while it calls; whether she may be called is asked at the dial')
    .requiredOption('--debtor <id>', 'who: the id of a person')
    .option('--json', 'for programs')
    .action((name: string, options: Common & { debtor: string }) =>
      host.using(async ({ tools }) => {
        const { id: campaignId } = need(await getCampaign(tools, name));
        const personId = idOf('per', options.debtor, 'person');
        const { entry, joined } = need(await joinCampaign(tools, host.actor, { campaignId, personId }));
        const text = joined ? `${personId} waits for a call of "${name}".` : `${personId} is in "${name}" already.`;
        show(host, options, { ...entry, joined }, text);
      }),
    );
  campaign
    .command('export <name>')
    .description('its calls as CSV, with the numbers dialled: for your own eyes')
    .requiredOption('--to <file>', 'file to write')
    .option('--json', 'for programs')
    .action((name: string, options: Common & { to: string }) =>
      host.using(async (installation) => {
        const { to } = options;
        const found = need(await getCampaign(installation.tools, name));
        const calls = await writeCsv(to, exportCalls(installation.calls, found.id));
        show(host, options, { calls, file: to }, `${counted(calls, 'call')} written to ${to}`);
      }),
    );
  return campaign;
}

type CreateOptions = Common &
  SettingsOptions & {
    readonly creditor: string;
    readonly flow: string;
    readonly purpose?: CampaignPurpose;
    readonly daysAhead?: number;
  };

const moveHelp: Readonly<Record<CampaignMove, string>> = {
  start: 'begin to call',
  pause: 'no new calls for now; those that are up go on',
  resume: 'go on calling',
  stop: 'no new calls, for good; those that are up end by themselves',
};

function viewOf({ id, name, state, flow, purpose, settings }: Campaign) {
  return { id, name, state, flow, purpose, settings };
}

async function figuresOf({ journal }: Installation, { id }: Campaign): Promise<CampaignFigures> {
  const ledger = new CampaignLedger([id]);
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
