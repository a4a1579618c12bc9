import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeEffects, type SeenStep } from '../../test/support/judge-effects.ts';
import { type Chance, makers, randomFlow, randomPrompts } from '../../test/support/random-flow.ts';
import { assembleFlow } from './assemble-flow.ts';
import { type CompiledFlow, findFlowProblems } from './compile.ts';
import { readFlow } from './document.ts';
import type { FlowProblemCode } from './flow-problem.ts';
import { inlineSubflows } from './inline-subflows.ts';
import { interpret, type Transition } from './interpret.ts';
import { linkNodes } from './link-nodes.ts';
import { nodeTypes } from './node-types.ts';
import { readPrompts } from './prompt-book.ts';
import type { CallFacts, FlowEffect, FlowInput, FlowSession, Say, WaitEffect } from './session.ts';
import { startSession } from './start-session.ts';

const books = randomPrompts().map(({ text, file, language }) => {
  const book = readPrompts(text, file, language);
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  return book.value;
});
const seed = fc.integer({ min: 0, max: 2 ** 31 });

test('flows of chance use every node type that there is', () => {
  expect(Object.keys(makers).toSorted()).toEqual([...nodeTypes.keys()].toSorted());
});

test('whatever flow is proved, whoever is called and whatever happens: nothing throws, runs on by itself, or tells a stranger', () => {
  const entered = new Set<string>();
  const done = new Set<string>();
  let proved = 0;
  let verified = 0;
  fc.assert(
    fc.property(seed, (seed) => {
      const chance = chanceOf(seed);
      const { flow: assemble, problems } = prove(randomFlow(chance, 0.01));
      if (problems.length > 0) return;
      proved += 1;
      const flow = assemble();
      for (let call = 0; call < 4; call += 1) {
        const { wrong, steps, last } = lead(flow, chance);
        expect(wrong, seed.toString()).toEqual([]);
        for (const name of steps.flatMap((step) => step.entered)) entered.add(flow.nodes.get(name)?.type ?? '');
        for (const effect of steps.flatMap((step) => step.effects)) done.add(effect.do);
        if (last.verified) verified += 1;
      }
    }),
    { numRuns: 250, seed: 20261122 },
  );
  // the law was tried on what matters
  expect(proved).toBeGreaterThan(100);
  expect(verified).toBeGreaterThan(60);
  expect([...nodeTypes.keys()].filter((type) => !entered.has(type))).toEqual([]);
  expect(Object.keys(everyEffect).filter((effect) => !done.has(effect))).toEqual([]);
});

/** Whatever a flow may have done: a new effect is missing here until it stands here, and untried until chance has come to it. */
const everyEffect: Readonly<Record<FlowEffect['do'], true>> = {
  set_result: true,
  register_promise: true,
  accept_plan: true,
  open_dispute: true,
  record_hardship: true,
  claim_paid: true,
  mark_wrong_person: true,
  opt_out: true,
  lock_verification: true,
  ask_callback: true,
  answer_survey: true,
  tag: true,
  request_follow_up: true,
  say: true,
  ask: true,
  ask_identity: true,
  check_identity: true,
  find_person: true,
  transfer: true,
  record: true,
  record_call: true,
  call_webhook: true,
  leave_message: true,
  hang_up: true,
};

/** Each fault: the compiler forgets one of its checks. What it then lets through must be found by the judge of effects. */
const faults: readonly FlowProblemCode[] = [
  'disclosure_before_verification',
  'voicemail_discloses',
  'loop_without_input',
  'recording_unannounced',
  'verify_after_lockout',
  'sensitive_unmasked',
];

for (const code of faults)
  test(`were the compiler to forget ${code}, the judge of effects would see it`, () => {
    let found: readonly string[] = [];
    let letThrough = 0;
    for (let seed = 1; seed < 2_000 && found.length === 0; seed += 1) {
      const chance = chanceOf(seed);
      const { flow: assemble, problems } = prove(randomFlow(chance, 0.03, code));
      if (problems.length === 0 || problems.some((problem) => problem.code !== code)) continue;
      letThrough += 1;
      const flow = assemble();
      for (let call = 0; call < 20 && found.length === 0; call += 1) found = lead(flow, chance).wrong;
    }
    expect([letThrough > 0, found.length > 0]).toEqual([true, true]);
  });

