import type { DisputeWire, PlanWire, PromiseWire } from '../../../web/agreements/api-types.ts';

const promiseStates: Readonly<Record<PromiseWire['state'], string>> = {
  proposed: 'Proposed',
  active: 'Waiting',
  kept: 'Kept',
  partially_kept: 'Partly kept',
  broken: 'Broken',
  cancelled: 'Cancelled',
  superseded: 'Replaced',
};

const planStates: Readonly<Record<PlanWire['state'], string>> = {
  draft: 'Being put together',
  offered: 'Offered',
  active: 'Waiting',
  late: 'Late',
  broken: 'Broken',
  completed: 'Completed',
  cancelled: 'Cancelled',
  superseded: 'Replaced',
};

/** As a debtor's file says them as well. */
export const disputeStates: Readonly<Record<DisputeWire['state'], string>> = {
  open: 'Open',
  awaiting_debtor: 'Waiting for the debtor',
  internal_review: 'Under review',
  accepted: 'Accepted',
  partly: 'Partly accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

/** Who places a hold and is nobody of ours. */
const placers: Readonly<Record<string, string>> = { debtor: 'the debtor', system: 'the system' };

/** Words of promises, plans, disputes and holds of everybody. */
export const enAgreements = {
  title: 'Agreements',
  tabs: { promises: 'Promises', plans: 'Plans', disputes: 'Disputes', holds: 'Holds' },
  state: 'State',
  creditor: 'Creditor',
  reason: 'Reason',
  export: 'CSV',
  every: 'All',
  from: 'From day',
  to: 'To day',
  older: 'Show more',
  fresh: (count: number) => (count === 1 ? 'Show 1 new one' : `Show ${count} new ones`),
  promises: {
    states: promiseStates,
    emptyTitle: 'No promises',
    emptyBody: 'Whoever promises to pay in a call, or has it written down by a colleague, is here with what came of it.',
    filteredBody: 'No promise is like that.',
    by: (day: string) => `by ${day}`,
    grace: (day: string) => `counts until ${day}`,
    paid: (amount: string) => `${amount} paid`,
    nothing: 'nothing paid yet',
    given: (when: string) => `given ${when}`,
  },
  plans: {
    states: planStates,
    emptyTitle: 'No payment plans',
    emptyBody: 'Whoever agrees to pay by instalments is here with what has been paid of them.',
    filteredBody: 'No plan is like that.',
    instalments: (paid: number, all: number) => `${paid} of ${all} instalments paid`,
    next: (amount: string, day: string) => `next: ${amount} by ${day}`,
    paid: (amount: string, total: string) => `${amount} of ${total} paid`,
  },
  disputes: {
    states: disputeStates,
    emptyTitle: 'No disputes',
    emptyBody:
      'Whoever says in a call, or to a colleague, that a receivable is wrong is here with what became of it. It is not collected until somebody decides.',
    filteredBody: 'No dispute is like that.',
    since: (when: string) => `since ${when}`,
    looks: (department: string) => `${department} decides`,
    nobody: 'nobody was asked yet',
  },
  holds: {
    emptyTitle: 'Nothing is on hold',
    emptyBody: 'What keeps us from contacting somebody shows up here, with who placed it and until when.',
    filteredBody: 'No hold is like that.',
    everyCreditor: 'binds every creditor',
    scopes: {
      receivable: 'one receivable',
      case: 'all owed to one creditor',
      person: 'the whole person',
      channel: 'one channel',
    },
    since: (when: string, who: string) => (who ? `since ${when}, placed by ${placers[who] ?? who}` : `since ${when}`),
    until: (when: string) => `until ${when}`,
    open: 'until it is ended',
    itsCause: 'ends with what it stands for',
    release: 'End the hold',
    releaseOf: (who: string) => `End the hold of ${who}`,
    why: 'Why may it end?',
    whyHint: 'Kept with the hold. It never goes into the journal.',
    body: 'What else stands on record still holds. The strategies of the debtor go on from where they stood.',
    close: 'Close',
  },
};
