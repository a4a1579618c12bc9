import type { Invariant } from '../invariant.ts';
import type { Reserved } from '../judged-event.ts';
import { type LocalDay, LocalDays, wallClock } from '../local-days.ts';

/** Windows and working days, by the debtor's clock. Calls of the rehearsal calendar are judged by `rehearsal_stays_rehearsal`. */
export const callsInsideWindow: Invariant = {
  id: 'calls_inside_window',
  says: 'Every call is dialled inside the calling window of a working day by the debtor’s own clock, early enough to end in it.',
  weight: 'violation',
  start: (findings) => {
    const days = new LocalDays();
    /** Operators recorded a reason for calls at hours that no shipped pack allows. */
    let loosened = false;
    return {
      on: {
        gate_rules_adopted: ({ data }) => {
          loosened = data.loosened.some(({ value }) => value === 'voice_hours');
        },
        attempt_reserved: (event) => {
          if (event.data.calendar === 'rehearsal') return;
          const objection = objectionTo(event.data, days.of(event.data.at, event.data.timeZone), loosened);
          findings.check(objection === null, () => ({
            proof: [event.seq],
            message: `Attempt ${event.subject.attemptId} was dialled at ${wallClock(event.data.at, event.data.timeZone)}: ${objection}.`,
          }));
        },
      },
    };
  },
};

function objectionTo({ at, calendar, window }: Reserved['data'], day: LocalDay | undefined, loosened: boolean): string | null {
  if (!day) return 'that is no time zone of ours';
  if (calendar !== 'legal' || !window) return `no window bound it (calendar ${calendar})`;
  if (!day.open && !loosened) return 'that day is no working day';
  if (!(window.opens >= day.start && window.lastDial < day.end)) return 'the window that it names is of another day';
  if (!(at >= window.opens && at <= window.lastDial)) return 'that is outside its window';
  if (!(at >= day.earliest && at < day.latest) && !loosened) return 'no pack allows calls before 6:00 or from 22:00 on';
  return null;
}