/** The flow, and everything for which the compiler refuses it; what it would be without the check is there in any case. */
function prove(text: string): { flow: () => CompiledFlow; problems: readonly { code: string }[] } {
  const document = readFlow(text, 'random.json');
  if (!document.ok) throw new Error(JSON.stringify(document.problems));
  const inlined = inlineSubflows(document.value, new Map());
  const linked = linkNodes(inlined.document);
  if (linked.problems.length > 0) throw new Error(JSON.stringify(linked.problems));
  const problems = findFlowProblems(inlined.document, linked.nodes, books, {});
  return { flow: () => assembleFlow(inlined.document, linked.nodes, books), problems };
}

/** One call of chance, judged; after some moves the debtor falls silent, and the call must come to its end. */
function lead(flow: CompiledFlow, chance: Chance): { wrong: readonly string[]; steps: readonly SeenStep[]; last: FlowSession } {
  const facts = factsOf(chance);
  const steps: SeenStep[] = [];
  let session = startSession(flow, facts, chance() < 0.5 ? 'cs' : 'en');
  const spoken = new Map<Say, string>();
  const take = (input: FlowInput): Transition => {
    const { language } = session;
    const next = interpret(flow, session, input);
    session = next.session;
    for (const say of next.effects.flatMap(saysOf)) {
      const prompt = flow.prompts.get(say.language ?? (next.session.language || language))?.get(say.prompt);
      spoken.set(say, prompt?.text.replace(/\{[^}]*\}/g, ' ') ?? '');
    }
    steps.push({ input, effects: next.effects, entered: next.path.map(({ to }) => to) });
    return next;
  };
  take({ type: 'started' });
  const moves = Math.floor(chance() * 40);
  for (let move = 0; move < moves && !session.ended; move += 1)
    take(chance() < 0.03 ? anything(chance) : answer(session.waiting, chance));
  let silent = 0;
  const limit = flow.nodes.size * 8;
  for (; silent < limit && !session.ended; silent += 1) take(silence(session.waiting));
  const wrong = judgeEffects({ facts, nodes: flow.nodes.size, wordsOf: (say) => spoken.get(say) ?? '' }, steps);
  return {
    wrong: session.ended ? wrong : [...wrong, `the call does not end though nobody answers (${session.node})`],
    steps,
    last: session,
  };
}

function saysOf(effect: Transition['effects'][number]): readonly Say[] {
  if (effect.do === 'transfer') return [effect.hold, effect.whisper];
  return 'say' in effect ? effect.say : [];
}

function answer(waiting: WaitEffect | null, chance: Chance): FlowInput {
  const digit = () =>
    String(Math.floor(chance() * 12))
      .replace('10', '*')
      .replace('11', '#');
  switch (waiting?.do) {
    case 'ask': {
      if (chance() < 0.15) return chance() < 0.5 ? { type: 'silence' } : { type: 'partial', count: 1 };
      const { maxDigits } = waiting.gather;
      // 1 agrees and chooses the first; 25 June may be promised, and so may 40000 of all, and 20000 of the smaller debt
      if (maxDigits === 1) return { type: 'keyed', digits: chance() < 0.5 ? '1' : digit() };
      const entries = maxDigits === 4 ? ['2506', '2506', '2311', '4000'] : ['40000', '20000', '4000'];
      return { type: 'keyed', digits: entries[Math.floor(chance() * entries.length)] ?? '' };
    }
    case 'ask_identity':
      return chance() < 0.9 ? { type: 'identity_part', count: 8, complete: true } : { type: 'cancelled' };
    case 'check_identity':
      return { type: 'identity', outcome: chance() < 0.6 ? 'match' : 'no_match' };
    case 'find_person':
      return { type: 'person_found', facts: null };
    case 'transfer':
      return { type: 'transferred', outcome: chance() < 0.8 ? 'nobody' : 'completed' };
    case 'record':
      return { type: 'recorded', recording: chance() < 0.7 ? 'rec_1' : null, durationMs: 4000 };
    case 'record_call':
      return { type: 'recording', on: chance() < 0.8 };
    case 'call_webhook':
      return chance() < 0.7
        ? { type: 'webhook', outcome: 'answered', leave: chance() < 0.5 ? 'other' : null, values: { b: '42' } }
        : { type: 'webhook', outcome: 'failed', leave: null, values: {} };
    case 'leave_message':
      return { type: 'message_left', complete: chance() < 0.5 };
    default:
      return { type: 'said' };
  }
}

