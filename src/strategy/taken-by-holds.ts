import { type DayNumber, dayAt, dayStart } from '../kernel/day-number.ts';
import type { CaseFacts, HoldFacts, Progress, ReceivableFacts, Strategy } from './model.ts';

/** What holds do to something that is planned. `late`: it came due in a hold after which that is left out. */
export type TakenByHolds = { readonly days: number; readonly late: boolean };

/**
 * The days that holds which ended since the last step took from a clock that runs from `anchor` on, for what was planned for `planned`
 * (Infinity: for all that is to come). A hold that began after the planned day takes nothing from it, and no day is counted twice.
 */
export function takenByHolds(
  anchor: DayNumber,
  planned: DayNumber,
  { resume }: Strategy,
  receivable: ReceivableFacts & { readonly progress: Progress },
  facts: CaseFacts,
): TakenByHolds {
  const holds = freezing(receivable, facts);
  if (holds.length === 0) return untouched;
  const { creditorCountry } = facts;
  const waitsSince = receivable.progress.doneAt ?? receivable.progress.enteredAt;
  let counted = Math.max(anchor, dayAt(waitsSince, creditorCountry));
  let days = 0;
  let late = false;
  for (const { reason, from, until } of holds) {
    if (until === null || until <= waitsSince) continue;
    const comes = planned === Number.POSITIVE_INFINITY ? planned : dayStart(planned + days, creditorCountry);
    if (comes < from) continue;
    const policy = resume[reason] ?? 'continue';
    if (policy === 'skip_if_late') {
      late ||= comes < until;
      continue;
    }
    const frozenSince = policy === 'restart_step' ? counted : Math.max(counted, dayAt(from, creditorCountry));
    const over = dayAt(until, creditorCountry);
    if (over <= frozenSince) continue;
    days += over - frozenSince;
    counted = over;
  }
  return { days, late };
}

const untouched: TakenByHolds = { days: 0, late: false };

/** Old bank data stops dunning for a while, but no clock. */
function freezing(receivable: ReceivableFacts, facts: CaseFacts): readonly HoldFacts[] {
  if (receivable.holds.length === 0 && facts.holds.length === 0) return facts.holds;
  return [...receivable.holds, ...facts.holds]
    .filter(({ reason }) => reason !== 'stale_bank_data')
    .sort((a, b) => a.from - b.from);
}
