import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import { LocalDays } from '../local-days.ts';
import { RecentDials } from '../recent-dials.ts';

/** A use whose order Asterisk refused (no INVITE left) was given back and does not count. */
export const callerIdentityDailyCap: Invariant = {
  id: 'caller_identity_daily_cap',
  says: 'No caller identity is shown more often in a day than its daily cap allows.',
  weight: 'violation',
  start: (findings) => {
    const uses = new RecentDials(dayAndAnHour);
    const days = new LocalDays();
    const refused = new Set<AttemptId>();
    return {
      on: {
        attempt_reserved: ({ data, subject: { attemptId }, seq }) => {
          if (!attemptId) return;
          const date = days.of(data.at, data.timeZone)?.date;
          const key = `${data.callerIdentityId} ${date}`;
          uses.add(key, attemptId, { at: data.at, seq });
          const today = uses.of(key);
          findings.check(today.length <= data.caps.identityPerDay, () => ({
            proof: today.map((use) => use.seq),
            message: `${data.callerIdentityId} was shown for the ${today.length}th time on ${date}; its cap is ${data.caps.identityPerDay}.`,
          }));
        },
        attempt_order_answered: ({ data, subject: { attemptId } }) => {
          if (attemptId && data.taken === 'refused') refused.add(attemptId);
        },
        attempt_ended: ({ subject: { attemptId } }) => {
          if (attemptId) uses.settle(attemptId, !refused.delete(attemptId));
        },
      },
    };
  },
};

const dayAndAnHour = 25 * 3_600_000;
