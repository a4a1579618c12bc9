import { dayAt, dayNumber } from '../kernel/day-number.ts';
import type { FactName } from './fact-kinds.ts';
import type { CaseFacts, FactValue, ReceivableFacts } from './model.ts';
import type { Moment } from './moment.ts';
import { standingHolds } from './standing-holds.ts';

/** What a fact is of one receivable in its case at one moment; null: there is nothing to tell. A list of words answers membership. */
export function readFact(
  name: FactName,
  facts: CaseFacts,
  receivable: ReceivableFacts,
  moment: Moment,
): FactValue | readonly string[] | null {
  return readers[name](facts, receivable, moment);
}

/** All that is open and neither disputed nor held by itself. */
export function balanceOf(facts: CaseFacts, now: number): number {
  return talkedAbout(facts, now).reduce((total, { amountMinor }) => total + amountMinor, 0);
}

/** Of the oldest that is open and neither disputed nor held by itself; 0 before the due date. */
export function daysPastDueOf(facts: CaseFacts, { now, today }: Moment): number {
  return talkedAbout(facts, now).reduce((most, { due }) => Math.max(most, today - dayNumber(due)), 0);
}

function talkedAbout({ receivables }: CaseFacts, now: number): readonly ReceivableFacts[] {
  return receivables.filter(({ amountMinor, holds }) => amountMinor > 0 && standingHolds(holds, now).length === 0);
}

type Reader = (facts: CaseFacts, receivable: ReceivableFacts, moment: Moment) => FactValue | readonly string[] | null;

const readers: Readonly<Record<FactName, Reader>> = {
  balance: (facts, _, { now }) => balanceOf(facts, now),
  amount: (_, { amountMinor }) => amountMinor,
  days_from_due: (_, { due }, { today }) => today - dayNumber(due),
  days_past_due: (facts, _, moment) => daysPastDueOf(facts, moment),
  kind: (_, { kind }) => kind,
  product_group: (_, { productGroup }) => productGroup,
  product: (_, { product }) => product,
  priority: (_, { priority }) => priority,
  risk: (_, { risk }) => risk,
  currency: ({ currency }) => currency,
  debtor_kind: ({ debtor }) => debtor.kind,
  country: ({ debtor }) => debtor.country,
  language: ({ debtor }) => debtor.language,
  receivables: (facts, _, { now }) => talkedAbout(facts, now).length,
  broken_promises: ({ history }) => history.brokenPromises,
  promises: ({ history }) => history.promises,
  late_of_last: ({ history }) => history.lateOfLast,
  reached: ({ history: { reachedAt } }, { progress }) =>
    reachedAt !== null && progress !== null && reachedAt >= progress.enteredAt,
  reached_days_ago: ({ history: { reachedAt }, creditorCountry }, _, { today }) =>
    reachedAt === null ? null : today - dayAt(reachedAt, creditorCountry),
  attempts: ({ history }) => history.attempts,
  unreachable: ({ history }) => history.unreachable,
  has_phone: ({ usable }) => usable.includes('voice') || usable.includes('sms'),
  has_email: ({ usable }) => usable.includes('email'),
  has_address: ({ usable }) => usable.includes('letter'),
  segment: ({ segments }) => segments,
  stage: (_, { progress }) => progress?.stage ?? null,
};
