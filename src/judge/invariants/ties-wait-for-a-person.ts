import type { Invariant } from '../invariant.ts';

/** How many proposals were the surest travels in the event. */
export const tiesWaitForAPerson: Invariant = {
  id: 'ties_wait_for_a_person',
  says: 'A payment is matched by the program only where one single proposal was the surest; a tie waits for a person.',
  weight: 'violation',
  start: (findings) => ({
    on: {
      payment_matched: ({ data: { transactionId, rule, best }, actor, seq }) => {
        const byPerson = rule === 'manual' && actor.startsWith('user:');
        findings.check(byPerson || (rule !== 'manual' && best === 1), () => ({
          proof: [seq],
          message: `${transactionId} was matched by ${actor} under ${rule}, though ${best} proposals were as sure.`,
        }));
      },
    },
  }),
};
