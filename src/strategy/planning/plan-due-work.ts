import { localDate } from '../../kernel/calendar.ts';
import { countries } from '../../kernel/country.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { type DayBook, findObstacle } from './find-obstacle.ts';
import { type CasePlan, type CaseProposal, planCase, proposeForCase } from './plan-case.ts';
import type { PlannerTools } from './planner-tools.ts';
import { writePlans } from './write-plans.ts';

/** How much was done: cases looked at, receivables that entered and left, contacts planned, and contacts that must wait. */
export type PlanningReport = {
  readonly cases: number;
  readonly entered: number;
  readonly left: number;
  readonly steps: number;
  readonly waiting: number;
};

/**
 * Decides about every case whose time has come, in chunks: what is read, decided and written of a chunk is one transaction, so that a
 * process that dies has either planned a contact, with the line of the journal that orders it, or not looked at the case at all. The next
 * run goes on with what is still due. Cases whose time has not come are not looked at. `signal`: ends it after the chunk under way.
 */
export async function planDueWork(
  tools: PlannerTools,
  { chunk = 100, signal }: { readonly chunk?: number; readonly signal?: AbortSignal } = {},
): Promise<PlanningReport> {
  let report: PlanningReport = { cases: 0, entered: 0, left: 0, steps: 0, waiting: 0 };
  while (!signal?.aborted && (await tools.work.run((tx) => sweepOn(tools, tx), { urgency: 'unhurried' })));
  while (!signal?.aborted) {
    const plans = await tools.work.run((tx) => planChunk(tools, tx, chunk), { urgency: 'unhurried' });
    report = sum(report, plans);
    if (plans.length < chunk) break;
  }
  return report;
}

/** After a word that concerns everybody (a new table, a new strategy) all cases are woken, so many at once. True while some are left. */
async function sweepOn({ settings, cases, clock }: PlannerTools, tx: Tx): Promise<boolean> {
  const sweep = await settings.sweep(tx);
  if (!sweep) return false;
  const last = await cases.wakeFrom(tx, sweep.after, wokenAtOnce, clock.now().epochMilliseconds);
  await settings.setSweep(tx, last === null ? null : { after: last });
  return last !== null;
}

const wokenAtOnce = 1000;

async function planChunk(tools: PlannerTools, tx: Tx, limit: number): Promise<readonly CasePlan[]> {
  const library = await tools.library.open(tx);
  if (library.empty) return [];
  const now = tools.clock.now().epochMilliseconds;
  const due = await tools.cases.due(tx, now, limit);
  if (due.length === 0) return [];
  const found = await tools.facts.load(
    tx,
    due.map(({ caseId }) => caseId),
    now,
  );
  const people = [...new Set(found.map(({ facts }) => facts.personId))];
  const stale = await tools.bankData.staleFrom(tx, [...new Set(found.map(({ facts }) => facts.creditorId))]);
  const proposals = found.map((each) => {
    const facts = { ...each.facts, bankDataStaleAt: stale.get(each.facts.creditorId) ?? null };
    return proposeForCase(library, { ...each, facts }, tools.ids, now);
  });
  const plans = await admitAll(tools, tx, proposals, people, now);
  const waitedFor = new Map(due.map(({ caseId, waitsFor }) => [caseId, waitsFor]));
  await writePlans(tools, tx, plans, waitedFor, now);
  return plans;
}

/** In order: each contact that is let through takes its person's day and a place of its channel's capacity. */
async function admitAll(
  tools: PlannerTools,
  tx: Tx,
  proposals: readonly CaseProposal[],
  people: readonly PersonId[],
  now: number,
): Promise<readonly CasePlan[]> {
  const wanted = proposals.flatMap(({ loaded, decision: { contact } }) =>
    contact ? [{ loaded, purpose: contact.purpose, severity: contact.severity, by: contact.by[0] }] : [],
  );
  const answers = await tools.planningGate.ask(tx, wanted, now);
  const admissions = new Map(wanted.map(({ loaded }, index) => [loaded.facts.caseId, answers[index]]));
  const book = await openDayBook(tools, tx, people, now);
  return proposals.map((proposal) => {
    const { caseId, personId } = proposal.loaded.facts;
    const admission = admissions.get(caseId) ?? { ok: true };
    const obstacle = findObstacle(book, proposal, admission, now);
    const inHand = book.standing.get(personId)?.find((step) => step.open && step.caseId === caseId)?.id ?? null;
    return planCase(proposal, obstacle, inHand, tools.ids, now);
  });
}

async function openDayBook(
  { steps, settings }: PlannerTools,
  tx: Tx,
  people: readonly PersonId[],
  now: number,
): Promise<DayBook> {
  const days = new Set(countries.map((country) => localDate(Temporal.Instant.fromEpochMilliseconds(now), country).toString()));
  const sinceDay = [...days].sort()[0] ?? '';
  const planned: DayBook['planned'] = new Map();
  for (const day of days) planned.set(day, await steps.plannedOn(tx, day));
  const standing = Map.groupBy(await steps.standing(tx, people, sinceDay), ({ personId }) => personId);
  return { standing, capacity: await settings.capacity(tx), planned, taken: new Set() };
}

function sum(report: PlanningReport, plans: readonly CasePlan[]): PlanningReport {
  const count = (of: (plan: CasePlan) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  return {
    cases: report.cases + plans.length,
    entered: report.entered + count(({ proposal }) => proposal.entered.length),
    left: report.left + count(({ exits }) => exits.length),
    steps: report.steps + count(({ step }) => (step ? 1 : 0)),
    waiting: report.waiting + count(({ proposal, step }) => (proposal.decision.contact && !step ? 1 : 0)),
  };
}
