import type { Invariant } from '../invariant.ts';
import { wallClock } from '../local-days.ts';
import { RecentDials } from '../recent-dials.ts';
import { burnsAttempt } from '../result-facts.ts';

/** Counted at each dial over the seven days before it: calls whose result burned an attempt, those still up, and this one. */
export const callsPerPersonAndWeek: Invariant = {
  id: 'calls_per_person_and_week',
  says: 'Nobody is called more often within any seven days than the rules allow, all numbers and creditors together.',
  weight: 'violation',
  start: (findings) => {
    const dials = new RecentDials(sevenDays);
    return {
      on: {
        attempt_reserved: ({ data, subject: { personId = '', attemptId }, seq }) => {
          if (!attemptId) return;
          dials.add(personId, attemptId, { at: data.at, seq });
          if (data.purpose === 'service_reply') return; // she asked for it: it counts, and is not refused
          const recent = dials.since(personId, data.at - sevenDays + 1);
          findings.check(recent.length <= data.caps.personPerSevenDays, () => ({
            proof: recent.map((dial) => dial.seq),
            message:
              `${personId} was called for the ${recent.length}th time within seven days at ` +
              `${wallClock(data.at, data.timeZone)}; ${data.caps.personPerSevenDays} calls are allowed.`,
          }));
        },
        attempt_ended: ({ data, subject }) => {
          if (subject.attemptId) dials.settle(subject.attemptId, burnsAttempt(data.result));
        },
      },
    };
  },
};

const sevenDays = 7 * 24 * 3_600_000;
