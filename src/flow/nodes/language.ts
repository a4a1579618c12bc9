import { z } from 'zod';
import { type Language, languages } from '../../kernel/country.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { oneKey, tries, wait } from '../option-schemas.ts';

/** The key of each language, in every flow; each prompt `language-…` names it in its own language. */
const keys: Readonly<Record<Language, string>> = { cs: '1', sk: '2', pl: '3', hu: '4', en: '5' };

const options = z
  .strictObject({
    offer: z
      .array(z.enum(languages))
      .min(2, 'offer at least two languages')
      .refine((offer) => new Set(offer).size === offer.length, 'offer each language once')
      .meta({ title: 'Languages' }),
    wait,
    tries: tries.default(1),
  })
  .meta({ title: 'Choice of a language' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

/**
 * Offers each language in its own words: 1 Czech, 2 Slovak, 3 Polish, 4 Hungarian, 5 English. What is said from then on is said in the
 * one that was chosen; whoever presses nothing goes on in the language in which the call began.
 */
export const language = defineNode<Options, Local>({
  type: 'language',
  title: 'Choice of a language',
  options,
  local: z.strictObject({ tried: z.number() }),
  outlets: () => ({
    chosen: { title: 'A language was chosen', keyed: true },
    unchanged: { title: 'Nothing chosen', keyed: false },
  }),
  prompts: ({ offer }) => offer.map((each) => ({ prompt: `language-${each}` })),
  speaks: ({ offer }) => offer,
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried }, input) => {
    const chosen = input.type === 'keyed' ? options.offer.find((each) => keys[each] === input.digits) : undefined;
    if (chosen) return { leave: 'chosen', remember: { language: chosen } };
    return tried < options.tries ? ask(scene, options, tried + 1, true) : { leave: 'unchanged' };
  },
  says: (scene, { offer }) => offer.map((each) => scene.sayIn(each, `language-${each}`)),
});

function ask(scene: Scene, { offer, wait }: Options, tried: number, again = false): Turn<Local> {
  const say = offer.map((each) => scene.sayIn(each, `language-${each}`));
  return { wait: { do: 'ask', say, gather: oneKey(wait, !again) }, local: { tried } };
}
