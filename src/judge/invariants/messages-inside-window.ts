import type { Invariant } from '../invariant.ts';
import { LocalDays, wallClock } from '../local-days.ts';

/**
 * Replies that debtors asked for come when they are asked for. The window is the message's own word; that the day is a working day is
 * recounted, but for channels whose hours operators loosened with a reason.
 */
export const messagesInsideWindow: Invariant = {
  id: 'messages_inside_window',
  says: 'A message that nobody asked for is written inside the hours of its channel, by the debtor’s own clock.',
  weight: 'violation',
  start: (findings) => {
    const days = new LocalDays();
    let loosened: ReadonlySet<string> = new Set();
    return {
      on: {
        gate_rules_adopted: ({ data }) => {
          loosened = new Set(data.loosened.map(({ value }) => value));
        },
        message_written: ({ at, seq, data: { messageId, channel, purpose, terms } }) => {
          if (purpose === 'service_reply') return;
          const day = terms && days.of(at, terms.timeZone);
          const window = terms?.window;
          const open = day?.open || loosened.has(`${channel}_hours`);
          const ofToday = day && window && window.opens >= day.start && window.lastDial < day.end;
          findings.check(Boolean(open && ofToday && at >= window.opens && at <= window.lastDial), () => ({
            proof: [seq],
            message: `${messageId} (${channel}) was written at ${wallClock(at, terms?.timeZone ?? '')}, outside the hours of its channel.`,
          }));
        },
      },
    };
  },
};
