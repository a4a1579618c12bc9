import type { Invariant } from '../invariant.ts';
import { LocalDays, wallClock } from '../local-days.ts';
import { RecentDials } from '../recent-dials.ts';
import { burnsAttempt } from '../result-facts.ts';

/** Counted at each dial: the calls of that local day whose result burned an attempt, those still up, and this one. */
export const callsPerPersonAndDay: Invariant = {
  id: 'calls_per_person_and_day',
  says: 'Nobody is called more often in one day than the rules of that day allow, all numbers and creditors together.',
  weight: 'violation',
  start: (findings) => {
    const dials = new RecentDials(dayAndAnHour);
    const days = new LocalDays();
    return {
      on: {
        attempt_reserved: ({ data, subject: { personId = '', attemptId }, seq }) => {
          if (!attemptId) return;
          dials.add(personId, attemptId, { at: data.at, seq });
          if (data.purpose === 'service_reply') return; // she asked for it: it counts, and is not refused
          const today = dials.since(personId, days.of(data.at, data.timeZone)?.start ?? Number.NEGATIVE_INFINITY);
          findings.check(today.length <= data.caps.personPerDay, () => ({
            proof: today.map((dial) => dial.seq),
            message:
              `${personId} was called for the ${today.length}th time that day at ${wallClock(data.at, data.timeZone)}; ` +
              `${data.caps.personPerDay} calls are allowed.`,
          }));
        },
        attempt_ended: ({ data, subject }) => {
          if (subject.attemptId) dials.settle(subject.attemptId, burnsAttempt(data.result));
        },
      },
    };
  },
};

/** The longest day there is: the one on which the clock goes back. */
const dayAndAnHour = 25 * 3_600_000;
