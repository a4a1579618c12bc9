import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { days, duration, oneKey, phoneKey, promptKey, severalKeys, spoken, tries } from '../option-schemas.ts';
import { partAmount, partLimits } from '../part-amount.ts';
import { plusDays, promisedDate } from '../promised-date.ts';
import type { Gather, Say } from '../session.ts';

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
    part: z.boolean().default(false).meta({ title: 'Also a part of the amount' }),
    wait: duration.prefault('7 s').meta({ title: 'Time for the first key' }),
    tries: tries.default(3),
  })
  .meta({ title: 'Promise to pay' });
type Options = z.output<typeof options>;

const local = z.strictObject({
  stage: z.enum(['how_much', 'amount', 'offer', 'date', 'confirm']),
  tried: z.number(),
  date: z.string(),
  /** In minor units; null: all of it. */
  part: z.number().nullable(),
});
type Local = z.output<typeof local>;

const date = { kind: 'date', disclosure: 'debt' } as const;
const limits = { least: { kind: 'money', disclosure: 'debt' }, most: { kind: 'money', disclosure: 'debt' } } as const;
const readBack = { amount: { kind: 'money', disclosure: 'debt' }, date } as const;

/**
 * Takes a promise to pay by a date that the policy allows: a preset, or keyed as DDMM (the nearest future one). The whole conversation, or,
 * with `part`, as much of it as the debtor keys in whole units of the currency, at least what the policy asks. A date that does not exist
 * or lies too late, an amount that is too small or too large, is asked again with the reason. The promise is read back, and counts only
 * when it was confirmed by 1 after the read-back began; 2 changes it. `*` declines, 0 asks for an agent.
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
  prompts: ({ prompt, offer, part }) => [
    ...(part
      ? [{ prompt: 'promise-how-much' }, { prompt: 'promise-amount' }, { prompt: 'promise-amount-limits', places: limits }]
      : []),
    { prompt },
    ...Object.values(offer).map((what) => ({ prompt: offerPrompt(what) })),
    { prompt: 'promise-else' },
    { prompt: 'promise-date' },
    { prompt: 'promise-no-such-date' },
    { prompt: 'promise-too-late', places: { latest: date } },
    { prompt: 'promise-read-back', places: readBack },
    ...answerPrompts,
  ],
  enter: begin,
  resume: (scene, options, state, input) => {
    if (input.type === 'keyed' && state.stage !== 'date' && state.stage !== 'amount') {
      if (input.digits === '0') return { leave: 'agent' };
      if (input.digits === '*') return { leave: 'declined' };
    }
    if (input.type === 'cancelled') return begin(scene, options);
    const answer = input.type === 'keyed' ? answers[state.stage](scene, options, state, input.digits) : undefined;
    if (answer) return answer;
    return state.tried < options.tries ? again(scene, options, state, wordsOn(scene, input)) : { leave: 'gave_up' };
  },
  says: (scene, options) => [
    ...offered(scene, options).flatMap(({ what }) =>
      what === 'keyed' ? [] : [confirmation(scene, plusDays(scene.facts.today, what), null)],
    ),
    ...offersSaid(scene, options),
    ...['promise-date', 'promise-no-such-date', ...answerPrompts.map(({ prompt }) => prompt)].map((prompt) => scene.say(prompt)),
    tooLate(scene, options),
    ...(mayPart(scene, options) ? [scene.say('promise-how-much'), scene.say('promise-amount'), amountLimits(scene)] : []),
  ],
});

type Answer = (scene: Scene, options: Options, state: Local, keyed: string) => Turn<Local> | undefined;

const answers: Readonly<Record<Local['stage'], Answer>> = {
  how_much: (scene, options, state, keyed) => {
    if (keyed === '1') return ask(scene, options, { ...state, stage: 'offer', tried: 1, part: null });
    return keyed === '2' ? ask(scene, options, { ...state, stage: 'amount', tried: 1 }) : undefined;
  },
  amount: (scene, options, state, keyed) => {
    const part = partAmount(keyed, scene.facts);
    if (part !== undefined) return ask(scene, options, { ...state, stage: 'offer', tried: 1, part });
    return state.tried < options.tries ? again(scene, options, state, [amountLimits(scene)]) : { leave: 'gave_up' };
  },
  offer: (scene, options, state, keyed) => {
    const chosen = offered(scene, options).find(({ key }) => key === keyed);
    if (!chosen) return undefined;
    if (chosen.what === 'keyed') return ask(scene, options, { ...state, stage: 'date', tried: 1 });
    return ask(scene, options, { ...state, stage: 'confirm', tried: 1, date: plusDays(scene.facts.today, chosen.what) });
  },
  date: (scene, options, state, keyed) => {
    const read = promisedDate(keyed, scene.facts.today, latestDate(scene, options));
    if (read.ok) return ask(scene, options, { ...state, stage: 'confirm', tried: 1, date: read.date });
    const why = read.reason === 'too_late' ? tooLate(scene, options) : scene.say('promise-no-such-date');
    return state.tried < options.tries ? again(scene, options, state, [why]) : { leave: 'gave_up' };
  },
  confirm: (scene, options, { date, part }, keyed) => {
    if (keyed === '2') return begin(scene, options);
    if (keyed !== '1') return undefined;
    const { totalMinor, currency } = scene.facts;
    return {
      leave: 'made',
      effects: [
        { do: 'register_promise', amountMinor: part ?? totalMinor, currency, date },
        { do: 'set_result', result: 'rpc_ptp' },
      ],
    };
  },
};

function begin(scene: Scene, options: Options): Turn<Local> {
  return ask(scene, options, { stage: mayPart(scene, options) ? 'how_much' : 'offer', tried: 1, date: '', part: null });
}

function again(scene: Scene, options: Options, state: Local, words: readonly Say[]): Turn<Local> {
  return ask(scene, options, { ...state, tried: state.tried + 1 }, words);
}

function ask(scene: Scene, options: Options, state: Local, words: readonly Say[] = []): Turn<Local> {
  const say = [...words, ...question(scene, options, state)];
  return { wait: { do: 'ask', say, gather: gatherOf(state.stage, options.wait, words.length === 0) }, local: state };
}

function question(scene: Scene, options: Options, { stage, date, part }: Local): Say[] {
  switch (stage) {
    case 'how_much':
      return [scene.say('promise-how-much')];
    case 'amount':
      return [scene.say('promise-amount')];
    case 'offer':
      return offersSaid(scene, options);
    case 'date':
      return [scene.say('promise-date')];
    case 'confirm':
      return [confirmation(scene, date, part)];
  }
}

/** Keys typed before the read-back do not confirm it: nobody promises what was never said. */
function gatherOf(stage: Local['stage'], wait: number, typeAhead: boolean): Gather {
  const ways = { agent: '0', back: '*' } as const;
  switch (stage) {
    case 'how_much':
    case 'offer':
      return oneKey(wait, typeAhead, spoken(ways));
    case 'amount':
      return severalKeys(1, 9, wait, typeAhead, { speech: spoken({}, 'digits') });
    case 'date':
      return severalKeys(4, 4, wait, typeAhead, { speech: spoken({}, 'date_ddmm') });
    case 'confirm':
      return oneKey(wait, false, spoken({ yes: '1', no: '2', ...ways }));
  }
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

function confirmation(scene: Scene, date: string, part: number | null): Say {
  const { totalMinor, currency } = scene.facts;
  const amount = { kind: 'money', minor: part ?? totalMinor, currency } as const;
  return scene.say('promise-read-back', { amount, date: { kind: 'date', date } });
}

function mayPart({ facts }: Scene, { part }: Options): boolean {
  return part && partLimits(facts) !== null;
}

function amountLimits(scene: Scene): Say {
  const { currency, totalMinor } = scene.facts;
  const { least, most } = partLimits(scene.facts) ?? { least: totalMinor, most: totalMinor };
  const money = (minor: number) => ({ kind: 'money', minor, currency }) as const;
  return scene.say('promise-amount-limits', { least: money(least), most: money(most) });
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
