import type { MessageId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

export const oneFatePerMessage: Invariant = {
  id: 'one_fate_per_message',
  says: 'A message is handed over at most once: it was taken, or certainly did not leave, or perhaps left and is not sent again.',
  weight: 'violation',
  start: (findings) => {
    const underWay = new Map<MessageId, number>();
    const fate = ({ data: { messageId }, type, seq }: Fate) => {
      findings.check(underWay.delete(messageId), () => ({
        proof: [seq],
        message: `${messageId} met a fate (${type}) though it was not under way: never written, or settled before.`,
      }));
    };
    return {
      on: {
        message_written: ({ data: { messageId }, seq }) => {
          underWay.set(messageId, seq);
        },
        report_written: ({ data: { messageId }, seq }) => {
          underWay.set(messageId, seq);
        },
        message_handed_over: fate,
        message_failed: fate,
        message_fate_unknown: fate,
      },
    };
  },
};

type Fate = EventOf<'message_handed_over' | 'message_failed' | 'message_fate_unknown'>;
