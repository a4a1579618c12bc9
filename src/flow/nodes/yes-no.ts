import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { oneKey, promptKey, spoken, tries, wait } from '../option-schemas.ts';
import type { FlowInput } from '../session.ts';

const options = z
  .preprocess(
    (raw) => (typeof raw === 'string' ? { prompt: raw } : raw),
    z.strictObject({ prompt: promptKey, wait, tries: tries.default(3) }),
  )
  .meta({ title: 'Yes or no' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

/** Asks a question that is answered by 1 (yes) or 2 (no). */
export const yesNo = defineNode<Options, Local>({
  type: 'yes_no',
  title: 'Yes or no',
  options,
  local: z.strictObject({ tried: z.number() }),
  outlets: () => ({
    yes: { title: '1: yes', keyed: true },
    no: { title: '2: no', keyed: true },
    gave_up: { title: 'No answer', keyed: false },
  }),
  prompts: ({ prompt }) => [{ prompt }, ...answerPrompts],
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried }, input) => {
    if (input.type === 'keyed' && input.digits === '1') return { leave: 'yes' };
    if (input.type === 'keyed' && input.digits === '2') return { leave: 'no' };
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up' };
  },
});

function ask(scene: Scene, { prompt, wait }: Options, tried: number, after?: FlowInput): Turn<Local> {
  const words = after ? wordsOn(scene, after) : [];
  const gather = oneKey(wait, !after, spoken({ yes: '1', no: '2' }));
  return { wait: { do: 'ask', say: [...words, scene.say(prompt)], gather }, local: { tried } };
}
