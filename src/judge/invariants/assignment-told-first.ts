import type { Invariant } from '../invariant.ts';
import { wallClock } from '../local-days.ts';

/** Since when a claim is another's is believed to the contact and to the creditor's standing duty; whether she was told is recounted. */
export const assignmentToldFirst: Invariant = {
  id: 'assignment_told_first',
  says: 'Nobody is called or written to about a claim that was sold before she was told of the sale.',
  weight: 'violation',
  start: (findings) => {
    const told = new Map<string, string>();
    const duties = new Map<string, string>();
    const check = (
      { personId, creditorId }: { readonly personId?: string; readonly creditorId?: string },
      { at, seq, purpose, timeZone }: Contact,
      stated: string | null | undefined,
    ) => {
      if (purpose !== 'collection' && purpose !== 'courtesy') return;
      const since = latest(stated ?? undefined, duties.get(creditorId ?? ''));
      const on = told.get(`${personId}|${creditorId}`);
      findings.check(since === undefined || (on !== undefined && on >= since), () => ({
        proof: [seq],
        message: `${personId} was contacted at ${wallClock(at, timeZone)} and was not told yet of the assignment of ${since}.`,
      }));
    };
    return {
      on: {
        notice_duty_set: ({ subject: { creditorId = '' }, data: { since } }) => {
          duties.set(creditorId, since);
        },
        notice_duty_removed: ({ subject: { creditorId = '' } }) => {
          duties.delete(creditorId);
        },
        notice_recorded: ({ subject: { personId, creditorId }, data: { kind, sentOn } }) => {
          const key = `${personId}|${creditorId}`;
          if (kind === 'assignment' && sentOn > (told.get(key) ?? '')) told.set(key, sentOn);
        },
        attempt_reserved: ({ subject, data, seq }) => check(subject, { ...data, seq }, data.terms?.assignedSince),
        message_written: ({ subject, at, seq, data: { purpose, terms } }) =>
          check(subject, { at, seq, purpose, timeZone: terms?.timeZone ?? '' }, terms?.assignedSince),
      },
    };
  },
};

type Contact = { readonly at: number; readonly seq: number; readonly purpose: string; readonly timeZone: string };

function latest(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
