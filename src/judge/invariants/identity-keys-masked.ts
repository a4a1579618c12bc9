import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { JudgedEvent } from '../judged-event.ts';

/**
 * A node at which an identity check (or the search for a caller by her customer number) is made is one that asks for identity digits. One key in the clear is the choice of a way to identify
 * oneself; more are digits that should have been masked. What cannot be seen from here (a single-digit customer number) the language of
 * flows and the search of everything at rest must answer for.
 */
export const identityKeysMasked: Invariant = {
  id: 'identity_keys_masked',
  says: 'Digits by which somebody identifies himself are written down as their number only, never as digits.',
  weight: 'violation',
  start: (findings) => {
    const calls = new Map<AttemptId, { node: string; readonly clear: Map<string, number[]>; readonly asking: Set<string> }>();
    const answered = ({ subject: { attemptId } }: JudgedEvent) => {
      if (attemptId) calls.set(attemptId, { node: '', clear: new Map(), asking: new Set() });
    };
    const checked = ({ subject: { attemptId }, seq }: JudgedEvent) => {
      const call = attemptId && calls.get(attemptId);
      if (!call) return;
      const leaked = call.clear.get(call.node);
      findings.check(leaked === undefined, () => leak(attemptId, call.node, [...(leaked ?? []), seq]));
      call.clear.delete(call.node);
      call.asking.add(call.node);
    };
    const over = ({ subject: { attemptId } }: JudgedEvent) => {
      if (attemptId) calls.delete(attemptId);
    };
    return {
      on: {
        attempt_answered: answered,
        inbound_call_answered: answered,
        node_entered: ({ data, subject: { attemptId } }) => {
          const call = attemptId && calls.get(attemptId);
          if (call) call.node = data.node;
        },
        keys_pressed: ({ data, subject: { attemptId }, seq }) => {
          const call = attemptId && calls.get(attemptId);
          if (!call || !severalDigits.test(data.keys)) return;
          if (call.asking.has(data.node)) findings.check(false, () => leak(attemptId, data.node, [seq]));
          else call.clear.set(data.node, [...(call.clear.get(data.node) ?? []), seq]);
        },
        identity_checked: checked,
        caller_looked_up: checked,
        attempt_ended: over,
        inbound_call_ended: over,
      },
    };
  },
};

const severalDigits = /\d.*\d/;

function leak(attemptId: AttemptId, node: string, proof: number[]) {
  return { proof, message: `Attempt ${attemptId} wrote down in the clear what was keyed at ${node}, where identity is checked.` };
}
