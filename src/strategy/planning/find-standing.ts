import type { CaseId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Reason } from '../decision.ts';
import { stagesUntilLegal, type UntilLegal } from '../stages-until-legal.ts';
import { getStrategy } from '../strategy-book.ts';
import { type Coming, timeline } from '../timeline.ts';
import type { PlannedStep } from './model.ts';
import { proposeForCase } from './plan-case.ts';
import type { PlannerTools } from './planner-tools.ts';

/** Where a debtor stands in the strategies of one creditor. Instants in epoch ms. */
export type CaseStanding = {
  readonly caseId: CaseId;
  readonly creditorId: string;
  readonly currency: Currency;
  /** What the planner would decide this very moment, and why. */
  readonly wanted: { readonly step: string; readonly channel: string } | null;
  readonly nextAt: number | null;
  readonly waitsFor: string | null;
  readonly reasons: readonly Reason[];
  /** How far legal steps are; null: none is ahead. */
  readonly untilLegal: UntilLegal | null;
  /** What comes in the next 30 days when nothing is paid and nothing is heard. */
  readonly coming: readonly Coming[];
  readonly receivables: readonly ReceivableStanding[];
};

export type ReceivableStanding = {
  readonly receivableId: ReceivableId;
  readonly due: string;
  readonly amountMinor: number;
  /** Null: in no strategy. */
  readonly strategy: string | null;
  readonly version: string | null;
  /** The rule of the published table that gives it this strategy now; null: none does, or it was put there by hand. */
  readonly because: string | null;
  /** Name of the last step done, superseded ones among them. */
  readonly done: string | null;
  readonly next: string | null;
};

export type Standing = { readonly cases: readonly CaseStanding[]; readonly steps: readonly PlannedStep[] };

/** Decides about each of a person's cases as the planner would now, and writes nothing. */
export async function findStanding(
  tools: PlannerTools,
  tx: Tx,
  personId: PersonId,
  caseIds: readonly CaseId[],
): Promise<Standing> {
  const library = await tools.library.open(tx);
  const now = tools.clock.now().epochMilliseconds;
  const planned = new Map((await tools.cases.find(tx, caseIds)).map((each) => [each.caseId, each]));
  const cases = (await tools.facts.load(tx, caseIds, now)).map((loaded): CaseStanding => {
    const { loaded: seen, decision } = proposeForCase(library, loaded, tools.ids, now);
    const { caseId, creditorId, currency, receivables } = seen.facts;
    const { contact, reasons } = decision;
    return {
      ...{ caseId, creditorId, currency, reasons },
      wanted: contact && { step: contact.step, channel: contact.by[0].channel },
      nextAt: planned.get(caseId)?.nextAt ?? decision.nextAt,
      waitsFor: planned.get(caseId)?.waitsFor ?? null,
      untilLegal: stagesUntilLegal(library.book, seen.facts, now),
      coming: timeline(library.book, seen.facts, now, 30),
      receivables: receivables.map((receivable) => {
        const { id: receivableId, due, amountMinor, progress } = receivable;
        const assigned = progress && library.assign(seen.facts, { ...receivable, progress: null }, now);
        const strategy = progress && getStrategy(library.book, progress);
        const done = progress?.done ?? -1;
        const next = progress?.sentTo?.level ?? done + 1;
        return {
          ...{ receivableId, due, amountMinor, strategy: progress?.strategy ?? null, version: progress?.version ?? null },
          because: assigned && assigned.strategy.name === progress.strategy ? assigned.because : null,
          done: strategy?.steps[done]?.name ?? null,
          next: strategy?.steps[next]?.name ?? null,
        };
      }),
    };
  });
  return { cases, steps: await tools.steps.ofPerson(tx, personId, 10) };
}
