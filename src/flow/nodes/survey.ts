import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { collectedName, oneKey, phoneKey, promptKey, spoken, tries, wait } from '../option-schemas.ts';
import type { FlowInput } from '../session.ts';

const question = z.preprocess(
  (raw) => (typeof raw === 'string' ? { prompt: raw } : raw),
  z.strictObject({
    prompt: promptKey.meta({ title: 'Asks, and says what each key means' }),
    keys: z.array(phoneKey).min(1).default(['1', '2', '3', '4', '5']).meta({ title: 'Keys that answer it' }),
  }),
);

const options = z
  .strictObject({
    questions: z
      .record(collectedName, question)
      .refine((questions) => Object.keys(questions).length > 0, 'ask at least one question')
      .meta({ title: 'Questions by name, in their order' }),
    wait,
    tries: tries.default(2),
  })
  .meta({ title: 'Survey' });
type Options = z.output<typeof options>;
type Local = { readonly index: number; readonly tried: number };

/** Asks questions one after the other; each answer is recorded as soon as it is given. Whoever answers nothing is asked no further. */
export const survey = defineNode<Options, Local>({
  type: 'survey',
  title: 'Survey',
  options,
  local: z.strictObject({ index: z.number(), tried: z.number() }),
  outlets: () => ({
    done: { title: 'All was answered', keyed: true },
    gave_up: { title: 'A question was not answered', keyed: false },
  }),
  prompts: ({ questions }) => [...Object.values(questions).map(({ prompt }) => ({ prompt })), ...answerPrompts],
  enter: (scene, options) => ask(scene, options, { index: 0, tried: 1 }),
  resume: (scene, options, { index, tried }, input) => {
    const [name, question] = Object.entries(options.questions)[index] ?? [];
    if (name === undefined || !question) return { leave: 'gave_up' };
    if (input.type === 'keyed' && question.keys.includes(input.digits)) {
      const effects = [{ do: 'answer_survey', question: name, answer: input.digits }] as const;
      return { ...ask(scene, options, { index: index + 1, tried: 1 }), effects };
    }
    return tried < options.tries ? ask(scene, options, { index, tried: tried + 1 }, input) : { leave: 'gave_up' };
  },
});

function ask(scene: Scene, { questions, wait }: Options, local: Local, after?: FlowInput): Turn<Local> {
  const question = Object.values(questions)[local.index];
  if (!question) return { leave: 'done' };
  const words = after ? wordsOn(scene, after) : [];
  const gather = oneKey(wait, !after, spoken({}, 'digits'));
  return { wait: { do: 'ask', say: [...words, scene.say(question.prompt)], gather }, local };
}
