import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { refuse } from '../kernel/result.ts';
import { type DebtorModel, debtorModels } from '../strategy/dry-run/debtor-model.ts';
import { type RehearsedRuns, rehearseStrategies } from '../strategy/dry-run/rehearse-strategies.ts';
import { dryRunChart } from './dry-run-chart.ts';
import { dryRunText } from './dry-run-text.ts';
import type { CliHost, Installation } from './installation.ts';
import { date, wholeFromZero, wholeNumber } from './options.ts';
import { type Common, need, Refused, show } from './respond.ts';

type Options = Common & {
  readonly strategy: readonly string[];
  readonly model: readonly string[];
  readonly days: number;
  readonly from?: Temporal.PlainDate;
  readonly seed: number;
  readonly cases?: number;
  readonly chart?: string;
};

/** `dovolat strategy dry-run`: what a portfolio would come to; nothing is sent, nothing is written. */
export function strategyDryRunCommand(host: CliHost): Command {
  const names = debtorModels.map(({ name }) => name).join(', ');
  return new Command('dry-run')
    .description('rehearse the portfolio on a virtual calendar: contacts, costs, payments; nothing is sent or written')
    .option('--strategy <file>', 'as if this strategy were published; again: beside another', several, [])
    .option('--model <name>', `how debtors answer: ${names}; again: beside another`, several, [])
    .option('--days <n>', 'how many days', wholeNumber, 30)
    .option('--from <day>', 'the first day, like 2026-12-01; without it, tomorrow', date)
    .option('--seed <n>', 'another number, other luck', wholeFromZero, 1)
    .option('--cases <n>', 'so many made-up cases instead of the books', wholeNumber)
    .option('--chart <file>', 'draw it: a page for the browser')
    .option('--json', 'for programs')
    .action((options: Options) =>
      host.using(async (installation) => {
        const runs = await rehearse(host, installation, options);
        if (options.chart) draw(options.chart, runs);
        const drawn = options.chart ? `\n\nDrawn in ${options.chart}` : '';
        show(host, options, runs, `${dryRunText(runs, host.colour)}${drawn}`);
      }),
    );
}

function draw(file: string, runs: RehearsedRuns): void {
  try {
    writeFileSync(file, dryRunChart(runs));
  } catch {
    throw new Refused(refuse('chart_unwritable', `The file ${file} cannot be written`));
  }
}

function several(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function rehearse(host: CliHost, { planning, tools }: Installation, options: Options): Promise<RehearsedRuns> {
  const { strategy, model, days, seed, from, cases = null } = options;
  const drafts = strategy.map((file) => need(host.strategyFiles().read(file)));
  const models = (model.length > 0 ? model : ['typical']).map(modelNamed);
  const wish = { drafts, models, from: from?.toString() ?? null, days, seed, madeUp: cases };
  const tell = (loaded: number) => host.interactive && host.complain(`… ${loaded} cases`);
  return need(await rehearseStrategies({ ...planning, packs: tools.gate.packs }, wish, tell));
}

function modelNamed(name: string): DebtorModel {
  const model = debtorModels.find((each) => each.name === name);
  if (model) return model;
  const known = debtorModels.map((each) => `${each.name} (${each.title})`).join(', ');
  throw new Refused(refuse('unknown_model', `There is no model "${name}". There are: ${known}`));
}
