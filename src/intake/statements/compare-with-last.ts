import type { BankStatement } from '../../receivables/bank/model.ts';
import type { CheckedStatement } from './check-sums.ts';

/**
 * How a statement stands to those that are booked.
 * - `first`: there is none before it, and none of its days.
 * - `continues`: it opens with the balance with which the one before it closed, so that nothing of it can be known.
 * - `gap`: with another one, so that movements in between are missing.
 * - `overlaps`: others tell of some of its days, so that some of it may be known.
 * - `unproven`: it begins behind the one before it, but one of the two tells no balance.
 */
export type Standing =
  | { readonly how: 'first' | 'overlaps' | 'unproven' }
  | { readonly how: 'continues'; readonly after: BankStatement }
  | { readonly how: 'gap'; readonly after: BankStatement; readonly missing: Days | null };

export type Days = { readonly from: string; readonly to: string };

/** `before`: the latest that ends before it begins. `touching`: those that tell of any of its days. */
export function compareWithLast(
  statement: Pick<CheckedStatement, 'from' | 'to' | 'openingMinor' | 'closingMinor' | 'entries'>,
  before: BankStatement | undefined,
  touching: readonly BankStatement[],
): Standing {
  if (touching.length > 0) {
    const after = laterOnTheSameDay(statement, touching);
    return after ? { how: 'continues', after } : { how: 'overlaps' };
  }
  if (!before) return { how: 'first' };
  if (statement.openingMinor === null || before.closingMinor === null) return { how: 'unproven' };
  if (statement.openingMinor === before.closingMinor) return { how: 'continues', after: before };
  return { how: 'gap', after: before, missing: daysBetween(before.to, statement.from) };
}

/** The one that ends on the day on which this one begins, where this one goes on from its balance and is not told once more. */
function laterOnTheSameDay(
  statement: Parameters<typeof compareWithLast>[0],
  touching: readonly BankStatement[],
): BankStatement | undefined {
  const last = touching.toSorted((a, b) => (a.to === b.to ? (a.id < b.id ? -1 : 1) : a.to < b.to ? -1 : 1)).at(-1);
  const again = touching.some((each) => isSame(each, statement));
  const goesOn =
    last?.to === statement.from &&
    last.closingMinor !== null &&
    last.closingMinor === statement.openingMinor &&
    statement.openingMinor !== statement.closingMinor;
  return goesOn && !again ? last : undefined;
}

/** The same days, balances and number of movements: the same statement, be it in another format. */
export function isSame(booked: BankStatement, statement: Parameters<typeof compareWithLast>[0]): boolean {
  return (
    booked.from === statement.from &&
    booked.to === statement.to &&
    booked.openingMinor === statement.openingMinor &&
    booked.closingMinor === statement.closingMinor
  );
}

function daysBetween(last: string, next: string): Days | null {
  const from = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  const to = Temporal.PlainDate.from(next).subtract({ days: 1 }).toString();
  return from <= to ? { from, to } : null;
}
