import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { days, duration, oneKey, phoneKey, promptKey, severalKeys, tries } from '../option-schemas.ts';
import { plusDays, promisedDate } from '../promised-date.ts';
import type { FlowInput, Say } from '../session.ts';

const offer = z.union([z.literal('today').transform(() => 0), days, z.literal('keyed')]);

const options = z
  .strictObject({
    prompt: promptKey.default('promise-when').meta({ title: 'Asks when' }),
    offer: z
      .record(phoneKey, offer)
      .refine((keys) => Object.keys(keys).length > 0 && !('0' in keys) && !('*' in keys), {
        message: 'offer at least one date; the keys 0 (agent) and * (back) are taken',
      })
      .meta({ title: 'Date for each key: today, 3 days, keyed' }),
    latest: days.optional().meta({ title: 'Latest date, if sooner than the policy allows' }),
    wait: duration.prefault('7 s').meta({ title: 'Time for the first key' }),
    tries: tries.default(3),
  })
  .meta({ title: 'Promise to pay' });
type Options = z.output<typeof options>;

const local = z.strictObject({ stage: z.enum(['offer', 'date', 'confirm']), tried: z.number(), date: z.string() });
type Local = z.output<typeof local>;

const date = { kind: 'date', disclosure: 'debt' } as const;
const readBack = { amount: { kind: 'money', disclosure: 'debt' }, date } as const;

/**
 * Takes a promise to pay the whole conversation by a date that the policy allows: a preset, or keyed as DDMM (the nearest future one).
 * A date that does not exist or lies too late is asked again with the reason. The promise is read back, and counts only when it was
 * confirmed by 1 after the read-back began; 2 changes it. `*` declines, 0 asks for an agent.
 */
export const promise = defineNode<Options, Local>({
  type: 'promise',
  title: 'Promise to pay',
  options,
  local,
  discloses: 'debt',
  outlets: () => ({
    made: { title: 'Promise recorded', keyed: true },
    declined: { title: '*: back', keyed: true },
    agent: { title: '0: an agent', keyed: true },
    gave_up: { title: 'No answer', keyed: false },
  }),
  prompts: ({ prompt, offer }) => [
    { prompt },
    ...Object.values(offer).map((what) => ({ prompt: offerPrompt(what) })),
    { prompt: 'promise-else' },
    { prompt: 'promise-date' },
    { prompt: 'promise-no-such-date' },
    { prompt: 'promise-too-late', places: { latest: date } },
    { prompt: 'promise-read-back', places: readBack },
    ...answerPrompts,
  ],
  enter: (scene, options) => askWhen(scene, options, 1, []),
  resume: (scene, options, state, input) => {
    if (input.type === 'keyed' && state.stage !== 'date') {
      if (input.digits === '0') return { leave: 'agent' };
      if (input.digits === '*') return { leave: 'declined' };
    }
    const answer = { offer: onOffer, date: onDate, confirm: onConfirm }[state.stage](scene, options, state, input);
    if (answer) return answer;
    if (state.tried >= options.tries) return { leave: 'gave_up' };
    return repeat(scene, options, { ...state, tried: state.tried + 1 }, wordsOn(scene, input));
  },
  says: (scene, options) => [
    ...offered(scene, options).flatMap(({ what }) =>
      what === 'keyed' ? [] : [confirmation(scene, plusDays(scene.facts.today, what))],
    ),
    ...offersSaid(scene, options),
    ...['promise-date', 'promise-no-such-date', ...answerPrompts.map(({ prompt }) => prompt)].map((prompt) => scene.say(prompt)),
    tooLate(scene, options),
  ],
});

function onOffer(scene: Scene, options: Options, _state: Local, input: FlowInput): Turn<Local> | undefined {
  if (input.type !== 'keyed') return undefined;
  const chosen = offered(scene, options).find(({ key }) => key === input.digits);
  if (!chosen) return undefined;
  if (chosen.what === 'keyed') return askDate(scene, options, 1, []);
  return askConfirm(scene, options, plusDays(scene.facts.today, chosen.what), 1, []);
}

