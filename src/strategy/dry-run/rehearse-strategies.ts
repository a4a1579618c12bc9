import { dateOfDay, dayNumber, dayStart } from '../../kernel/day-number.ts';
import type { CreditorId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { promiseBreaksAt } from '../../receivables/promise-broken.ts';
import type { Strategy } from '../model.ts';
import type { Capacity } from '../planning/model.ts';
import type { HandTools } from '../planning/planner-tools.ts';
import type { LoadedCase } from '../planning/ports.ts';
import type { OpenLibrary } from '../planning/strategy-library.ts';
import { chanceOf } from './chance.ts';
import type { DebtorModel } from './debtor-model.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import { loadPortfolio } from './load-portfolio.ts';
import { madeUpPortfolio } from './made-up-portfolio.ts';
import type { DryRunTerms } from './stage.ts';
import { withDraft } from './with-draft.ts';

/** One strategy under one model of debtors. */
export type RehearsedRun = DryRun & { readonly strategy: string; readonly model: string };

export type RehearsedRuns = {
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly days: number;
  readonly seed: number;
  readonly cases: number;
  readonly madeUp: boolean;
  readonly capacity: Capacity;
  readonly runs: readonly RehearsedRun[];
};

export type RehearsalWish = {
  /** Each as if it were published; none: what is published, as it is. */
  readonly drafts: readonly Strategy[];
  readonly models: readonly DebtorModel[];
  /** YYYY-MM-DD; null: tomorrow. */
  readonly from: string | null;
  readonly days: number;
  readonly seed: number;
  /** So many made-up cases; null: those of the books. */
  readonly madeUp: number | null;
};

/** Every draft under every model over the same cases, side by side. Nothing is sent, nothing is written. `onLoaded` hears how many cases there are so far. */
export async function rehearseStrategies(
  planning: HandTools & Pick<DryRunTerms, 'packs'>,
  { drafts, models, from: wanted, days, seed, madeUp }: RehearsalWish,
  onLoaded: (cases: number) => void = () => {},
): Promise<Result<RehearsedRuns, Refusal<'nothing_published' | 'nothing_owed'>>> {
  const { library, capacity, grace } = await planning.work.run(async (tx) => ({
    library: await planning.library.open(tx),
    capacity: await planning.settings.capacity(tx),
    grace: new Map(
      (await planning.books.creditors.list(tx)).map(({ id, promisePolicy }) => [id, promisePolicy.graceWorkingDays]),
    ),
  }));
  const [first] = [...drafts, ...library.book.values()];
  if (!first || (drafts.length === 0 && library.empty))
    return refuse('nothing_published', 'No strategy is published. Name a file: --strategy strategies/NAME.yaml');
  const chance = chanceOf(seed);
  const tomorrow = planning.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().add({ days: 1 });
  const from = dayNumber(wanted ?? tomorrow.toString());
  const portfolio =
    madeUp === null
      ? await loadPortfolio(planning, onLoaded)
      : madeUpPortfolio({ cases: madeUp, currency: first.currency, chance, from });
  if (portfolio.length === 0) return refuse('nothing_owed', 'Nothing is owed in the books. Rehearse made-up cases: --cases 1000');
  const versions =
    drafts.length > 0 ? drafts.map((draft) => asDraft(library, portfolio, draft, from, drafts)) : [asIs(library, portfolio)];
  const runs = versions.flatMap(({ label, library: book, portfolio: cases }) =>
    models.map((model): RehearsedRun => {
      const terms: DryRunTerms = {
        ...{ library: book, packs: planning.packs, capacity, model, chance },
        breaksAt: breaksAtBy(grace),
      };
      return { strategy: label, model: model.name, ...dryRun(cases, terms, from, days) };
    }),
  );
  return accept({
    ...{ from: dateOfDay(from), days, seed, cases: portfolio.length, madeUp: madeUp !== null, capacity, runs },
  });
}

function asIs(library: OpenLibrary, portfolio: readonly LoadedCase[]) {
  return { label: 'as published', library, portfolio };
}

/** Two versions of one strategy are told apart. */
function asDraft(
  library: OpenLibrary,
  portfolio: readonly LoadedCase[],
  draft: Strategy,
  from: number,
  all: readonly Strategy[],
) {
  const alone = all.filter(({ name }) => name === draft.name).length === 1;
  const label = alone ? draft.name : `${draft.name} ${draft.version}`;
  return { label, ...withDraft(library, portfolio, draft, dayStart(from, 'CZ')) };
}

function breaksAtBy(grace: ReadonlyMap<CreditorId, number>): DryRunTerms['breaksAt'] {
  return ({ creditorId, creditorCountry }, day) =>
    promiseBreaksAt({ date: day }, { graceWorkingDays: grace.get(creditorId) ?? usualGrace }, creditorCountry);
}

/** Working days, of creditors that are made up. */
const usualGrace = 2;
