import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { dateOfDay, dayNumber, dayStart } from '../kernel/day-number.ts';
import type { CreditorId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import { promiseBreaksAt } from '../receivables/promise-broken.ts';
import { chanceOf } from '../strategy/dry-run/chance.ts';
import { type DebtorModel, debtorModels } from '../strategy/dry-run/debtor-model.ts';
import { dryRun } from '../strategy/dry-run/dry-run.ts';
import { loadPortfolio } from '../strategy/dry-run/load-portfolio.ts';
import { madeUpPortfolio } from '../strategy/dry-run/made-up-portfolio.ts';
import type { DryRunTerms } from '../strategy/dry-run/stage.ts';
import { withDraft } from '../strategy/dry-run/with-draft.ts';
import type { Strategy } from '../strategy/model.ts';
import type { LoadedCase } from '../strategy/planning/ports.ts';
import type { OpenLibrary } from '../strategy/planning/strategy-library.ts';
import { dryRunChart } from './dry-run-chart.ts';
import { dryRunText, type RehearsedRun, type RehearsedRuns } from './dry-run-text.ts';
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

async function rehearse(host: CliHost, installation: Installation, options: Options): Promise<RehearsedRuns> {
  const { planning, tools } = installation;
  const drafts = options.strategy.map((file) => need(host.strategyFiles().read(file)));
  const models = (options.model.length > 0 ? options.model : ['typical']).map(modelNamed);
  const { library, capacity, grace } = await planning.work.run(async (tx) => ({
    library: await planning.library.open(tx),
    capacity: await planning.settings.capacity(tx),
    grace: new Map((await tools.books.creditors.list(tx)).map(({ id, promisePolicy }) => [id, promisePolicy.graceWorkingDays])),
  }));
  if (drafts.length === 0 && library.empty)
    throw new Refused(refuse('nothing_published', 'No strategy is published. Name a file: --strategy strategies/NAME.yaml'));
  const chance = chanceOf(options.seed);
  const tomorrow = planning.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().add({ days: 1 });
  const from = dayNumber((options.from ?? tomorrow).toString());
  const portfolio = options.cases
    ? madeUpFor(drafts[0] ?? firstOf(library), options.cases, { chance, from })
    : await loadPortfolio(planning, (loaded) => host.interactive && host.complain(`… ${loaded} cases`));
  if (portfolio.length === 0)
    throw new Refused(refuse('nothing_owed', 'Nothing is owed in the books. Rehearse made-up cases: --cases 1000'));
  const versions =
    drafts.length > 0 ? drafts.map((draft) => asDraft(library, portfolio, draft, from)) : [asIs(library, portfolio)];
  const runs = versions.flatMap(({ label, library: book, portfolio: cases }) =>
    models.map((model): RehearsedRun => {
      const terms: DryRunTerms = {
        ...{ library: book, packs: tools.gate.packs, capacity, model, chance },
        breaksAt: breaksAtBy(grace),
      };
      return { strategy: label, model: model.name, ...dryRun(cases, terms, from, options.days) };
    }),
  );
  const madeUp = options.cases !== undefined;
  return { from: dateOfDay(from), days: options.days, seed: options.seed, cases: portfolio.length, madeUp, capacity, runs };
}

function asIs(library: OpenLibrary, portfolio: readonly LoadedCase[]) {
  return { label: 'as published', library, portfolio };
}

function asDraft(library: OpenLibrary, portfolio: readonly LoadedCase[], draft: Strategy, from: number) {
  return { label: draft.name, ...withDraft(library, portfolio, draft, dayStart(from, 'CZ')) };
}

function breaksAtBy(grace: ReadonlyMap<CreditorId, number>): DryRunTerms['breaksAt'] {
  return ({ creditorId, creditorCountry }, day) =>
    promiseBreaksAt({ date: day }, { graceWorkingDays: grace.get(creditorId) ?? usualGrace }, creditorCountry);
}

/** Working days, of creditors that are made up. */
const usualGrace = 2;

function madeUpFor(strategy: Strategy, cases: number, how: Pick<Parameters<typeof madeUpPortfolio>[0], 'chance' | 'from'>) {
  return madeUpPortfolio({ cases, currency: strategy.currency, ...how });
}

function firstOf({ book }: OpenLibrary): Strategy {
  const [first] = book.values();
  if (!first) throw new Refused(refuse('nothing_published', 'No strategy is published'));
  return first;
}

function modelNamed(name: string): DebtorModel {
  const model = debtorModels.find((each) => each.name === name);
  if (model) return model;
  const known = debtorModels.map((each) => `${each.name} (${each.title})`).join(', ');
  throw new Refused(refuse('unknown_model', `There is no model "${name}". There are: ${known}`));
}
