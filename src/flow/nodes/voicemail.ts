import { z } from 'zod';
import { defineNode, noState, type Scene, type Turn } from '../define-node.ts';
import { duration, promptKey } from '../option-schemas.ts';

const options = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? { prompt: raw } : (raw ?? {})),
    z.strictObject({
      prompt: promptKey.default('voicemail').meta({ title: 'Message, without a word of a debt' }),
      wait: duration.prefault('30 s').meta({ title: 'Longest wait for the beep' }),
    }),
  )
  .meta({ title: 'Message on an answering machine' });
type Options = z.output<typeof options>;

/**
 * Leaves a message after the beep of an answering machine. Anybody may play it: who called, for whom and the number to call back, no more
 * (12 CFR 1006.2(j), limited-content message; model for what a neutral message may hold).
 */
export const voicemail = defineNode<Options, Record<string, never>>({
  type: 'voicemail',
  title: 'Message on an answering machine',
  options,
  local: noState,
  outlets: () => ({
    left: { title: 'The message was left', keyed: false },
    cut: { title: 'The machine cut it off', keyed: false },
  }),
  prompts: ({ prompt }) => [{ prompt }],
  enter: leave,
  resume: (scene, options, _local, input) => {
    if (input.type !== 'message_left') return leave(scene, options);
    if (!input.complete) return { leave: 'cut' };
    return { leave: 'left', effects: [{ do: 'set_result', result: 'machine_message_left' }] };
  },
});

function leave(scene: Scene, { prompt, wait }: Options): Turn<Record<string, never>> {
  return { wait: { do: 'leave_message', say: [scene.say(prompt)], waitMs: wait }, local: {} };
}
