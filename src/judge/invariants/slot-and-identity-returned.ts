import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { Reserved } from '../judged-event.ts';

/** "Exactly once" is `one_result_per_attempt`; here it is what was taken that comes back, and in time. */
export const slotAndIdentityReturned: Invariant = {
  id: 'slot_and_identity_returned',
  says: 'At its end every attempt gives back the line and the caller identity that it took, and none keeps them for a day.',
  weight: 'violation',
  start: (findings) => {
    const held = new Map<AttemptId, Reserved>();
    const leaked = new Set<AttemptId>();
    const tellLeaks = (now: Reserved) => {
      for (const [attemptId, taken] of held) {
        if (now.data.at - taken.data.at < longestPossibleCall) return;
        if (leaked.has(attemptId)) continue;
        leaked.add(attemptId);
        findings.check(false, () => ({
          proof: [taken.seq, now.seq],
          message: `Attempt ${attemptId} still held trunk ${taken.data.trunk} and ${taken.data.callerIdentityId} a day after its dial.`,
        }));
      }
    };
    return {
      on: {
        attempt_reserved: (event) => {
          if (event.subject.attemptId) held.set(event.subject.attemptId, event);
          tellLeaks(event);
        },
        attempt_ended: ({ subject: { attemptId }, data: { released }, seq }) => {
          const taken = attemptId && held.get(attemptId);
          if (!taken) return;
          held.delete(attemptId);
          leaked.delete(attemptId);
          const { trunk, callerIdentityId } = taken.data;
          findings.check(released.trunk === trunk && released.callerIdentityId === callerIdentityId, () => ({
            proof: [taken.seq, seq],
            message:
              `Attempt ${attemptId} took trunk ${trunk} and ${callerIdentityId}, ` +
              `and gave back trunk ${released.trunk} and ${released.callerIdentityId}.`,
          }));
        },
      },
    };
  },
};

/** Dialling goes on only after the record was compared with the wire: no call that lasts a day can still be up then. */
const longestPossibleCall = 24 * 3_600_000;
