import { dayAt, dayStart } from '../kernel/day-number.ts';
import { advance } from './advance.ts';
import { type Candidate, chooseCandidate, contactOf, movesWith, rankOf } from './choose-contact.ts';
import type { Decision, Exit, Move, Reason } from './decision.ts';
import { findExit } from './find-exit.ts';
import type { CaseFacts, ReceivableFacts, Strategy } from './model.ts';
import { type Moment, momentOf } from './moment.ts';
import { type Enrolled, isOpen, openDayFrom } from './planned-day.ts';
import { reasonFor } from './say-reason.ts';
import { nextLook, type Stand, standOf } from './stand-of.ts';
import { endOfHolds, standingHolds } from './standing-holds.ts';
import { getStrategy, type StrategyBook } from './strategy-book.ts';

/**
 * What is to happen to one case at `now` (epoch ms): one contact at most, with the gravest step that is due among its receivables and all
 * lines, or nothing, and why. Pure: the same facts at the same instant give the same decision. Throws a Fault where a receivable runs on a
 * version that `book` does not have.
 */
export function decideNextStep(book: StrategyBook, facts: CaseFacts, now: number): Decision {
  const moment = momentOf(facts, now);
  const exits: Exit[] = [];
  const stays: Place[] = [];
  for (const receivable of facts.receivables) {
    if (!isEnrolled(receivable)) continue;
    const strategy = getStrategy(book, receivable.progress);
    const exit = findExit(strategy, receivable, facts, moment);
    if (exit) exits.push(exit);
    else stays.push({ receivable, strategy });
  }
  const left = exits.map(reasonFor.exit);
  if (stays.length === 0) return { ...nothing, exits, reasons: left.length > 0 ? left : [reasonFor.notEnrolled()] };
  const stop = stopOf(facts, moment);
  if (stop) return { ...nothing, exits, nextAt: stop.until, reasons: [stop, ...left] };
  const { reasons, ...decided } = decideAmong(book, stays, facts, moment);
  return { ...decided, exits, reasons: [...reasons, ...left] };
}

type Place = { readonly receivable: Enrolled; readonly strategy: Strategy };

const nothing: Omit<Decision, 'reasons'> = { exits: [], moves: [], contact: null, nextAt: null };

/** What stands against any contact in this case, whatever is due. */
function stopOf(facts: CaseFacts, { now }: Moment): Reason | null {
  const { promise } = facts;
  if (promise?.state === 'active') return reasonFor.promise(promise, now, facts);
  const holds = standingHolds(facts.holds, now);
  if (holds.length > 0) return reasonFor.hold(holds, endOfHolds(holds), facts);
  return facts.optedOut ? reasonFor.optedOut() : null;
}

function decideAmong(book: StrategyBook, places: readonly Place[], facts: CaseFacts, moment: Moment): Omit<Decision, 'exits'> {
  const { free, waits } = sortOut(places, facts, moment);
  const chosen = chooseCandidate(free);
  const later = chosen && reasonToWait(book, chosen, facts, moment);
  if (later) return { ...nothing, nextAt: later.until ?? earliestLook(free, waits, facts, moment), reasons: [later, ...waits] };
  const moves = chosen ? movesWith(chosen, free) : free.flatMap(({ move }) => move ?? []);
  const after = carriedOut(free, moves, moment.now);
  const nextAt = earliestLook(after, waits, facts, moment);
  if (!chosen) return { ...nothing, moves, nextAt, reasons: [...whyNothing(after, moves, facts, moment), ...waits] };
  const contact = contactOf(chosen, free, moment, facts);
  return { contact, moves, nextAt, reasons: [reasonFor.due(contact, chosen), ...waits] };
}

