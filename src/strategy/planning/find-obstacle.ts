import { localDate } from '../../kernel/calendar.ts';
import { timeZoneOf } from '../../kernel/country.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Channel } from '../../receivables/model.ts';
import { type Capacity, channelsByHand } from './model.ts';
import type { CaseProposal, Obstacle } from './plan-case.ts';
import type { PlanningAnswer, StandingStep } from './ports.ts';

/** What is planned so far; grows as contacts are let through. */
export type DayBook = {
  readonly standing: ReadonlyMap<PersonId, readonly StandingStep[]>;
  readonly capacity: Capacity;
  /** By day and channel. */
  readonly planned: Map<string, Partial<Record<Channel, number>>>;
  /** Who was given a step in this very look. */
  readonly taken: Set<PersonId>;
};

/**
 * What keeps a contact that is wanted from being planned now: the person has her contact of the day, or a step of another creditor is in hand; a
 * letter lies there that what follows builds on; the gate; the channel's capacity. Where nothing does, the day book has it.
 */
export function findObstacle(book: DayBook, proposal: CaseProposal, admission: PlanningAnswer, now: number): Obstacle | null {
  const { facts } = proposal.loaded;
  const channel = proposal.decision.contact?.by[0].channel;
  if (!channel) return null;
  const today = localDate(Temporal.Instant.fromEpochMilliseconds(now), facts.debtor.country);
  const tomorrow = today.add({ days: 1 }).toZonedDateTime(timeZoneOf[facts.debtor.country]).epochMilliseconds;
  const own = book.standing.get(facts.personId) ?? [];
  if (book.taken.has(facts.personId) || own.some(({ day }) => day === today.toString()))
    return { reason: 'contacted_today', until: tomorrow };
  if (own.some(({ open, caseId }) => open && caseId !== facts.caseId)) return { reason: 'other_step_in_hand', until: null };
  if (own.some(({ open, channel: of }) => open && channelsByHand.includes(of))) return { reason: 'work_by_hand', until: null };
  if (!admission.ok) return { reason: admission.rule, until: admission.notBefore };
  const planned = book.planned.get(today.toString()) ?? {};
  const most = book.capacity[channel];
  if (most !== undefined && (planned[channel] ?? 0) >= most) return { reason: 'capacity', until: tomorrow };
  book.taken.add(facts.personId);
  book.planned.set(today.toString(), { ...planned, [channel]: (planned[channel] ?? 0) + 1 });
  return null;
}
