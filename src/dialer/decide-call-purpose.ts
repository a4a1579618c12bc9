import type { CampaignPurpose } from '../flow/flow-purpose.ts';
import type { CallFacts } from '../flow/session.ts';
import type { Purpose } from '../gate/contact.ts';

/**
 * As what the gate is asked about a call of such a campaign, as things stand; null: what the campaign is for is over with this person. A
 * reminder of a promise is a service that the debtor agreed to, until its day has passed: then it waits, as every collection does, for the
 * end of the promise's hold. Questions about telephone and e-mail are no service that anybody asked for: every hold stops them. Pure.
 */
export function decideCallPurpose(
  purpose: CampaignPurpose,
  { today, daysPastDue, promise }: Pick<CallFacts, 'today' | 'daysPastDue' | 'promise'>,
): Purpose | null {
  switch (purpose) {
    case 'collection':
      return daysPastDue > 0 ? 'collection' : null;
    case 'courtesy':
      return daysPastDue <= 0 ? 'courtesy' : null;
    case 'promise_reminder':
      if (promise === null) return null;
      return promise.state === 'open' && promise.date >= today ? 'service_reply' : 'collection';
    case 'contact_verification':
      return 'courtesy';
  }
}
