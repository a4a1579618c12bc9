import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { duration, promptKey, severalKeys, tries } from '../option-schemas.ts';
import type { FlowInput } from '../session.ts';

const options = z
  .strictObject({
    prompt: promptKey,
    as: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/, 'name it in small letters, like house_number')
      .meta({ title: 'Name of what is entered' }),
    digits: z.number().int().min(1).max(30).optional().meta({ title: 'Exactly this many digits' }),
    least: z.number().int().min(1).max(30).default(1).meta({ title: 'Least digits' }),
    most: z.number().int().min(1).max(30).default(20).meta({ title: 'Most digits' }),
    wait: duration.prefault('7 s').meta({ title: 'Time for the first key' }),
    tries: tries.default(3),
  })
  .refine(({ least, most }) => least <= most, { message: 'the least number of digits is above the most', path: ['least'] })
  .meta({ title: 'Collect digits' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

/**
 * Takes a number that is not a secret (a house number, a reading, an answer to a question): it enters the session and the journal and can
 * be read back as `{collected.NAME|…}`. For identity there is `verify`. `#` ends the entry, `*` starts it anew.
 */
export const collect = defineNode<Options, Local>({
  type: 'collect',
  title: 'Collect digits',
  options,
  local: z.strictObject({ tried: z.number() }),
  outlets: () => ({
    collected: { title: 'Entered', keyed: true, collects: true },
    gave_up: { title: 'Nothing entered', keyed: false },
  }),
  prompts: ({ prompt }) => [{ prompt }, ...answerPrompts],
  collects: ({ as }) => [as],
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried }, input) => {
    if (input.type === 'keyed' && fits(options, input.digits))
      return { leave: 'collected', remember: { collected: { ...scene.session.collected, [options.as]: input.digits } } };
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up' };
  },
});

function ask(scene: Scene, options: Options, tried: number, after?: FlowInput): Turn<Local> {
  const { prompt, digits, wait } = options;
  const gather = severalKeys(digits ?? options.least, digits ?? options.most, wait, !after);
  return { wait: { do: 'ask', say: [...(after ? wordsOn(scene, after) : []), scene.say(prompt)], gather }, local: { tried } };
}

function fits({ digits, least, most }: Options, entered: string): boolean {
  return /^\d+$/.test(entered) && entered.length >= (digits ?? least) && entered.length <= (digits ?? most);
}
