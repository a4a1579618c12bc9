import { z } from 'zod';
import { defineNode, noState, type Scene, type Turn } from '../define-node.ts';
import { duration, promptKey } from '../option-schemas.ts';

const options = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? { prompt: raw } : raw),
    z.strictObject({
      prompt: promptKey.meta({ title: 'Asks to speak, and says that it is recorded' }),
      longest: duration.prefault('2 min').meta({ title: 'Longest message' }),
      pause: duration.prefault('4 s').meta({ title: 'Silence that ends it' }),
    }),
  )
  .meta({ title: 'Voice message' });
type Options = z.output<typeof options>;

/** Records a message that the caller speaks, until `#`, a pause or the longest time. The prompt must say that it is recorded. */
export const record = defineNode<Options, Record<string, never>>({
  type: 'record',
  title: 'Voice message',
  options,
  local: noState,
  outlets: () => ({
    recorded: { title: 'A message was left', keyed: false },
    nothing: { title: 'Nothing was said, or it could not be recorded', keyed: false },
  }),
  prompts: ({ prompt }) => [{ prompt }],
  enter: listen,
  resume: (scene, options, _local, input) => {
    if (input.type !== 'recorded') return listen(scene, options);
    return { leave: input.recording === null ? 'nothing' : 'recorded' };
  },
});

function listen(scene: Scene, { prompt, longest, pause }: Options): Turn<Record<string, never>> {
  const say = [scene.say(prompt)];
  return { wait: { do: 'record', say, purpose: 'message', longestMs: longest, silenceMs: pause }, local: {} };
}
