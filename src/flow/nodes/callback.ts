import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { earnedResult } from '../earned-result.ts';
import { oneKey, promptKey, spoken, tries, wait } from '../option-schemas.ts';
import type { CallbackSlot, FlowInput, Say } from '../session.ts';

const options = z
  .strictObject({
    prompt: promptKey.default('callback-when').meta({ title: 'Asks when' }),
    most: z.number().int().min(1).max(7).default(3).meta({ title: 'Most times offered' }),
    any: z.boolean().default(true).meta({ title: 'Also "at any time" (8)' }),
    wait,
    tries: tries.default(3),
  })
  .meta({ title: 'Call-back' });
type Options = z.output<typeof options>;
type Local = { readonly tried: number };

const anyTime = '8';
const parts = ['morning', 'afternoon', 'evening'] as const;
const date = { kind: 'date', disclosure: 'neutral' } as const;

/**
 * Asks when to call back: the soonest free times by the keys from 1 on, 8 at any time; `*` back, 0 an agent. Nothing is recorded of
 * anybody who was not identified but the wish itself.
 */
export const callback = defineNode<Options, Local>({
  type: 'callback',
  title: 'Call-back',
  options,
  local: z.strictObject({ tried: z.number() }),
  outlets: ({ any }) => ({
    asked: { title: 'Call-back recorded', keyed: true },
    ...(any ? {} : { none: { title: 'No time is free', keyed: false } }),
    declined: { title: '*: back', keyed: true },
    agent: { title: '0: an agent', keyed: true },
    gave_up: { title: 'No answer', keyed: false },
  }),
  prompts: ({ prompt, most, any }) => [
    { prompt },
    ...parts.map((part) => ({ prompt: `callback-${part}`, places: { date } })),
    ...Array.from({ length: most }, (_, index) => ({ prompt: `press-${index + 1}` })),
    ...(any ? [{ prompt: 'callback-any' }] : []),
    { prompt: 'callback-else' },
    ...answerPrompts,
  ],
  enter: (scene, options) => {
    if (!options.any && offered(scene, options).length === 0) return { leave: 'none' };
    return ask(scene, options, 1);
  },
  resume: (scene, options, { tried }, input) => {
    if (input.type === 'keyed') {
      if (input.digits === '*') return { leave: 'declined' };
      if (input.digits === '0') return { leave: 'agent' };
      if (input.digits === anyTime && options.any) return asked(scene, null);
      const slot = offered(scene, options).find((_slot, index) => String(index + 1) === input.digits);
      if (slot) return asked(scene, slot);
    }
    return tried < options.tries ? ask(scene, options, tried + 1, input) : { leave: 'gave_up' };
  },
  says: (scene, options) => [...answerPrompts.map(({ prompt }) => scene.say(prompt)), ...words(scene, options)],
});

function asked(scene: Scene, slot: CallbackSlot | null): Turn<Local> {
  return { leave: 'asked', effects: [{ do: 'ask_callback', slot }, ...earnedResult(scene, 'rpc_callback')] };
}

function ask(scene: Scene, options: Options, tried: number, after?: FlowInput): Turn<Local> {
  const say = [...(after ? wordsOn(scene, after) : []), ...words(scene, options)];
  const gather = oneKey(options.wait, !after, spoken({ agent: '0', back: '*' }, 'digits'));
  return { wait: { do: 'ask', say, gather }, local: { tried } };
}

function words(scene: Scene, options: Options): Say[] {
  const times = offered(scene, options).flatMap((slot, index) => [
    scene.say(`callback-${partOf(slot)}`, { date: { kind: 'date', date: slot.date } }),
    scene.say(`press-${index + 1}`),
  ]);
  return [scene.say(options.prompt), ...times, ...(options.any ? [scene.say('callback-any')] : []), scene.say('callback-else')];
}

function offered({ facts }: Scene, { most }: Options): readonly CallbackSlot[] {
  return facts.callbackSlots.slice(0, most);
}

/** By the middle of the slot: before noon, before five, or later. */
function partOf({ from, to }: CallbackSlot): (typeof parts)[number] {
  const middle = (minutesOf(from) + minutesOf(to)) / 2;
  if (middle < 12 * 60) return 'morning';
  return middle < 17 * 60 ? 'afternoon' : 'evening';
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
