import { Command } from 'commander';
import { isId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import type { Channel } from '../receivables/model.ts';
import { enrolByHand } from '../strategy/planning/enrol-by-hand.ts';
import { migrateEnrolments } from '../strategy/planning/migrate-enrolments.ts';
import { planDueWork } from '../strategy/planning/plan-due-work.ts';
import { retireDocument } from '../strategy/planning/publish-document.ts';
import { setCapacity } from '../strategy/planning/set-capacity.ts';
import { withdrawByHand } from '../strategy/planning/withdraw-by-hand.ts';
import type { CliHost, Installation } from './installation.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { strategyAssignCommand, strategyPublishCommand } from './strategy-publish.ts';
import { strategyStatusCommand } from './strategy-status.ts';
import { table } from './table.ts';

/** `dovolat strategy publish | assign | list | retire | migrate | enrol | withdraw | plan | capacity | status`: strategies at work. */
export function strategyPlanningCommands(host: CliHost): Command[] {
  return [
    strategyPublishCommand(host),
    strategyAssignCommand(host),
    list(host),
    retire(host),
    migrate(host),
    enrol(host),
    withdraw(host),
    plan(host),
    capacity(host),
    strategyStatusCommand(host),
  ];
}

function list(host: CliHost): Command {
  return new Command('list')
    .description('every published strategy with its versions, and how many receivables run in each')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ planning }) => {
        const { documents, counts } = await planning.work.run(async (tx) => ({
          documents: await planning.documents.list(tx),
          counts: new Map(
            (await planning.enrolments.counts(tx)).map((each) => [`${each.strategy}@${each.version}`, each.enrolled]),
          ),
        }));
        const lines = documents.map((each) => ({ ...each, enrolled: counts.get(`${each.name}@${each.version}`) ?? 0 }));
        const rows = lines.map(({ name, version, state, publishedAt, publishedBy, enrolled }) => [
          ...[name, version, state, momentOf(publishedAt), publishedBy, enrolled],
        ]);
        const none = 'No strategy is published. Publish one: dovolat strategy publish strategies/consumer-soft-cs.yaml';
        const text = table(['strategy', 'version', 'state', 'since', 'by', 'running'], rows);
        show(host, options, lines, lines.length > 0 ? text : none);
      }),
    );
}

function retire(host: CliHost): Command {
  return new Command('retire')
    .description('nothing enters this strategy any more; what runs in it goes on to its end')
    .argument('<strategy>', 'NAME, or NAME@VERSION as `strategy list` shows it')
    .option('--json', 'for programs')
    .action((what: string, options: Common) =>
      host.using(async ({ planning }) => {
        const [name = '', version = ''] = what.split('@');
        const retired = need(await retireDocument(planning, host.actor, { kind: 'strategy', name, version }));
        show(host, options, retired, `${retired.name}@${retired.version} is retired: nothing enters it any more.`);
      }),
    );
}

function migrate(host: CliHost): Command {
  return new Command('migrate')
    .description('move what runs in an older version over to the published one')
    .argument('<strategy>', 'its name')
    .argument('<version>', 'the older version, as `strategy list` shows it')
    .option('--json', 'for programs')
    .action((strategy: string, from: string, options: Common) =>
      host.using(async ({ planning }) => {
        const done = need(await migrateEnrolments(planning, host.actor, { strategy, from }));
        const kept = done.kept > 0 ? ` ${done.kept} stay: their last step is not in it.` : '';
        show(host, options, done, `${done.moved} receivables go on in ${strategy}@${done.to}.${kept}`);
      }),
    );
}

function enrol(host: CliHost): Command {
  return new Command('enrol')
    .description('put one receivable into a strategy by hand')
    .argument('<receivable>', 'its id, or the creditor’s own with --creditor')
    .requiredOption('--strategy <name>', 'a published strategy')
    .option('--creditor <code>', 'whose own id it is')
    .option('--json', 'for programs')
    .action((receivable: string, options: Common & { strategy: string; creditor?: string }) =>
      host.using(async (installation) => {
        const receivableId = await receivableIn(installation, receivable, options.creditor);
        const { progress } = need(
          await enrolByHand(installation.planning, host.actor, { receivableId, strategy: options.strategy }),
        );
        const { strategy, version, enrolmentId } = progress;
        const text = `It is in ${strategy}@${version} now. See: dovolat strategy status PERSON`;
        show(host, options, { receivableId, enrolmentId, strategy, version }, text);
      }),
    );
}

function withdraw(host: CliHost): Command {
  return new Command('withdraw')
    .description('take one receivable out of its strategy; only `enrol` brings it back')
    .argument('<receivable>', 'its id, or the creditor’s own with --creditor')
    .option('--creditor <code>', 'whose own id it is')
    .option('--json', 'for programs')
    .action((receivable: string, options: Common & { creditor?: string }) =>
      host.using(async (installation) => {
        const receivableId = await receivableIn(installation, receivable, options.creditor);
        const { progress } = need(await withdrawByHand(installation.planning, host.actor, receivableId));
        const data = { receivableId, strategy: progress.strategy, version: progress.version };
        show(host, options, data, `It has left ${progress.strategy}. Nothing more is planned for it.`);
      }),
    );
}

function plan(host: CliHost): Command {
  return new Command('plan')
    .description('look at everything that is due and plan it now; a running server does so every minute')
    .option('--once', 'once (as ever; the server goes on by itself)')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ planning, hearStrategyNews }) => {
        await hearStrategyNews();
        const report = await planDueWork(planning, { chunk: 200 });
        const { cases, entered, left, steps, waiting } = report;
        const text = `${cases} cases looked at: ${entered} receivables entered a strategy, ${left} left, ${steps} contacts planned, ${waiting} must wait.`;
        show(host, options, report, text);
      }),
    );
}

function capacity(host: CliHost): Command {
  const command = new Command('capacity').description(
    'how many steps of a channel are planned a day at most, so that nobody is flooded',
  );
  for (const channel of channels) command.option(`--${channel} <n>`, `${channel}: so many a day; none: as many as are due`);
  return command.option('--json', 'for programs').action((options: Common & Partial<Record<Channel, string>>) =>
    host.using(async ({ planning }) => {
      const changes = Object.fromEntries(
        channels.flatMap((channel) => {
          const wish = options[channel];
          return wish === undefined ? [] : [[channel, wish === 'none' ? null : Number(wish)]];
        }),
      );
      const standing =
        Object.keys(changes).length > 0
          ? need(await setCapacity(planning, host.actor, changes))
          : await planning.work.run((tx) => planning.settings.capacity(tx));
      const rows = channels.map((channel) => [channel, standing[channel] ?? 'as many as are due']);
      show(host, options, standing, table(['channel', 'steps a day'], rows));
    }),
  );
}

const channels: readonly Channel[] = ['voice', 'sms', 'email', 'letter', 'messaging'];

async function receivableIn({ tools }: Installation, what: string, creditorCode: string | undefined) {
  if (isId('rcv', what)) return what;
  const unknown = refuse(
    'unknown_receivable',
    `There is no receivable "${what}". Give its id, or the creditor’s own with --creditor`,
  );
  const found = await tools.work.run(async (tx) => {
    const creditor = creditorCode === undefined ? undefined : await tools.books.creditors.findByCode(tx, creditorCode);
    return creditor && (await tools.books.receivables.findByExternalKey(tx, creditor.id, what));
  });
  if (!found) throw new Refused(unknown);
  return found.id;
}

function momentOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'minute' });
}
