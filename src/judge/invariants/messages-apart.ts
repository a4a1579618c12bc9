import type { MessageId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import { wallClock } from '../local-days.ts';

/** The last message per person and channel, whatever it was for; one that certainly did not leave is as if it had never been. */
export const messagesApart: Invariant = {
  id: 'messages_apart',
  says: 'Between two messages to one person on one channel lie the hours that the rules ask for, unless she asked or it must go.',
  weight: 'violation',
  start: (findings) => {
    const last = new Map<string, Sent[]>();
    const keyOf = new Map<MessageId, string>();
    return {
      on: {
        message_written: ({ at, seq, subject: { personId }, data: { messageId, channel, purpose, terms } }) => {
          const key = `${personId}|${channel}`;
          const hours = terms?.hoursBetweenMessages ?? 0;
          const before = last.get(key)?.at(-1);
          if (purpose !== 'service_reply' && purpose !== 'legal')
            findings.check(before === undefined || at >= before.at + hours * 3_600_000, () => ({
              proof: [before?.seq ?? seq, seq],
              message:
                `${messageId} to ${personId} was written at ${wallClock(at, terms?.timeZone ?? '')}, less than ${hours} hours ` +
                `after another by ${channel}.`,
            }));
          last.set(key, [...(last.get(key) ?? []).slice(-remembered), { messageId, at, seq }]);
          keyOf.set(messageId, key);
        },
        message_handed_over: ({ data: { messageId } }) => {
          keyOf.delete(messageId);
        },
        message_failed: ({ data: { messageId } }) => {
          const key = keyOf.get(messageId);
          keyOf.delete(messageId);
          if (key)
            last.set(
              key,
              (last.get(key) ?? []).filter((each) => each.messageId !== messageId),
            );
        },
      },
    };
  },
};

type Sent = { readonly messageId: MessageId; readonly at: number; readonly seq: number };

/** The newest may turn out not to have left: then those before it count. */
const remembered = 3;