function onDate(scene: Scene, options: Options, state: Local, input: FlowInput): Turn<Local> | undefined {
  if (input.type === 'cancelled') return askWhen(scene, options, 1, []);
  if (input.type !== 'keyed') return undefined;
  const read = promisedDate(input.digits, scene.facts.today, latestDate(scene, options));
  if (read.ok) return askConfirm(scene, options, read.date, 1, []);
  if (state.tried >= options.tries) return { leave: 'gave_up' };
  const why = read.reason === 'too_late' ? tooLate(scene, options) : scene.say('promise-no-such-date');
  return askDate(scene, options, state.tried + 1, [why]);
}

function onConfirm(scene: Scene, options: Options, state: Local, input: FlowInput): Turn<Local> | undefined {
  if (input.type !== 'keyed') return undefined;
  if (input.digits === '2') return askWhen(scene, options, 1, []);
  if (input.digits !== '1') return undefined;
  const { totalMinor, currency } = scene.facts;
  return {
    leave: 'made',
    effects: [
      { do: 'register_promise', amountMinor: totalMinor, currency, date: state.date },
      { do: 'set_result', result: 'rpc_ptp' },
    ],
  };
}

function repeat(scene: Scene, options: Options, { stage, tried, date }: Local, words: readonly Say[]): Turn<Local> {
  if (stage === 'offer') return askWhen(scene, options, tried, words);
  return stage === 'date' ? askDate(scene, options, tried, words) : askConfirm(scene, options, date, tried, words);
}

function askWhen(scene: Scene, options: Options, tried: number, words: readonly Say[]): Turn<Local> {
  const say = [...words, ...offersSaid(scene, options)];
  return {
    wait: { do: 'ask', say, gather: oneKey(options.wait, words.length === 0) },
    local: { stage: 'offer', tried, date: '' },
  };
}

function askDate(scene: Scene, options: Options, tried: number, words: readonly Say[]): Turn<Local> {
  const gather = severalKeys(4, 4, options.wait, words.length === 0);
  return { wait: { do: 'ask', say: [...words, scene.say('promise-date')], gather }, local: { stage: 'date', tried, date: '' } };
}

/** Keys typed before the read-back do not confirm it: nobody promises what was never said. */
function askConfirm(scene: Scene, options: Options, date: string, tried: number, words: readonly Say[]): Turn<Local> {
  const gather = oneKey(options.wait, false);
  return { wait: { do: 'ask', say: [...words, confirmation(scene, date)], gather }, local: { stage: 'confirm', tried, date } };
}

function offersSaid(scene: Scene, options: Options): Say[] {
  const each = offered(scene, options).map(({ what }) => scene.say(offerPrompt(what)));
  return [scene.say(options.prompt), ...each, scene.say('promise-else')];
}

function offered(scene: Scene, options: Options): { key: string; what: number | 'keyed' }[] {
  return Object.entries(options.offer)
    .map(([key, what]) => ({ key, what }))
    .filter(({ what }) => what === 'keyed' || what <= latestDays(scene, options));
}

function offerPrompt(what: number | 'keyed'): string {
  if (what === 'keyed') return 'promise-keyed';
  return what === 0 ? 'promise-today' : `promise-${what}-days`;
}

function confirmation(scene: Scene, date: string): Say {
  const { totalMinor, currency } = scene.facts;
  return scene.say('promise-read-back', { amount: { kind: 'money', minor: totalMinor, currency }, date: { kind: 'date', date } });
}

function tooLate(scene: Scene, options: Options): Say {
  return scene.say('promise-too-late', { latest: { kind: 'date', date: latestDate(scene, options) } });
}

function latestDays({ facts }: Scene, { latest }: Options): number {
  return Math.max(0, Math.min(facts.promisePolicy.latestDays, latest ?? Number.POSITIVE_INFINITY));
}

function latestDate(scene: Scene, options: Options): string {
  return plusDays(scene.facts.today, latestDays(scene, options));
}
