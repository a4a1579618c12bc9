import { dayNumber } from '../kernel/day-number.ts';
import type { ContactLine, Move, WantedContact } from './decision.ts';
import { type CaseFacts, type ReceivableFacts, type Severity, severities } from './model.ts';
import type { Moment } from './moment.ts';
import type { DueStep, Stand } from './stand-of.ts';
import { standingHolds } from './standing-holds.ts';

/** A receivable whose step is due. */
export type Candidate = Stand & { readonly due: DueStep };

/** The gravest of the due steps: by severity, then by level, then the receivable that is due longest. */
export function chooseCandidate(stands: readonly Stand[]): Candidate | null {
  return stands.filter(isCandidate).reduce<Candidate | null>((best, one) => (best && !goesFirst(one, best) ? best : one), null);
}

/** One contact for all: whose step it is, whose lighter step it stands for, and what is told along because it is past due. */
export function contactOf(chosen: Candidate, stands: readonly Stand[], moment: Moment, facts: CaseFacts): WantedContact {
  const { strategy, due } = chosen;
  const byReceivable = new Map(stands.map((stand) => [stand.receivable.id, stand]));
  const lines = facts.receivables.flatMap((receivable): ContactLine[] => {
    const stand = byReceivable.get(receivable.id);
    const part = stand ? partOf(stand, chosen, moment.today) : partOfOutsider(receivable, chosen, moment);
    const { id, amountMinor, due: dueDate, progress } = receivable;
    return part ? [{ receivableId: id, enrolmentId: progress?.enrolmentId ?? null, amountMinor, due: dueDate, part }] : [];
  });
  const { severity } = due.step;
  return {
    strategy: strategy.name,
    version: strategy.version,
    level: due.level,
    step: due.step.name,
    severity,
    purpose: severity === 'courtesy' || severity === 'legal' ? severity : 'collection',
    by: due.by,
    lines,
    totalMinor: lines.reduce((total, { amountMinor }) => total + amountMinor, 0),
    replacesInHand: facts.inHand !== null,
  };
}

/** What each receivable has behind it once `chosen` is carried out: a step of its own that is another is superseded. */
export function movesWith(chosen: Candidate, stands: readonly Stand[]): Move[] {
  return stands.flatMap((stand) => {
    const { move } = stand;
    if (!move) return [];
    if (isSameStep(stand, chosen)) return move;
    const steps = move.steps.map((passed) =>
      passed.how === 'contacted' ? ({ ...passed, how: 'superseded', why: 'graver_step' } as const) : passed,
    );
    return { ...move, steps };
  });
}

export function isCandidate(stand: Stand): stand is Candidate {
  return stand.due !== null;
}

/** How grave, as a number that grows. */
export function rankOf(severity: Severity): number {
  return severities.indexOf(severity);
}

function goesFirst(a: Candidate, b: Candidate): boolean {
  const byGravity = rankOf(a.due.step.severity) - rankOf(b.due.step.severity) || a.due.level - b.due.level;
  if (byGravity !== 0) return byGravity > 0;
  if (a.receivable.due !== b.receivable.due) return a.receivable.due < b.receivable.due;
  return a.receivable.id < b.receivable.id;
}

function isSameStep(stand: Stand, { strategy, due }: Candidate): boolean {
  return stand.strategy === strategy && stand.due?.level === due.level;
}

function partOf(stand: Stand, chosen: Candidate, today: number): ContactLine['part'] | null {
  if (isSameStep(stand, chosen)) return 'step';
  const comes = dayNumber(stand.receivable.due) > today;
  if (stand.due) return comes ? 'coming' : 'lower_step';
  return comes || chosen.due.step.severity === 'courtesy' ? null : 'listed';
}

/** What is in no strategy, a fee perhaps, is told along once it is past due. */
function partOfOutsider(receivable: ReceivableFacts, chosen: Candidate, { now, today }: Moment): ContactLine['part'] | null {
  const { progress, amountMinor, endedBy, holds, due } = receivable;
  if (progress !== null || amountMinor <= 0 || endedBy !== null || standingHolds(holds, now).length > 0) return null;
  return dayNumber(due) > today || chosen.due.step.severity === 'courtesy' ? null : 'listed';
}
