import type { Invariant } from '../invariant.ts';
import { burnsAttempt, wasConversation } from '../result-facts.ts';

export const resultCountedRightly: Invariant = {
  id: 'result_counted_rightly',
  says: 'A result takes one of the person’s attempts, and opens the silence after a conversation, exactly when the glossary says so.',
  weight: 'violation',
  start: (findings) => ({
    on: {
      attempt_ended: ({ subject: { attemptId }, data: { result, burns, conversation }, seq }) => {
        const holds = burns === burnsAttempt(result) && conversation === wasConversation(result);
        findings.check(holds, () => ({
          proof: [seq],
          message:
            `Attempt ${attemptId} ended as ${result} and was counted as ${burns ? 'burning' : 'not burning'} an attempt and ` +
            `as ${conversation ? 'a' : 'no'} conversation.`,
        }));
      },
    },
  }),
};
