import type { AttemptId } from '../../kernel/ids.ts';
import { EndedAttempts } from '../ended-attempts.ts';
import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

export const nothingOutsideTheCall: Invariant = {
  id: 'nothing_outside_the_call',
  says: 'Nothing is said, asked, pressed or checked in a call before it is answered or after it has ended.',
  weight: 'violation',
  start: (findings) => {
    const calls = new Map<AttemptId, { readonly reserved: number; answered: boolean }>();
    const ended = new EndedAttempts<number>();
    const inside = ({ subject: { attemptId }, type, seq }: InCall) => {
      if (!attemptId) return;
      const call = calls.get(attemptId);
      const before = call?.reserved ?? ended.of(attemptId);
      findings.check(call?.answered === true, () => ({
        proof: before === undefined ? [seq] : [before, seq],
        message: `${type} of attempt ${attemptId} came ${call ? 'before it was answered' : before === undefined ? 'without a reservation' : 'after its end'}.`,
      }));
    };
    return {
      on: {
        attempt_reserved: ({ subject: { attemptId }, data, seq }) => {
          if (attemptId) calls.set(attemptId, { reserved: seq, answered: false });
          ended.forgetBefore(data.at);
        },
        attempt_answered: ({ subject: { attemptId } }) => {
          const call = attemptId && calls.get(attemptId);
          if (call) call.answered = true;
        },
        node_entered: inside,
        prompt_heard: inside,
        keys_pressed: inside,
        identity_checked: inside,
        callback_asked: inside,
        survey_answered: inside,
        call_tagged: inside,
        webhook_called: inside,
        follow_up_requested: inside,
        attempt_ended: ({ subject: { attemptId }, at, seq }) => {
          if (!attemptId) return;
          calls.delete(attemptId);
          ended.add(attemptId, at, seq);
        },
      },
    };
  },
};

type InCall = EventOf<
  | 'node_entered'
  | 'prompt_heard'
  | 'keys_pressed'
  | 'identity_checked'
  | 'callback_asked'
  | 'survey_answered'
  | 'call_tagged'
  | 'webhook_called'
  | 'follow_up_requested'
>;
