import { z } from 'zod';
import { answerPrompts, wordsOn } from '../answer-words.ts';
import { defineNode, type Scene, type Turn } from '../define-node.ts';
import { days, oneKey, phoneKey, promptKey, spoken, tries, wait } from '../option-schemas.ts';
import { plusDays } from '../promised-date.ts';
import type { FlowInput, Instalment, Say } from '../session.ts';
import { offeredCounts, splitInstalments } from '../split-instalments.ts';

const counts = z
  .record(phoneKey, z.number().int().min(2).max(60))
  .refine((offer) => Object.keys(offer).length > 0 && Object.keys(offer).every((key) => /^[1-9]$/.test(key)), {
    message: 'offer at least one number of instalments, by the keys 1 to 9; 0 (agent) and * (back) are taken',
  });

const options = z
  .strictObject({
    prompt: promptKey.default('plan-how-many').meta({ title: 'Asks into how many instalments' }),
    offer: counts.prefault({ 1: 2, 2: 3, 3: 6 }).meta({ title: 'Number of instalments for each key' }),
    first: days.prefault('7 days').meta({ title: 'First instalment, if the policy allows it so late' }),
    wait,
    tries: tries.default(3),
  })
  .meta({ title: 'Instalments' });
type Options = z.output<typeof options>;

const local = z.strictObject({ stage: z.enum(['offer', 'confirm']), tried: z.number(), count: z.number() });
type Local = z.output<typeof local>;

const debt = { disclosure: 'debt' } as const;
const places = {
  count: { kind: 'integer', ...debt },
  amount: { kind: 'money', ...debt },
  date: { kind: 'date', ...debt },
  days: { kind: 'integer', ...debt },
} as const;

/**
 * Offers the instalments that the policy allows, reads the chosen ones back with amounts and dates, and accepts them when they were
 * confirmed by 1 after the read-back began; 2 changes them. `*` declines, 0 asks for an agent. The last instalment takes the rounding.
 */
export const plan = defineNode<Options, Local>({
  type: 'plan',
  title: 'Instalments',
  options,
  local,
  discloses: 'debt',
  outlets: () => ({
    accepted: { title: 'Instalments agreed', keyed: true },
    none: { title: 'The policy allows none', keyed: false },
    declined: { title: '*: back', keyed: true },
    agent: { title: '0: an agent', keyed: true },
    gave_up: { title: 'No answer', keyed: false },
  }),
  prompts: ({ prompt, offer }) => [
    { prompt },
    { prompt: 'plan-offer', places },
    ...Object.keys(offer).map((key) => ({ prompt: `press-${key}` })),
    { prompt: 'plan-else' },
    { prompt: 'plan-read-back', places },
    { prompt: 'plan-instalment', places },
    { prompt: 'plan-between', places },
    { prompt: 'plan-last', places },
    { prompt: 'plan-confirm' },
    ...answerPrompts,
  ],
  enter: (scene, options) => (offered(scene, options).length > 0 ? askCount(scene, options, 1, []) : { leave: 'none' }),
  resume: (scene, options, state, input) => {
    if (input.type === 'keyed') {
      if (input.digits === '0') return { leave: 'agent' };
      if (input.digits === '*') return { leave: 'declined' };
      const answer =
        state.stage === 'offer' ? onCount(scene, options, input.digits) : onConfirm(scene, options, state, input.digits);
      if (answer) return answer;
    }
    if (state.tried >= options.tries) return { leave: 'gave_up' };
    return repeat(scene, options, { ...state, tried: state.tried + 1 }, input);
  },
  says: (scene, options) => [
    ...(offered(scene, options).length > 0 ? offersSaid(scene, options) : []),
    ...offered(scene, options).flatMap(({ instalments }) => readBack(scene, instalments)),
    ...answerPrompts.map(({ prompt }) => scene.say(prompt)),
  ],
});

function onCount(scene: Scene, options: Options, key: string): Turn<Local> | undefined {
  const chosen = offered(scene, options).find((offer) => offer.key === key);
  return chosen && askConfirm(scene, options, chosen.count, 1, []);
}

