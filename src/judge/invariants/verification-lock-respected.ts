import type { Invariant } from '../invariant.ts';
import { wallClock } from '../local-days.ts';

export const verificationLockRespected: Invariant = {
  id: 'verification_lock_respected',
  says: 'After too many failed identifications nobody is called, or asked to identify himself by machine, before the lock is over.',
  weight: 'violation',
  start: (findings) => {
    const locks = new Map<string, { readonly until: number; readonly seq: number }>();
    const standing = (personId: string, at: number) => {
      const lock = locks.get(personId);
      if (!lock || at < lock.until) return lock;
      locks.delete(personId);
      return undefined;
    };
    return {
      on: {
        verification_locked: ({ subject: { personId = '' }, data, seq }) => {
          locks.set(personId, { until: data.until, seq });
        },
        attempt_reserved: ({ subject: { personId = '', attemptId }, data, seq }) => {
          const lock = standing(personId, data.at);
          findings.check(lock === undefined, () => ({
            proof: [lock?.seq ?? seq, seq],
            message: `${personId} was locked until ${wallClock(lock?.until ?? 0, data.timeZone)} when attempt ${attemptId} was dialled.`,
          }));
        },
        identity_checked: ({ subject: { personId = '', attemptId }, data, at, seq }) => {
          if (data.outcome !== 'match' && data.outcome !== 'no_match') return;
          const lock = standing(personId, at);
          findings.check(lock === undefined, () => ({
            proof: [lock?.seq ?? seq, seq],
            message: `${personId} was locked when attempt ${attemptId} checked an identity (${data.outcome}).`,
          }));
        },
      },
    };
  },
};
