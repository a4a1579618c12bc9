import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import { wallClock } from '../local-days.ts';
import { wasConversation } from '../result-facts.ts';

/**
 * The day of the conversation is day 1. A callback that the person asked for, in that call or since, lifts the silence; so does a promise
 * that was not kept: its hold ended since, and was released for no other reason.
 */
export const silenceAfterConversation: Invariant = {
  id: 'silence_after_conversation',
  says: 'After a conversation nobody is called or written to to collect by that creditor for the days of silence, unless the person asked for it or broke a promise.',
  weight: 'violation',
  start: (findings) => {
    const calls = new Map<AttemptId, Call>();
    const promises = new Map<string, { readonly between: string; readonly until: number }>();
    const askedInTheirCall = new Set<AttemptId>();
    const spoken = new Map<string, { readonly at: number; readonly seq: number; lifted: boolean }>();
    const brokenSince = (between: string, since: number, at: number) =>
      [...promises.values()].some((it) => it.between === between && since < it.until && it.until <= at);
    return {
      on: {
        hold_placed: ({ subject: { personId, creditorId }, data: { holdId, reason, until } }) => {
          if (reason === 'promise' && until !== null) promises.set(holdId, { between: `${personId}|${creditorId}`, until });
        },
        hold_released: ({ data: { holdId, why } }) => {
          if (why !== 'broken') promises.delete(holdId);
        },
        attempt_reserved: ({ subject: { personId, creditorId, attemptId }, data, seq }) => {
          if (!attemptId) return;
          const between = `${personId}|${creditorId}`;
          calls.set(attemptId, { between, at: data.at, timeZone: data.timeZone, askedBack: false });
          if (data.purpose !== 'collection') return;
          const last = spoken.get(between);
          const ends = last ? silentUntil(last.at, data.silenceDays, data.timeZone) : 0;
          const broken = last && brokenSince(between, last.at, data.at);
          findings.check(!last || last.lifted || broken || data.at >= ends, () => ({
            proof: [last?.seq ?? seq, seq],
            message:
              `${personId} was spoken with at ${wallClock(last?.at ?? 0, data.timeZone)} and dialled again ` +
              `at ${wallClock(data.at, data.timeZone)} (attempt ${attemptId}); silence was due until ${wallClock(ends, data.timeZone)}.`,
          }));
          if (data.at >= ends) spoken.delete(between);
        },
        message_written: ({ at, seq, subject: { personId, creditorId }, data: { messageId, purpose, terms } }) => {
          if (purpose !== 'collection' || !terms) return;
          const between = `${personId}|${creditorId}`;
          const last = spoken.get(between);
          const ends = last ? silentUntil(last.at, terms.silenceDays, terms.timeZone) : 0;
          findings.check(!last || last.lifted || brokenSince(between, last.at, at) || at >= ends, () => ({
            proof: [last?.seq ?? seq, seq],
            message: `${personId} was spoken with at ${wallClock(last?.at ?? 0, terms.timeZone)} and ${messageId} was written in the silence.`,
          }));
        },
        callback_asked: ({ subject: { personId, creditorId, attemptId } }) => {
          const call = attemptId && calls.get(attemptId);
          if (call) call.askedBack = true;
          else if (attemptId) askedInTheirCall.add(attemptId);
          const last = spoken.get(`${personId}|${creditorId}`);
          if (last) last.lifted = true;
        },
        // A debtor who called us was spoken with as well.
        inbound_call_ended: ({ subject: { personId, creditorId, attemptId }, data, seq }) => {
          const lifted = attemptId !== undefined && askedInTheirCall.delete(attemptId);
          if (personId && data.result && wasConversation(data.result))
            spoken.set(`${personId}|${creditorId}`, { at: data.at - (data.talkMs ?? 0), seq, lifted });
        },
        attempt_ended: ({ subject: { attemptId }, data, seq }) => {
          const call = attemptId && calls.get(attemptId);
          if (!call) return;
          calls.delete(attemptId);
          if (wasConversation(data.result)) spoken.set(call.between, { at: call.at, seq, lifted: call.askedBack });
        },
      },
    };
  },
};

type Call = { readonly between: string; readonly at: number; readonly timeZone: string; askedBack: boolean };

function silentUntil(at: number, days: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).startOfDay().add({ days }).epochMilliseconds;
}
