import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

export const oneLiveCallPerPerson: Invariant = {
  id: 'one_live_call_per_person',
  says: 'Nobody is called while another call to the same person, or for the same entry of a campaign, is still up.',
  weight: 'violation',
  start: (findings) => {
    const busy = new Map<string, { readonly attemptId: AttemptId; readonly seq: number }>();
    const keysOf = new Map<AttemptId, readonly string[]>();
    return {
      on: {
        attempt_reserved: ({ subject: { personId, attemptId }, data, seq }) => {
          if (!attemptId) return;
          const keys = [personId ?? '', data.entryId];
          const other = keys.map((key) => busy.get(key)).find((live) => live !== undefined && live.attemptId !== attemptId);
          findings.check(other === undefined, () => ({
            proof: [other?.seq ?? seq, seq],
            message: `Attempt ${attemptId} to ${personId} was dialled while attempt ${other?.attemptId} was still up.`,
          }));
          keysOf.set(attemptId, keys);
          for (const key of keys) busy.set(key, { attemptId, seq });
        },
        attempt_ended: ({ subject: { attemptId } }) => {
          if (!attemptId) return;
          for (const key of keysOf.get(attemptId) ?? []) if (busy.get(key)?.attemptId === attemptId) busy.delete(key);
          keysOf.delete(attemptId);
        },
      },
    };
  },
};
