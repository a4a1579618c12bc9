import { z } from 'zod';
import type { SpokenValue } from '../../kernel/prompt-text.ts';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { duration, oneKey, tries } from '../option-schemas.ts';
import type { CallFacts, Say } from '../session.ts';

const options = z
  .strictObject({
    wait: duration.prefault('6 s').meta({ title: 'Time for the key' }),
    tries: tries.default(2),
  })
  .meta({ title: 'Details of each receivable' });
type Options = z.output<typeof options>;
type Local = { readonly index: number; readonly tried: number };
type Receivable = CallFacts['receivables'][number];

const place = { disclosure: 'debt' } as const;
const items = {
  number: { kind: 'integer', ...place },
  count: { kind: 'integer', ...place },
  amount: { kind: 'money', ...place },
  due: { kind: 'date', ...place },
} as const;

/**
 * Walks through the receivables, oldest due first: amount, due date, issue date and variable symbol where they are known. 1 next,
 * 2 previous, 3 this one is paid, 4 I disagree with this one, 8 again, 0 or * back. Silence goes back as well.
 */
export const details = defineNode<Options, Local>({
  type: 'details',
  title: 'Details of each receivable',
  options,
  local: z.strictObject({ index: z.number(), tried: z.number() }),
  discloses: 'debt',
  outlets: () => ({
    back: { title: '0 or *: back', keyed: false },
    paid: { title: '3: this one is paid', keyed: true },
    dispute: { title: '4: I disagree with this one', keyed: true },
  }),
  prompts: () => [
    { prompt: 'details-only', places: items },
    { prompt: 'details-item', places: items },
    { prompt: 'details-issued', places: { issued: { kind: 'date', ...place } } },
    { prompt: 'details-symbol', places: { variable_symbol: { kind: 'digits', ...place } } },
    { prompt: 'details-next' },
    { prompt: 'details-previous' },
    { prompt: 'details-exits' },
    ...answerPrompts,
  ],
  enter: (scene, options) => read(scene, options, 0),
  resume: (scene, options, { index, tried }, input) => {
    const id = scene.facts.receivables[index]?.id;
    if (input.type === 'keyed' && id !== undefined)
      switch (input.digits) {
        case '1':
          if (index + 1 < scene.facts.receivables.length) return read(scene, options, index + 1);
          break;
        case '2':
          if (index > 0) return read(scene, options, index - 1);
          break;
        case '3':
          return { leave: 'paid', remember: { selected: id } };
        case '4':
          return { leave: 'dispute', remember: { selected: id } };
        case '8':
          return read(scene, options, index);
        case '0':
        case '*':
          return { leave: 'back' };
      }
    if (tried >= options.tries) return { leave: 'back' };
    return ask(options, [...wordsOn(scene, input), ...ways(scene, index)], { index, tried: tried + 1 }, false);
  },
  says: (scene) => [
    ...scene.facts.receivables.flatMap((_receivable, index) => words(scene, index)),
    ...answerPrompts.map(({ prompt }) => scene.say(prompt)),
  ],
});

function read(scene: Scene, options: Options, index: number): Turn<Local> {
  const said = words(scene, index);
  return said.length > 0 ? ask(options, said, { index, tried: 1 }, true) : { leave: 'back' };
}

function ask({ wait }: Options, say: readonly Say[], local: Local, typeAhead: boolean): Turn<Local> {
  return { wait: { do: 'ask', say, gather: oneKey(wait, typeAhead) }, local };
}

function words(scene: Scene, index: number): Say[] {
  const { receivables, currency } = scene.facts;
  const receivable: Receivable | undefined = receivables[index];
  if (!receivable) return [];
  const { amountMinor, due, issued, variableSymbol } = receivable;
  const own: Record<string, SpokenValue> = {
    number: { kind: 'integer', value: index + 1 },
    count: { kind: 'integer', value: receivables.length },
    amount: { kind: 'money', minor: amountMinor, currency },
    due: { kind: 'date', date: due },
  };
  return [
    scene.say(receivables.length === 1 ? 'details-only' : 'details-item', own),
    ...(issued === null ? [] : [scene.say('details-issued', { issued: { kind: 'date', date: issued } })]),
    ...(variableSymbol === null
      ? []
      : [scene.say('details-symbol', { variable_symbol: { kind: 'digits', digits: variableSymbol } })]),
    ...ways(scene, index),
  ];
}

function ways(scene: Scene, index: number): Say[] {
  return [
    ...(index + 1 < scene.facts.receivables.length ? [scene.say('details-next')] : []),
    ...(index > 0 ? [scene.say('details-previous')] : []),
    scene.say('details-exits'),
  ];
}
