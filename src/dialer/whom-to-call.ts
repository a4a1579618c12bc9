import type { CampaignPurpose } from '../flow/flow-purpose.ts';
import type { Owing } from '../receivables/ports.ts';

/** How many days a campaign looks ahead when nothing else is said; over a weekend and a holiday. */
export const defaultDaysAhead = 3;
export const mostDaysAhead = 60;

/** Campaigns for which it matters how many days they look ahead. */
export function looksAhead(purpose: CampaignPurpose): boolean {
  return purpose === 'courtesy' || purpose === 'promise_reminder';
}

/**
 * Who of a creditor's debtors such a campaign is about, on the day on which it is made: what is overdue; what comes due within `daysAhead`
 * days, of people with whom nothing is overdue; a promise whose day comes, or has passed unkept, within as many days; a telephone number
 * that nobody has confirmed yet. Pure.
 */
export function whomToCall(purpose: CampaignPurpose, today: Temporal.PlainDate, daysAhead: number): Owing {
  const from = today.toString();
  const to = today.add({ days: daysAhead }).toString();
  switch (purpose) {
    case 'collection':
      return { who: 'overdue', before: from };
    case 'courtesy':
      return { who: 'due_soon', from, to };
    case 'promise_reminder':
      return { who: 'promised', from: today.subtract({ days: daysAhead }).toString(), to };
    case 'contact_verification':
      return { who: 'unconfirmed_phone' };
  }
}