/** Those that may be talked about now, and why the others may not. */
function sortOut(places: readonly Place[], facts: CaseFacts, moment: Moment): { free: Stand[]; waits: Reason[] } {
  const { now } = moment;
  const stale = facts.bankDataStaleAt !== null && facts.bankDataStaleAt <= now;
  const free: Stand[] = [];
  const waits: Reason[] = [];
  let dunningWaits = false;
  for (const { receivable, strategy } of places) {
    const holds = standingHolds(receivable.holds, now);
    const { heldUntil } = receivable.progress;
    if (holds.length > 0) waits.push(reasonFor.keptBack(receivable, holds, endOfHolds(holds), facts));
    else if (heldUntil !== null && heldUntil > now) waits.push(reasonFor.reactionHold(receivable, heldUntil, facts));
    else {
      const stand = standOf(strategy, receivable, facts, moment);
      const waitsForBank = stale && stand.due !== null && stand.due.step.severity !== 'courtesy';
      dunningWaits ||= waitsForBank;
      free.push(waitsForBank ? { ...stand, due: null, move: null } : stand);
    }
  }
  if (dunningWaits) waits.unshift(reasonFor.staleBankData(facts));
  return { free, waits };
}

/** What puts a step off that is due: never two contacts in a day, none on a day of rest, none beside one that is in hand. */
function reasonToWait(book: StrategyBook, { due }: Candidate, facts: CaseFacts, { today }: Moment): Reason | null {
  const { creditorCountry, lastContactAt, inHand } = facts;
  const startOf = (day: number) => dayStart(day, creditorCountry);
  if (!isOpen(today, facts)) return reasonFor.restDay(due.step, startOf(openDayFrom(today + 1, facts)), facts);
  if (lastContactAt !== null && dayAt(lastContactAt, creditorCountry) >= today)
    return reasonFor.contactedToday(due.step, startOf(openDayFrom(today + 1, facts)), facts);
  const running = inHand && getStrategy(book, inHand).steps[inHand.level];
  if (!running) return null;
  const graver = rankOf(due.step.severity) - rankOf(running.severity) || due.level - inHand.level;
  return graver > 0 ? null : reasonFor.inHand(due.step, running);
}

function carriedOut(stands: readonly Stand[], moves: readonly Move[], now: number): readonly Stand[] {
  if (moves.length === 0) return stands;
  const byReceivable = new Map(moves.map((move) => [move.receivableId, move]));
  return stands.map((stand) => {
    const move = byReceivable.get(stand.receivable.id);
    const { progress } = stand.receivable;
    return move ? { ...stand, receivable: { ...stand.receivable, progress: advance(progress, move, now) } } : stand;
  });
}

function earliestLook(stands: readonly Stand[], waits: readonly Reason[], facts: CaseFacts, moment: Moment): number | null {
  let earliest: number | null = null;
  const consider = (at: number | null) => {
    if (at !== null && (earliest === null || at < earliest)) earliest = at;
  };
  for (const { until } of waits) consider(until);
  for (const { strategy, receivable } of stands) consider(nextLook(strategy, receivable, facts, moment)?.at ?? null);
  return earliest;
}

/** Why nothing is due, in one sentence for the whole case. */
function whyNothing(stands: readonly Stand[], moves: readonly Move[], facts: CaseFacts, moment: Moment): Reason[] {
  const leftOut = moves.map((move) => reasonFor.leftOut(move));
  const blocked = stands.flatMap(({ blocked: level, strategy, receivable }) =>
    level === null ? [] : reasonFor.noChannel(receivable, strategy.steps[level]?.name ?? ''),
  );
  const coming = stands
    .flatMap(({ strategy, receivable }) => nextLook(strategy, receivable, facts, moment) ?? [])
    .sort((a, b) => a.at - b.at)[0];
  if (coming) return [...leftOut, ...blocked, reasonFor.notYet(coming, facts)];
  if (blocked.length > 0 || stands.length === 0) return [...leftOut, ...blocked];
  const open = stands.some(({ strategy, receivable }) => receivable.progress.done < strategy.steps.length - 1);
  return [...leftOut, open ? reasonFor.waitsForNews() : reasonFor.allDone()];
}

function isEnrolled(receivable: ReceivableFacts): receivable is Enrolled {
  return receivable.progress !== null;
}
