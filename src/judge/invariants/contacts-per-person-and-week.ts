import type { Invariant } from '../invariant.ts';
import { RecentDials } from '../recent-dials.ts';
import { burnsAttempt } from '../result-facts.ts';

/**
 * Calls that burned an attempt or are up, messages but for those that certainly did not leave, and letters that somebody posted. Those were
 * admitted when they were planned and not when they were posted: they count, and are not held against the rule themselves.
 */
export const contactsPerPersonAndWeek: Invariant = {
  id: 'contacts_per_person_and_week',
  says: 'Nobody is contacted more often within any seven days than the rules allow, all channels and creditors together.',
  weight: 'violation',
  start: (findings) => {
    const contacts = new RecentDials(sevenDays);
    const check = (
      personId: string,
      { at, seq, purpose }: { readonly at: number; readonly seq: number; readonly purpose: string },
      allowed: number | undefined,
    ) => {
      if (allowed === undefined || purpose === 'service_reply' || purpose === 'legal') return;
      const recent = contacts.since(personId, at - sevenDays + 1);
      findings.check(recent.length <= allowed, () => ({
        proof: recent.map((each) => each.seq),
        message: `${personId} was contacted for the ${recent.length}th time within seven days (line ${seq}); ${allowed} are allowed.`,
      }));
    };
    return {
      on: {
        attempt_reserved: ({ data, subject: { personId = '', attemptId }, seq }) => {
          if (!attemptId) return;
          contacts.add(personId, attemptId, { at: data.at, seq });
          check(personId, { at: data.at, seq, purpose: data.purpose }, data.terms?.contactsPerSevenDays);
        },
        attempt_ended: ({ data, subject }) => {
          if (subject.attemptId) contacts.settle(subject.attemptId, burnsAttempt(data.result));
        },
        message_written: ({ at, seq, subject: { personId = '' }, data: { messageId, purpose, terms } }) => {
          contacts.add(personId, messageId, { at, seq });
          check(personId, { at, seq, purpose }, terms?.contactsPerSevenDays);
        },
        contact_made_by_hand: ({ at, seq, subject: { personId = '' }, data: { stepId } }) => {
          contacts.add(personId, stepId, { at, seq });
          contacts.settle(stepId, true);
        },
        message_handed_over: ({ data }) => contacts.settle(data.messageId, true),
        message_failed: ({ data }) => contacts.settle(data.messageId, false),
      },
    };
  },
};

const sevenDays = 7 * 24 * 3_600_000;
