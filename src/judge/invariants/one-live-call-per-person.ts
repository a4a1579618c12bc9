import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { JudgedEvent } from '../judged-event.ts';

export const oneLiveCallPerPerson: Invariant = {
  id: 'one_live_call_per_person',
  says: 'Nobody is called while another call with the same person, or for the same entry of a campaign, is still up.',
  weight: 'violation',
  start: (findings) => {
    const busy = new Map<string, { readonly attemptId: AttemptId; readonly seq: number }>();
    const keysOf = new Map<AttemptId, readonly string[]>();
    const takes = (attemptId: AttemptId | undefined, keys: readonly string[], seq: number) => {
      if (!attemptId) return;
      keysOf.set(attemptId, [...(keysOf.get(attemptId) ?? []), ...keys]);
      for (const key of keys) busy.set(key, { attemptId, seq });
    };
    const frees = ({ subject: { attemptId } }: JudgedEvent) => {
      if (!attemptId) return;
      for (const key of keysOf.get(attemptId) ?? []) if (busy.get(key)?.attemptId === attemptId) busy.delete(key);
      keysOf.delete(attemptId);
    };
    return {
      on: {
        // Whoever calls us cannot be kept from it; from then on we do not call.
        inbound_call_arrived: ({ subject: { personId, attemptId }, seq }) => takes(attemptId, personId ? [personId] : [], seq),
        caller_looked_up: ({ subject: { personId, attemptId }, data, seq }) =>
          takes(attemptId, personId && data.found ? [personId] : [], seq),
        inbound_call_ended: frees,
        attempt_reserved: ({ subject: { personId, attemptId }, data, seq }) => {
          if (!attemptId) return;
          const keys = [personId ?? '', data.entryId];
          const other = keys.map((key) => busy.get(key)).find((live) => live !== undefined && live.attemptId !== attemptId);
          findings.check(other === undefined, () => ({
            proof: [other?.seq ?? seq, seq],
            message: `Attempt ${attemptId} to ${personId} was dialled while attempt ${other?.attemptId} was still up.`,
          }));
          takes(attemptId, keys, seq);
        },
        attempt_ended: frees,
      },
    };
  },
};
