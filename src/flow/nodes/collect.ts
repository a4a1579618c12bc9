import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { digitChecks, passesCheck } from '../check-digits.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { collectedName, duration, promptKey, severalKeys, spoken, tries } from '../option-schemas.ts';
import type { FlowInput, Gather } from '../session.ts';

const options = z
  .strictObject({
    prompt: promptKey,
    as: collectedName.meta({ title: 'Name of what is entered' }),
    digits: z.number().int().min(1).max(30).optional().meta({ title: 'Exactly this many digits' }),
    least: z.number().int().min(1).max(30).default(1).meta({ title: 'Least digits' }),
    most: z.number().int().min(1).max(30).default(20).meta({ title: 'Most digits' }),
    finish: z.enum(['#', '*', 'none']).default('#').meta({ title: 'Key that ends the entry' }),
    wait: duration.prefault('7 s').meta({ title: 'Time for the first key' }),
    between: duration.prefault('4 s').meta({ title: 'Time between two keys' }),
    check: z.enum(digitChecks).optional().meta({ title: 'What the digits must be' }),
    sensitive: z.boolean().default(false).meta({ title: 'A secret: masked everywhere' }),
    tries: tries.default(3),
  })
  .refine(({ least, most }) => least <= most, { message: 'the least number of digits is above the most', path: ['least'] })
  .meta({ title: 'Collect digits' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

/**
 * Takes a number (a house number, a reading, a payment symbol): it enters the session and the journal and can be read back as
 * `{collected.NAME|…}`. A `sensitive` one is checked and then forgotten: the session holds a star for each digit, the journal their number.
 * For identity there is `verify`. `#` ends the entry (or the key `finish`), `*` starts it anew.
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
  prompts: ({ prompt, check }) => [{ prompt }, ...answerPrompts, ...(check ? [{ prompt: 'entry-wrong' }] : [])],
  collects: ({ as }) => [as],
  masks: ({ as, sensitive }) => (sensitive ? [as] : []),
  enter: (scene, options) => ask(scene, options, 1),
  resume: (scene, options, { tried }, input) => {
    if (input.type === 'keyed' && fits(scene, options, input.digits)) {
      const kept = options.sensitive ? '*'.repeat(input.digits.length) : input.digits;
      return { leave: 'collected', remember: { collected: { ...scene.session.collected, [options.as]: kept } } };
    }
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up' };
  },
});

function ask(scene: Scene, options: Options, tried: number, after?: FlowInput): Turn<Local> {
  const words = after ? wordsAfter(scene, options, after) : [];
  return { wait: { do: 'ask', say: [...words, scene.say(options.prompt)], gather: entry(options, !after) }, local: { tried } };
}

function wordsAfter(scene: Scene, { check }: Options, after: FlowInput) {
  return check && after.type === 'keyed' ? [scene.say('entry-wrong')] : wordsOn(scene, after);
}

function entry({ digits, least, most, finish, wait, between, sensitive }: Options, typeAhead: boolean): Gather {
  const more = severalKeys(digits ?? least, digits ?? most, wait, typeAhead, {
    finishKey: finish === 'none' ? null : finish,
    interDigitMs: between,
    speech: spoken({}, 'digits'),
    ...(sensitive && { sensitive }),
  });
  return { ...more, cancelKey: finish === '*' ? null : '*' };
}

function fits({ facts }: Scene, { digits, least, most, check }: Options, entered: string): boolean {
  const counted = /^\d+$/.test(entered) && entered.length >= (digits ?? least) && entered.length <= (digits ?? most);
  return counted && (check === undefined || passesCheck(check, entered, facts.country));
}
