import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Outlet, type Scene, type Turn } from '../define-node.ts';
import { anyPhoneKey, duration, oneKey, promptKey, spoken, tries } from '../option-schemas.ts';
import { type FlowInput, spokenIntents } from '../session.ts';

const options = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? { prompt: raw } : raw),
    z.strictObject({
      prompt: promptKey,
      repeat: anyPhoneKey.optional().meta({ title: 'Key that repeats it' }),
      spoken: z.partialRecord(z.enum(spokenIntents), anyPhoneKey).default({}).meta({ title: 'What may be said for which key' }),
      wait: duration.prefault('5 s').meta({ title: 'Time for the key' }),
      tries: tries.default(3),
    }),
  )
  .meta({ title: 'Menu' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

/**
 * Plays a prompt and branches on one key. Silence and wrong keys repeat it, then leave by `gave_up`; the `repeat` key repeats it as often
 * as it is pressed. The keys are its outlets.
 */
export const menu = defineNode<Options, Local>({
  type: 'menu',
  title: 'Menu',
  options,
  local: z.strictObject({ tried: z.number() }),
  outlets: ({ repeat }, wanted) => ({ ...keyOutlets(wanted, repeat), gave_up: { title: 'Nothing chosen', keyed: false } }),
  prompts: ({ prompt }) => [{ prompt }, ...answerPrompts],
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried }, input) => {
    if (input.type === 'keyed' && input.digits === options.repeat) return ask(scene, options, tried);
    if (input.type === 'keyed' && scene.handles(input.digits)) return { leave: input.digits };
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up' };
  },
});

function ask(scene: Scene, { prompt, repeat, spoken: said, wait }: Options, tried: number, after?: FlowInput): Turn<Local> {
  const words = after ? wordsOn(scene, after) : [];
  const gather = oneKey(wait, !after, spoken({ ...(repeat === undefined ? {} : { repeat }), ...said }));
  return { wait: { do: 'ask', say: [...words, scene.say(prompt)], gather }, local: { tried } };
}

function keyOutlets(wanted: readonly string[], repeat: string | undefined): Record<string, Outlet> {
  const keys = wanted.filter((outlet) => /^[0-9*#]$/.test(outlet) && outlet !== repeat);
  return Object.fromEntries(keys.map((key) => [key, { title: `Key ${key}`, keyed: true }]));
}
