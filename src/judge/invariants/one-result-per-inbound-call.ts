import type { AttemptId } from '../../kernel/ids.ts';
import { reachedRightParty } from '../../kernel/result-code.ts';
import { EndedAttempts } from '../ended-attempts.ts';
import type { Invariant } from '../invariant.ts';
import { wasConversation } from '../result-facts.ts';

/** With `complete`, a call that never ended is an error too. Nothing of such a call takes one of the person's attempts. */
export const oneResultPerInboundCall: Invariant = {
  id: 'one_result_per_inbound_call',
  says: 'Every call that came in is answered once at most and ends once, as its own record shows; only a conversation with the debtor counts.',
  weight: 'violation',
  start: (findings, { complete }) => {
    const open = new Map<AttemptId, Call>();
    const ended = new EndedAttempts<number>();
    const wrong = (proof: number[], message: string) => findings.check(false, () => ({ proof, message }));
    return {
      on: {
        inbound_call_arrived: ({ subject: { attemptId }, data, seq }) => {
          ended.forgetBefore(data.at);
          if (!attemptId) return wrong([seq], 'A call came in that bears no id.');
          const before = open.get(attemptId)?.seq ?? ended.of(attemptId);
          findings.check(before === undefined, () => ({
            proof: [before ?? seq, seq],
            message: `The call ${attemptId} came in a second time.`,
          }));
          open.set(attemptId, { seq, answered: false, matched: false });
        },
        inbound_call_answered: ({ subject: { attemptId }, seq }) => {
          const call = attemptId && open.get(attemptId);
          if (!call || call.answered)
            return wrong(
              [call ? call.seq : seq, seq],
              `The call ${attemptId} was answered ${call ? 'twice' : 'without having come in'}.`,
            );
          call.answered = true;
        },
        identity_checked: ({ subject: { attemptId }, data }) => {
          const call = attemptId && open.get(attemptId);
          if (call && data.outcome === 'match') call.matched = true;
        },
        inbound_call_ended: ({ subject: { attemptId, personId }, data, at, seq }) => {
          const call = attemptId && open.get(attemptId);
          if (!attemptId || !call) {
            const before = attemptId && ended.of(attemptId);
            return wrong(
              before ? [before, seq] : [seq],
              `The call ${attemptId} ended ${before ? 'a second time' : 'without having come in'}.`,
            );
          }
          open.delete(attemptId);
          ended.add(attemptId, at, seq);
          const { result, conversation } = data;
          const reached = result !== null && reachedRightParty(result);
          findings.check((result === null || call.answered) && (!reached || call.matched), () => ({
            proof: [call.seq, seq],
            message: `The call ${attemptId} ended as ${result}, but ${call.answered ? 'no identity check matched in it' : 'it was never answered'}.`,
          }));
          findings.check(conversation === (personId !== undefined && result !== null && wasConversation(result)), () => ({
            proof: [call.seq, seq],
            message: `The call ${attemptId} ended as ${result} and was counted as ${conversation ? 'a' : 'no'} conversation.`,
          }));
        },
      },
      finish: () => {
        if (complete)
          for (const [attemptId, { seq }] of open) wrong([seq], `The call ${attemptId}, which came in, never got a result.`);
      },
    };
  },
};

type Call = { readonly seq: number; answered: boolean; matched: boolean };
