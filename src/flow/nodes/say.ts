import { z } from 'zod';
import { defineNode, noState, type Scene, type Turn } from '../define-node.ts';
import { promptKey } from '../option-schemas.ts';

const options = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? { prompt: raw } : raw),
    z.strictObject({
      prompt: promptKey,
      interruptible: z.boolean().default(false).meta({ title: 'A key skips it' }),
    }),
  )
  .meta({ title: 'Say' });

/** Plays a prompt to its end, or, if interruptible, to the first key, which then answers the next question. */
export const say = defineNode({
  type: 'say',
  title: 'Say',
  options,
  local: noState,
  outlets: () => ({ said: { title: 'Said', keyed: false } }),
  prompts: ({ prompt }) => [{ prompt }],
  enter: play,
  resume: (scene, options, _local, input) => (input.type === 'said' ? { leave: 'said' } : play(scene, options)),
});

function play(scene: Scene, { prompt, interruptible }: z.output<typeof options>): Turn<Record<string, never>> {
  return { wait: { do: 'say', say: [scene.say(prompt)], bargeIn: interruptible }, local: {} };
}