function onConfirm(scene: Scene, options: Options, { count }: Local, key: string): Turn<Local> | undefined {
  if (key === '2') return askCount(scene, options, 1, []);
  const instalments = instalmentsOf(scene, options, count);
  if (key !== '1' || !instalments) return undefined;
  return {
    leave: 'accepted',
    effects: [
      { do: 'accept_plan', currency: scene.facts.currency, instalments },
      { do: 'set_result', result: 'rpc_plan' },
    ],
  };
}

function repeat(scene: Scene, options: Options, { stage, tried, count }: Local, input: FlowInput): Turn<Local> {
  const words = wordsOn(scene, input);
  return stage === 'offer' ? askCount(scene, options, tried, words) : askConfirm(scene, options, count, tried, words);
}

function askCount(scene: Scene, options: Options, tried: number, words: readonly Say[]): Turn<Local> {
  const gather = oneKey(options.wait, words.length === 0, spoken({ agent: '0', back: '*' }, 'digits'));
  const say = [...words, ...offersSaid(scene, options)];
  return { wait: { do: 'ask', say, gather }, local: { stage: 'offer', tried, count: 0 } };
}

/** Keys typed before the read-back do not confirm it: nobody agrees to what was never said. */
function askConfirm(scene: Scene, options: Options, count: number, tried: number, words: readonly Say[]): Turn<Local> {
  const gather = oneKey(options.wait, false, spoken({ yes: '1', no: '2', agent: '0', back: '*' }));
  const say = [...words, ...readBack(scene, instalmentsOf(scene, options, count) ?? [])];
  return { wait: { do: 'ask', say, gather }, local: { stage: 'confirm', tried, count } };
}

function offersSaid(scene: Scene, options: Options): Say[] {
  const { currency } = scene.facts;
  const offers = offered(scene, options).flatMap(({ key, count, instalments }) => {
    const amount = { kind: 'money', minor: instalments[0]?.amountMinor ?? 0, currency } as const;
    return [scene.say('plan-offer', { count: { kind: 'integer', value: count }, amount }), scene.say(`press-${key}`)];
  });
  return [scene.say(options.prompt), ...offers, scene.say('plan-else')];
}

/** Of many instalments only the first and the last one by one; those between are alike. */
function readBack(scene: Scene, instalments: readonly Instalment[]): Say[] {
  const { currency, planPolicy } = scene.facts;
  const say = (prompt: string, { amountMinor, date }: Instalment) =>
    scene.say(prompt, {
      amount: { kind: 'money', minor: amountMinor, currency },
      date: { kind: 'date', date },
      days: { kind: 'integer', value: planPolicy?.everyDays ?? 0 },
    });
  const [first, second] = instalments;
  const last = instalments.at(-1);
  const short = instalments.length <= 3 || !first || !second || !last;
  const each = short
    ? instalments.map((instalment) => say('plan-instalment', instalment))
    : [say('plan-instalment', first), say('plan-between', second), say('plan-last', last)];
  return [
    scene.say('plan-read-back', { count: { kind: 'integer', value: instalments.length } }),
    ...each,
    scene.say('plan-confirm'),
  ];
}

function offered(scene: Scene, options: Options) {
  const allowed = offeredCounts(scene.facts);
  return Object.entries(options.offer).flatMap(([key, count]) => {
    const instalments = allowed.includes(count) ? instalmentsOf(scene, options, count) : undefined;
    return instalments ? [{ key, count, instalments }] : [];
  });
}

function instalmentsOf({ facts }: Scene, options: Options, count: number): readonly Instalment[] | undefined {
  const { planPolicy, promisePolicy, today, totalMinor } = facts;
  if (!planPolicy) return undefined;
  const first = plusDays(today, Math.min(options.first, promisePolicy.latestDays));
  return splitInstalments(totalMinor, count, { first, everyDays: planPolicy.everyDays, least: planPolicy.leastMinor });
}
