import type { Invariant } from '../invariant.ts';
import type { EventOf, Reserved } from '../judged-event.ts';
import { wallClock } from '../local-days.ts';

/**
 * Holds on a person and on a case, a promise's among them. A hold on a receivable only takes it out of the conversation, and which channel
 * a hold on a channel means is not in the journal.
 */
export const holdsRespected: Invariant = {
  id: 'holds_respected',
  says: 'While a promise, a dispute, hardship or another hold stands, nobody is called or written to to collect or to remind.',
  weight: 'violation',
  start: (findings) => {
    const holds = new Map<string, EventOf<'hold_placed'>[]>();
    return {
      on: {
        hold_placed: (event) => {
          const { scope } = event.data;
          if (scope !== 'person' && scope !== 'case') return;
          const { personId = '' } = event.subject;
          holds.set(personId, [...(holds.get(personId) ?? []), event]);
        },
        hold_released: ({ subject: { personId = '' }, data }) => {
          keep(holds, personId, (hold) => hold.data.holdId !== data.holdId);
        },
        message_written: ({ at, seq, subject, data: { messageId, purpose } }) => {
          const { personId = '' } = subject;
          keep(holds, personId, ({ data: { until } }) => until === null || at < until);
          const standing = holds
            .get(personId)
            ?.find((hold) => hold.data.from <= at && binds(hold, subject) && !passes(purpose, hold));
          findings.check(standing === undefined, () => ({
            proof: [standing?.seq ?? seq, seq],
            message: `${personId} was on hold (${standing?.data.reason}) when ${messageId} was written.`,
          }));
        },
        attempt_reserved: (event) => {
          const { personId = '', attemptId } = event.subject;
          const { at, purpose, timeZone } = event.data;
          keep(holds, personId, ({ data: { until } }) => until === null || at < until);
          const standing = holds
            .get(personId)
            ?.find((hold) => hold.data.from <= at && binds(hold, event.subject) && !passes(purpose, hold));
          findings.check(standing === undefined, () => ({
            proof: [standing?.seq ?? event.seq, event.seq],
            message:
              `${personId} was on hold (${standing?.data.reason}, ` +
              `${standing?.data.until == null ? 'until released' : `until ${wallClock(standing.data.until, timeZone)}`}) ` +
              `when attempt ${attemptId} was dialled at ${wallClock(at, timeZone)}.`,
          }));
        },
      },
    };
  },
};

/** Letters that must go may go, but to the dead. What the debtor asked for passes the holds that her own word has opened; old bank data say nothing of what is not due yet. */
function passes(purpose: string, { data: { reason } }: EventOf<'hold_placed'>): boolean {
  if (purpose === 'legal') return reason !== 'deceased';
  if (purpose === 'courtesy') return reason === 'stale_bank_data';
  return purpose === 'service_reply' && ownWord.has(reason);
}

const ownWord: ReadonlySet<string> = new Set(['promise', 'plan', 'dispute', 'payment_in_transit', 'hardship']);

function binds({ data: { scope }, subject: held }: EventOf<'hold_placed'>, called: Reserved['subject']): boolean {
  return scope === 'case'
    ? held.caseId === called.caseId
    : held.creditorId === undefined || held.creditorId === called.creditorId;
}

/** Forgets the holds of a person that no longer stand. */
function keep(
  holds: Map<string, EventOf<'hold_placed'>[]>,
  personId: string,
  stands: (hold: EventOf<'hold_placed'>) => boolean,
): void {
  const known = holds.get(personId);
  if (!known) return;
  const left = known.filter(stands);
  if (left.length > 0) holds.set(personId, left);
  else holds.delete(personId);
}
