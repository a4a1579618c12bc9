import type { Invariant } from '../invariant.ts';

/** The policy travels in the event; what it says is recounted here. */
export const plansAsAllowed: Invariant = {
  id: 'plans_as_allowed',
  says: 'A payment plan has no more instalments than the creditor allows, begins in time, and adds up to what is owed.',
  weight: 'violation',
  start: (findings) => ({
    on: {
      plan_accepted: ({ data: { planId, instalments, totalMinor, policy, today, firstBy }, seq }) => {
        const sum = instalments.reduce((total, { amountMinor }) => total + amountMinor, 0);
        const dates = instalments.map(({ date }) => date);
        const first = dates[0] ?? '';
        const inOrder = dates.every((date, index) => index === 0 || date > (dates[index - 1] ?? ''));
        const trouble = [
          ...(sum === totalMinor ? [] : [`comes to ${sum} of ${totalMinor}`]),
          ...(dates.length >= 2 && dates.length <= policy.most
            ? []
            : [`has ${dates.length} instalments of at most ${policy.most}`]),
          ...(first >= today && first <= firstBy ? [] : [`begins on ${first}, allowed from ${today} to ${firstBy}`]),
          ...(inOrder ? [] : ['has its dates in no order']),
          ...(instalments.slice(0, -1).every(({ amountMinor }) => amountMinor >= policy.leastMinor)
            ? []
            : [`has an instalment below ${policy.leastMinor}`]),
        ];
        findings.check(trouble.length === 0, () => ({ proof: [seq], message: `${planId} ${trouble.join(', ')}.` }));
      },
    },
  }),
};
