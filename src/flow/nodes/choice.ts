import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { collectedName, oneKey, promptKey, spoken, tries, wait } from '../option-schemas.ts';
import type { FlowInput } from '../session.ts';

const options = z
  .strictObject({
    prompt: promptKey.meta({ title: 'Asks, and says what each number means' }),
    as: collectedName.meta({ title: 'Name of the answer' }),
    most: z.number().int().min(2).max(9).default(5).meta({ title: 'Highest number' }),
    wait,
    tries: tries.default(3),
  })
  .meta({ title: 'Choice of a number' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

/** Takes one number from 1 to 5 (or to `most`) and keeps it as `collected.NAME`, to branch on. */
export const choice = defineNode<Options, Local>({
  type: 'choice',
  title: 'Choice of a number',
  options,
  local: z.strictObject({ tried: z.number() }),
  outlets: () => ({
    chosen: { title: 'A number was chosen', keyed: true, collects: true },
    gave_up: { title: 'Nothing chosen', keyed: false },
  }),
  prompts: ({ prompt }) => [{ prompt }, ...answerPrompts],
  collects: ({ as }) => [as],
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried }, input) => {
    if (input.type === 'keyed' && /^[1-9]$/.test(input.digits) && Number(input.digits) <= options.most)
      return { leave: 'chosen', remember: { collected: { ...scene.session.collected, [options.as]: input.digits } } };
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up' };
  },
});

function ask(scene: Scene, { prompt, wait }: Options, tried: number, after?: FlowInput): Turn<Local> {
  const words = after ? wordsOn(scene, after) : [];
  const gather = oneKey(wait, !after, spoken({}, 'digits'));
  return { wait: { do: 'ask', say: [...words, scene.say(prompt)], gather }, local: { tried } };
}
