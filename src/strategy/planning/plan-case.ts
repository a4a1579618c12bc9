import { localDate } from '../../kernel/calendar.ts';
import type { Ids, StepId } from '../../kernel/ids.ts';
import { advance } from '../advance.ts';
import { decideNextStep } from '../decide-next-step.ts';
import type { Decision, Exit, WantedContact } from '../decision.ts';
import type { StepSuperseded } from '../events.ts';
import type { CaseFacts, Progress } from '../model.ts';
import type { Enrolment, PlannedStep } from './model.ts';
import type { LoadedCase } from './ports.ts';
import type { OpenLibrary } from './strategy-library.ts';

/** What one case comes to, before anybody was asked whether its contact may be. */
export type CaseProposal = {
  readonly loaded: LoadedCase;
  readonly entered: readonly { readonly enrolment: Enrolment; readonly because: string }[];
  readonly decision: Decision;
};

/** Gives receivables that are in no strategy theirs by the assignment table, then decides. Pure but for the ids of what enters. */
export function proposeForCase(library: OpenLibrary, found: LoadedCase, ids: Ids, now: number): CaseProposal {
  const facts: CaseFacts = { ...found.facts, segments: library.segmentsOf(found.facts, now) };
  const entered: { readonly enrolment: Enrolment; readonly because: string }[] = [];
  const receivables = facts.receivables.map((receivable) => {
    if (receivable.progress || receivable.amountMinor <= 0 || found.keptOut.has(receivable.id)) return receivable;
    const assigned = library.assign(facts, receivable, now);
    if (!assigned) return receivable;
    const { strategy, because } = assigned;
    const progress = beginningOf(strategy, ids, now);
    entered.push({ enrolment: { progress, receivableId: receivable.id, caseId: facts.caseId, left: null }, because });
    return { ...receivable, progress };
  });
  const loaded: LoadedCase = { ...found, facts: { ...facts, receivables } };
  return { loaded, entered, decision: decideNextStep(library.book, loaded.facts, now) };
}

/** A receivable that has just entered a strategy. */
export function beginningOf(
  { name, version }: { readonly name: string; readonly version: string },
  ids: Ids,
  now: number,
): Progress {
  return {
    enrolmentId: ids.next('enr'),
    strategy: name,
    version,
    enteredAt: now,
    done: -1,
    doneAt: null,
    stage: null,
    shiftDays: 0,
    heard: null,
    sentTo: null,
    heldUntil: null,
  };
}

/** What is written of a case: `step` null: nobody is contacted, be it that nothing is due or that it must wait. */
export type CasePlan = {
  readonly proposal: CaseProposal;
  readonly exits: readonly Exit[];
  readonly progress: readonly Progress[];
  readonly superseded: readonly StepSuperseded[];
  readonly step: PlannedStep | null;
  /** In hand before, and given up now. */
  readonly withdrawn: { readonly id: StepId; readonly because: string } | null;
  readonly nextAt: number | null;
  readonly waitsFor: string | null;
};

/** A contact that is wanted has to wait: for what, and until when (epoch ms; null: for news). */
export type Obstacle = { readonly reason: string; readonly until: number | null };

/** The proposal as it is carried out: with its contact, or, where there is an obstacle, without it and with nothing that it would have done. */
export function planCase(
  proposal: CaseProposal,
  obstacle: Obstacle | null,
  inHand: StepId | null,
  ids: Ids,
  now: number,
): CasePlan {
  const { decision, loaded } = proposal;
  const { facts } = loaded;
  const left = new Set(decision.exits.map(({ enrolmentId }) => enrolmentId));
  const standing = facts.receivables.flatMap(({ progress }) => (progress && !left.has(progress.enrolmentId) ? [progress] : []));
  const over = decision.exits.length > 0 && standing.length === 0;
  const withdrawn = inHand && over ? { id: inHand, because: decision.exits[0]?.reason ?? 'left' } : null;
  if (decision.contact && obstacle) {
    const until = Math.min(obstacle.until ?? Number.POSITIVE_INFINITY, now + lookAgainMs);
    return { ...nothing(proposal), exits: decision.exits, withdrawn, nextAt: later(until, now), waitsFor: obstacle.reason };
  }
  const step = decision.contact && stepOf(facts, decision.contact, ids, now);
  const ofEnrolment = new Map(standing.map((progress) => [progress.enrolmentId, progress]));
  const progress = decision.moves.flatMap((move) => {
    const before = ofEnrolment.get(move.enrolmentId);
    return before ? [advance(before, move, now)] : [];
  });
  return {
    proposal,
    exits: decision.exits,
    progress,
    superseded: decision.moves.flatMap(({ enrolmentId, steps }) => {
      const strategy = ofEnrolment.get(enrolmentId)?.strategy ?? '';
      return steps
        .filter(({ how }) => how !== 'contacted')
        .map(({ step: name, level, how, why }) => ({
          ...{ enrolmentId, strategy, step: name, level },
          ...{ by: how === 'superseded' && step ? step.id : null, because: why },
        }));
    }),
    step,
    withdrawn: inHand && decision.contact?.replacesInHand ? { id: inHand, because: 'graver_step' } : withdrawn,
    nextAt: nextLook(proposal, now),
    waitsFor: step ? null : (decision.reasons[0]?.code ?? null),
  };
}

function nothing(proposal: CaseProposal): CasePlan {
  return {
    ...{ proposal, exits: [], progress: [], superseded: [], step: null, withdrawn: null },
    ...{ nextAt: null, waitsFor: null },
  };
}

/** What is in no strategy may be in one tomorrow: days pass, and segments are formed anew. */
function nextLook({ decision, loaded: { facts, keptOut } }: CaseProposal, now: number): number | null {
  const unassigned = facts.receivables.some(({ id, progress, amountMinor }) => !progress && amountMinor > 0 && !keptOut.has(id));
  const awaitsBank = decision.reasons.some(({ code }) => code === 'stale_bank_data'); // fresh data come in without a line about this case
  const looks = [decision.nextAt, unassigned ? now + lookAgainMs : null, awaitsBank ? now + bankAgainMs : null];
  const next = Math.min(...looks.map((at) => at ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(next) ? later(next, now) : null;
}

/** Whatever was decided, the same case is not looked at over and over within one moment. */
function later(at: number, now: number): number {
  return Math.max(at, now + leastWaitMs);
}

const lookAgainMs = 24 * 3_600_000;
const bankAgainMs = 3_600_000;
const leastWaitMs = 60_000;

function stepOf(facts: CaseFacts, contact: WantedContact, ids: Ids, now: number): PlannedStep {
  const [by, ...fallbacks] = contact.by;
  const levels = new Map(facts.receivables.map(({ id, progress }) => [id, progress?.done ?? -1]));
  return {
    id: ids.next('stp'),
    caseId: facts.caseId,
    personId: facts.personId,
    creditorId: facts.creditorId,
    currency: facts.currency,
    strategy: contact.strategy,
    version: contact.version,
    step: contact.step,
    level: contact.level,
    severity: contact.severity,
    purpose: contact.purpose,
    day: localDate(Temporal.Instant.fromEpochMilliseconds(now), facts.debtor.country).toString(),
    plannedAt: now,
    lines: contact.lines.map(({ receivableId, enrolmentId, part }) => ({
      ...{ receivableId, enrolmentId },
      ...(part === 'step' ? { level: contact.level } : { level: levels.get(receivableId) ?? -1, along: true }),
    })),
    by,
    fallbacks,
    carrier: null,
    ended: null,
  };
}
