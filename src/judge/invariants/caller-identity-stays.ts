import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import { LocalDays } from '../local-days.ts';
import { RecentDials } from '../recent-dials.ts';

/**
 * A remark only: that an operator withdrew an identity is not in the journal. Known reasons for a change are its caps, its rest, a day
 * after it was blocked as spam, and a campaign whose policy rotates: such calls are not looked at.
 */
export const callerIdentityStays: Invariant = {
  id: 'caller_identity_stays',
  says: 'A person sees the same number of a creditor at every call, as long as that number may be used.',
  weight: 'remark',
  start: (findings) => {
    const seen = new Map<string, { readonly identity: string; readonly seq: number }>();
    const identities = new Map<string, { cap: number; atOnce: number | null; blockedAt: number }>();
    const uses = new RecentDials(25 * 3_600_000);
    const open = new Map<AttemptId, { readonly identity: string; readonly at: number }>();
    const days = new LocalDays();
    const restUntil = new Map<string, number>();
    return {
      on: {
        caller_identity_rested: ({ data: { callerIdentityId, until } }) => {
          restUntil.set(callerIdentityId, until);
        },
        attempt_reserved: ({ data, subject: { personId, creditorId, attemptId }, seq }) => {
          if (!attemptId) return;
          const { at, timeZone, callerIdentityId: identity } = data;
          const date = days.of(at, timeZone)?.date;
          const before = seen.get(`${personId}|${creditorId}`);
          if (before && (data.callerIdentityPolicy ?? 'sticky') === 'sticky') {
            const up = [...open.values()].filter((call) => call.identity === before.identity).length;
            const known = identities.get(before.identity);
            const usable =
              known !== undefined &&
              uses.of(`${before.identity} ${date}`).length < known.cap &&
              up < (known.atOnce ?? Number.POSITIVE_INFINITY) &&
              at >= (restUntil.get(before.identity) ?? 0) &&
              at - known.blockedAt >= restAfterSpamBlock;
            findings.check(before.identity === identity || !usable, () => ({
              proof: [before.seq, seq],
              message: `${personId} saw ${before.identity} before and ${identity} in attempt ${attemptId}, though the first could be used.`,
            }));
          }
          seen.set(`${personId}|${creditorId}`, { identity, seq });
          identities.set(identity, {
            cap: data.caps.identityPerDay,
            atOnce: data.caps.identityAtOnce ?? null,
            blockedAt: identities.get(identity)?.blockedAt ?? Number.NEGATIVE_INFINITY,
          });
          uses.add(`${identity} ${date}`, attemptId, { at, seq });
          open.set(attemptId, { identity, at });
        },
        attempt_ended: ({ data, subject: { attemptId } }) => {
          const call = attemptId && open.get(attemptId);
          if (!call) return;
          open.delete(attemptId);
          uses.settle(attemptId, true);
          const known = identities.get(call.identity);
          if (known && data.result === 'spam_blocked') known.blockedAt = call.at;
        },
      },
    };
  },
};

const restAfterSpamBlock = 24 * 3_600_000;
