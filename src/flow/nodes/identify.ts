import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { duration, promptKey, severalKeys, spoken, tries } from '../option-schemas.ts';
import type { FlowInput, Say } from '../session.ts';

const ways = ['caller_number', 'customer_number'] as const;

const options = z
  .strictObject({
    by: z.array(z.enum(ways)).min(1).default(['caller_number', 'customer_number']).meta({ title: 'Ways to find the person' }),
    prompt: promptKey.default('which-customer').meta({ title: 'Asks for the customer number' }),
    tries: tries.default(3).meta({ title: 'Unknown numbers until the caller is let go on' }),
    wait: duration.prefault('7 s').meta({ title: 'Time for the first key' }),
  })
  .meta({ title: 'Find out who is calling' });
type Options = z.output<typeof options>;
const local = z.strictObject({ unknown: z.number(), misses: z.number() });
type Local = z.output<typeof local>;

/**
 * Finds out about whom a call that came in may be: by the number from which it comes, where that leads to exactly one person, else by the
 * customer number that is keyed in (`*`: the caller has none). Whoever was found is only a candidate, and is yet to be verified. The digits
 * go to the search only. A caller who is verified already passes at once: nobody changes persons in the middle of a call.
 */
export const identify = defineNode<Options, Local>({
  type: 'identify',
  title: 'Find out who is calling',
  options,
  local,
  outlets: ({ by }) => ({
    found: { title: 'The call is about one person now', keyed: false },
    unknown: { title: 'Nobody was found', keyed: by.includes('customer_number') },
    no_number: { title: '*: has no customer number', keyed: true },
    gave_up: { title: 'No answer', keyed: false },
  }),
  prompts: ({ prompt, by }) =>
    by.includes('customer_number') ? [{ prompt }, { prompt: 'which-customer-unknown' }, ...answerPrompts] : [],
  enter: (scene, options) => {
    const { facts, session } = scene;
    if (session.verified || (options.by.includes('caller_number') && facts.candidates === 'one')) return { leave: 'found' };
    return options.by.includes('customer_number') ? ask(scene, options, { unknown: 0, misses: 0 }, []) : { leave: 'unknown' };
  },
  resume: (scene, options, state, input) => {
    if (input.type === 'person_found') return searched(scene, options, state, input);
    if (input.type === 'cancelled') return { leave: 'no_number' };
    if (input.type === 'identity_part' && input.complete) return { wait: { do: 'find_person' }, local: state };
    const misses = state.misses + 1;
    return misses < options.tries ? ask(scene, options, { ...state, misses }, wordsOn(scene, input)) : { leave: 'gave_up' };
  },
  /** What was keyed in died with the program. */
  again: (scene, options, state) => ask(scene, options, state, []),
});

function searched(
  scene: Scene,
  options: Options,
  state: Local,
  { facts }: Extract<FlowInput, { type: 'person_found' }>,
): Turn<Local> {
  if (facts) return { leave: 'found' };
  const unknown = state.unknown + 1;
  if (unknown >= options.tries) return { leave: 'unknown' };
  return ask(scene, options, { unknown, misses: 0 }, [scene.say('which-customer-unknown')]);
}

function ask(scene: Scene, { prompt, wait }: Options, local: Local, words: readonly Say[]): Turn<Local> {
  const first = local.unknown + local.misses === 0;
  return {
    wait: {
      do: 'ask_identity',
      say: [...words, scene.say(prompt)],
      gather: severalKeys(1, 20, wait, first, { speech: spoken({}, 'digits') }),
      field: 'customer_number',
    },
    local,
  };
}