/** Nobody is there: nothing is pressed, no agent is free, no program answers. */
function silence(waiting: WaitEffect | null): FlowInput {
  switch (waiting?.do) {
    case 'ask':
      return { type: 'silence' };
    case 'ask_identity':
      return { type: 'identity_part', count: 0, complete: false };
    case 'check_identity':
      return { type: 'identity', outcome: 'unknown' };
    case 'find_person':
      return { type: 'person_found', facts: null };
    case 'transfer':
      return { type: 'transferred', outcome: 'nobody' };
    case 'record':
      return { type: 'recorded', recording: null, durationMs: 0 };
    case 'record_call':
      return { type: 'recording', on: false };
    case 'call_webhook':
      return { type: 'webhook', outcome: 'failed', leave: null, values: {} };
    case 'leave_message':
      return { type: 'message_left', complete: true };
    default:
      return { type: 'said' };
  }
}

/** An input that nobody asked for. */
function anything(chance: Chance): FlowInput {
  const all: readonly FlowInput[] = [
    { type: 'started' },
    { type: 'resumed' },
    { type: 'machine' },
    { type: 'said' },
    { type: 'cancelled' },
    { type: 'keyed', digits: '12345678901234567890' },
    { type: 'identity', outcome: 'match' },
    { type: 'transferred', outcome: 'failed' },
    { type: 'recording', on: true },
    { type: 'message_left', complete: false },
    { type: 'webhook', outcome: 'answered', leave: 'constructor', values: { a: '1' } },
  ];
  return all[Math.floor(chance() * all.length)] as FlowInput;
}

/** A debtor of chance. The values are such that nothing else is the same by accident. */
function factsOf(chance: Chance): CallFacts {
  const maybe = <T>(value: T): T | null => (chance() < 0.5 ? value : null);
  const receivables = [7_654_321, 3_456_789].slice(chance() < 0.5 ? 1 : 0).map((amountMinor, index) => ({
    id: `r${index}`,
    amountMinor,
    due: `2031-05-0${index + 1}`,
    issued: maybe(`2031-04-0${index + 1}`),
    variableSymbol: maybe('9182736450'),
    document: null,
  }));
  return {
    today: '2031-06-20',
    direction: chance() < 0.5 ? 'outbound' : 'inbound',
    candidates: 'one',
    country: 'CZ',
    attemptNumber: 1,
    creditor: { neutralName: 'Alfa Servis' },
    person: {
      name: 'Jana Nováková',
      address: 'paní Nováková',
      verifiers: chance() < 0.8 ? ['birth_date', 'customer_number', 'postcode'] : [],
      hasMobile: chance() < 0.5,
      hasEmail: chance() < 0.5,
    },
    callbackNumber: '+420212345678',
    currency: 'CZK',
    totalMinor: receivables.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    daysPastDue: 7771,
    receivables,
    promisePolicy: { latestDays: 14, leastPercent: 30 },
    planPolicy: maybe({ most: 6, everyDays: 30, leastMinor: 10_000 }),
    promise: maybe({ amountMinor: 1_234_567, date: '2031-06-10', state: 'broken' } as const),
    brokenPromises: 7773,
    lastResult: maybe('no_answer' as const),
    segment: null,
    callbackSlots: chance() < 0.5 ? [{ date: '2031-06-21', from: '09:00', to: '11:00' }] : [],
    keyedNumberAllowed: chance() < 0.5,
  };
}

/** mulberry32: the same seed gives the same numbers. */
function chanceOf(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
