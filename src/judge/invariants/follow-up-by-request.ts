import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

export const followUpByRequest: Invariant = {
  id: 'follow_up_by_request',
  says: 'A message after a call goes out only because the debtor chose it in that call, each kind once.',
  weight: 'violation',
  start: (findings) => {
    const calls = new Map<AttemptId, Map<string, number>>();
    return {
      on: {
        attempt_answered: ({ subject: { attemptId } }) => {
          if (attemptId) calls.set(attemptId, new Map());
        },
        follow_up_requested: ({ subject: { attemptId }, data: { channel, template }, actor, seq }) => {
          const requested = attemptId && calls.get(attemptId);
          const before = requested ? requested.get(`${channel}:${template}`) : undefined;
          findings.check(actor === 'debtor' && requested !== undefined && before === undefined, () => ({
            proof: [before ?? seq, seq],
            message:
              `The ${channel} ${template} of attempt ${attemptId} was requested ` +
              `${before !== undefined ? 'twice' : actor === 'debtor' ? 'outside a call' : `by ${actor}, not by the debtor`}.`,
          }));
          if (requested && before === undefined) requested.set(`${channel}:${template}`, seq);
        },
        attempt_ended: ({ subject: { attemptId } }) => {
          if (attemptId) calls.delete(attemptId);
        },
      },
    };
  },
};
