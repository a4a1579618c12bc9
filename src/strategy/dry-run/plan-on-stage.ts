import type { PersonId } from '../../kernel/ids.ts';
import type { ReceivableFacts } from '../model.ts';
import { answerPlanning } from '../planning/answer-planning.ts';
import { findObstacle } from '../planning/find-obstacle.ts';
import { type CasePlan, planCase, proposeForCase } from '../planning/plan-case.ts';
import type { StandingStep } from '../planning/ports.ts';
import { noteExit } from './hear-on-stage.ts';
import { type Stage, type StagedCase, type StagedStep, seen } from './stage.ts';
import { count } from './tally.ts';

/**
 * One look of the planner at `now` (epoch ms): every case whose time has come, longest due first, with the very functions that plan in
 * earnest. Contacts that are let through are in hand afterwards.
 */
export function planOnStage(stage: Stage, now: number): void {
  const { library, packs, capacity } = stage.terms;
  const due = [...stage.cases.values()].filter(({ nextAt }) => nextAt !== null && nextAt <= now).sort(longestDueFirst);
  const book = { standing: standingOn(stage), capacity, planned: new Map(), taken: new Set<PersonId>() };
  for (const staged of due) {
    const proposal = proposeForCase(library, seen(staged), stage.ids, now);
    const { contact } = proposal.decision;
    const asked = contact && { loaded: proposal.loaded, purpose: contact.purpose, severity: contact.severity, by: contact.by[0] };
    const answer = asked ? answerPlanning(packs, asked, false, now) : ({ ok: true } as const);
    const obstacle = findObstacle(book, proposal, answer, now);
    if (obstacle) count(stage.tally.kept, obstacle.reason);
    carryOver(staged, planCase(proposal, obstacle, staged.inHand?.standing.id ?? null, stage.ids, now));
    if (!obstacle && contact) count(stage.tally.planned, contact.by[0].channel);
  }
}

function longestDueFirst(a: StagedCase, b: StagedCase): number {
  return (a.nextAt ?? 0) - (b.nextAt ?? 0) || (a.facts.caseId < b.facts.caseId ? -1 : 1);
}

function standingOn({ people }: Stage): ReadonlyMap<PersonId, readonly StandingStep[]> {
  const standing = new Map<PersonId, readonly StandingStep[]>();
  for (const { id, cases } of people.values()) {
    const open = cases.flatMap(({ inHand }) => inHand?.standing ?? []);
    if (open.length > 0) standing.set(id, open);
  }
  return standing;
}

/** What would be written of the case. */
function carryOver(staged: StagedCase, { proposal, exits, progress, step, withdrawn, nextAt }: CasePlan): void {
  const left = new Map(exits.map(({ receivableId, reason }) => [receivableId, reason]));
  const moved = new Map(progress.map((each) => [each.enrolmentId, each]));
  const { facts } = proposal.loaded;
  const receivables = facts.receivables.map((each): ReceivableFacts => {
    if (!each.progress) return each;
    const reason = left.get(each.id);
    if (reason) noteExit(staged, each.id, reason);
    return reason
      ? { ...each, progress: null, leftBecause: reason }
      : { ...each, progress: moved.get(each.progress.enrolmentId) ?? each.progress };
  });
  staged.facts = { ...staged.facts, receivables };
  staged.nextAt = nextAt;
  if (withdrawn) staged.inHand = null;
  if (step) staged.inHand = stagedStep(step);
}

function stagedStep({ id, caseId, personId, day, by, lines, ...step }: NonNullable<CasePlan['step']>): StagedStep {
  const { strategy, version, level, step: name, purpose, severity } = step;
  return {
    standing: { id, caseId, personId, day, channel: by.channel, open: true },
    ...{ strategy, version, level, step: name, purpose, severity, by, tries: 0 },
    lines: lines.map(({ receivableId }) => receivableId),
  };
}
