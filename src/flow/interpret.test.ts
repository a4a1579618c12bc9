import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import type { CompiledFlow } from './compile.ts';
import { interpret, mostTurns, type Transition } from './interpret.ts';
import { loadFlow } from './load-flow.ts';
import { promptsOf } from './prompts-of.ts';
import type { CallFacts, FlowInput, FlowSession, Say, WaitEffect } from './session.ts';
import { startSession } from './start-session.ts';
import { findTellingWord } from './telling-words.ts';

/** Uses what the shipped flow does not: collected digits, read back and branched on. */
const meterReading = `flow: meter-reading
languages: [cs]
start: who
nodes:
  who:
    verify: { by: [birth_date, customer_number + postcode, birth_number], tries: 2 }
    on: { verified: balance, failed: agent, cannot: agent, gave_up: agent, not_me: wrong, agent: agent }
  balance: { say: balance-one, then: reading }
  reading:
    collect: { prompt: ask-postcode, as: reading, least: 2, most: 4 }
    on: { collected: which, gave_up: details }
  which: { branch: { high: [collected.reading = 77, total >= 500 CZK, has_mobile] }, on: { high: again, otherwise: details } }
  again: { say: read-back, then: reading }
  details: { details: {}, on: { back: dispute, paid: paid, dispute: dispute } }
  dispute: { dispute: { reasons: { 1: limitation } }, on: { opened: promise, back: details, agent: agent, gave_up: end } }
  promise: { promise: { offer: { 7: today, 8: 3 days, 9: keyed }, latest: 5 days }, on: { made: sms, declined: reading, agent: agent, gave_up: end } }
  sms: { send: { template: t, by: [sms] }, on: { requested: details, no_address: details } }
  paid: { paid_already: {}, then: details }
  agent: { transfer: { queue: q, whisper: whisper-verified, hold: transfer-hold }, on: { completed: end, nobody: menu } }
  menu: { menu: no-key, on: { "*": agent, "9": stop, gave_up: end } }
  stop: { opt_out: { scope: voice }, then: end }
  wrong: { wrong_person: {}, then: end }
  end: { hangup: {} }
`;
/** Every other node type, and every option that changes what a node does. */
const everything = `flow: everything
languages: [cs, en]
start: language
machine: message
nodes:
  language: { language: { offer: [cs, en] }, on: { chosen: first, unchanged: first } }
  first: { set: { rounds: "+1" }, then: pleased }
  pleased: { yes_no: no-key, on: { yes: mark, no: callback, gave_up: record-call } }
  mark: { choice: { prompt: no-key, as: mark }, on: { chosen: survey, gave_up: who } }
  survey: { survey: { questions: { one: no-key, two: { prompt: no-key, keys: ["1", "9"] } } }, on: { done: who, gave_up: who } }
  callback: { callback: { most: 2 }, on: { asked: who, declined: who, agent: agent, gave_up: who } }
  record-call: { record_call: { ask: true }, on: { on: message-of, declined: who, failed: who } }
  message-of: { record: leave-message, on: { recorded: neutral, nothing: who } }
  neutral: { send: { template: n, by: [sms], neutral: true }, on: { requested: who, no_address: outside } }
  outside: { webhook: { url: "https://example.com/x", data: { who: name, round: collected.rounds }, takes: [code] }, on: { known: code, otherwise: who } }
  code: { branch: { high: [collected.code >= 5, direction = outbound] }, on: { high: who, otherwise: stop } }
  who:
    verify: { by: [birth_date, customer_number + postcode, birth_number, national_id] }
    on: { verified: notice, failed: agent, cannot: agent, gave_up: stop, not_me: stop, agent: agent }
  notice: { record_call: {}, on: { on: pay, declined: pay, failed: pay } }
  pay: { menu: { prompt: options, repeat: 8, spoken: { paid: 3, agent: 0, stop: 9 } }, on: { 1: promise, 2: plan, 3: hardship, 4: dispute, 5: debt-hook, 0: agent, 9: stop, gave_up: end } }
  promise: { promise: { offer: { 1: today, 4: keyed }, part: true }, on: { made: keyed-number, declined: pay, agent: agent, gave_up: end } }
  plan: { plan: {}, on: { accepted: tag, none: tag, declined: pay, agent: agent, gave_up: end } }
  hardship: { hardship: {}, then: pay-again }
  dispute: { dispute: { reasons: { 1: limitation }, statement: {} }, on: { opened: pay-again, back: pay, agent: agent, gave_up: end } }
  debt-hook: { webhook: { url: "https://example.com/y", data: { owed: total, days: days_past_due, last: last_result } }, on: { answered: tag, otherwise: tag } }
  keyed-number: { collect: { prompt: ask-postcode, as: mobile, most: 14, check: phone }, on: { collected: to-keyed, gave_up: secret } }
  to-keyed: { send: { template: t, by: [sms], to: mobile }, on: { requested: secret, no_address: secret } }
  secret: { collect: { prompt: ask-postcode, as: pin, digits: 4, sensitive: true }, on: { collected: pay-again, gave_up: pay-again } }
  pay-again: { branch: { may: [can_plan, promise != open, total > 100 CZK] }, on: { may: tag, otherwise: tag } }
  tag: { tag: arranged, then: agent }
  agent: { transfer: { number: "+420212345678", whisper: whisper-verified, hold: transfer-hold }, on: { completed: end, nobody: more } }
  more: { menu: no-key, on: { 9: stop, gave_up: end } }
  stop: { opt_out: { scope: number }, then: end }
  message: { voicemail: {}, on: { left: end, cut: end } }
  end: { hangup: {} }
`;
const promiseThenAgent = `flow: promise-then-agent
languages: [cs]
start: who
nodes:
  who:
    verify: { by: [birth_date] }
    on: { verified: promise, failed: stop, cannot: stop, gave_up: stop, not_me: stop, agent: agent }
  promise: { promise: { offer: { 1: today } }, on: { made: agent, declined: agent, agent: agent, gave_up: agent } }
  agent: { transfer: { queue: q, whisper: whisper-verified, hold: transfer-hold }, on: { completed: end, nobody: end } }
  stop: { opt_out: {}, then: end }
  end: { hangup: {} }
`;
const flows = [
  compiled(readFileSync('ivr-flows/soft-reminder.yaml', 'utf8')),
  compiled(meterReading, 'read-back: Zadali jste {collected.reading}.\n'),
  compiled(everything),
];

const day = fc.integer({ min: 0, max: 3000 }).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
const facts: fc.Arbitrary<CallFacts> = fc
  .record({
    today: day,
    verifiers: fc.subarray(['birth_date', 'birth_number', 'national_id', 'customer_number', 'postcode'] as const),
    hasMobile: fc.boolean(),
    hasEmail: fc.boolean(),
    latestDays: fc.integer({ min: 0, max: 30 }),
    amounts: fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 4 }),
    issued: fc.option(day),
    variableSymbol: fc.option(fc.constantFrom('2026001122', '1')),
    due: day,
    country: fc.constantFrom('CZ', 'SK', 'PL', 'HU'),
    planPolicy: fc.option(
      fc.record({ most: fc.nat(12), everyDays: fc.integer({ min: 1, max: 40 }), leastMinor: fc.nat(200_000) }),
    ),
    promise: fc.option(
      fc.record({ amountMinor: fc.nat(1_000_000), date: day, state: fc.constantFrom('open' as const, 'broken' as const) }),
    ),
    slots: fc.array(
      day.map((date) => ({ date, from: '08:00', to: '12:00' })),
      { maxLength: 4 },
    ),
    keyedNumberAllowed: fc.boolean(),
    lastResult: fc.option(fc.constantFrom('no_answer' as const, 'rpc_ptp' as const)),
  })
  .map(({ today, verifiers, hasMobile, hasEmail, latestDays, amounts, issued, variableSymbol, due, slots, ...more }) => ({
    ...more,
    today,
    direction: 'outbound',
    candidates: 'one',
    attemptNumber: 1,
    creditor: { neutralName: 'Alfa Servis' },
    person: { name: 'Jana Nováková', address: 'paní Nováková', verifiers, hasMobile, hasEmail },
    callbackNumber: '+420212345678',
    currency: 'CZK',
    totalMinor: amounts.reduce((sum, minor) => sum + minor, 0),
    daysPastDue: 5,
    receivables: amounts.map((amountMinor, i) => ({ id: `r${i}`, amountMinor, due, issued, variableSymbol, document: null })),
    promisePolicy: { latestDays, leastPercent: 30 },
    brokenPromises: more.promise?.state === 'broken' ? 1 : 0,
    segment: null,
    callbackSlots: slots,
  }));

const flow = fc.constantFrom(...flows);
const digits = fc.oneof(fc.constantFrom(...'0123456789*#'), fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 10 }));
const anyInput: fc.Arbitrary<FlowInput> = fc.oneof(
  fc.constantFrom<FlowInput>(
    { type: 'started' },
    { type: 'resumed' },
    { type: 'said' },
    { type: 'silence' },
    { type: 'cancelled' },
  ),
  digits.map((pressed) => ({ type: 'keyed', digits: pressed }) as const),
  fc.nat(9).map((count) => ({ type: 'partial', count }) as const),
  fc.record({ type: fc.constant('identity_part' as const), count: fc.nat(20), complete: fc.boolean() }),
  fc.constantFrom('match', 'no_match', 'unknown').map((outcome) => ({ type: 'identity', outcome }) as const),
  fc.constantFrom('completed', 'nobody', 'failed').map((outcome) => ({ type: 'transferred', outcome }) as const),
  fc.record({ type: fc.constant('recorded' as const), recording: fc.option(fc.constant('r1')), durationMs: fc.nat(9000) }),
  fc.boolean().map((on) => ({ type: 'recording', on }) as const),
  fc.boolean().map((complete) => ({ type: 'message_left', complete }) as const),
  fc.constant({ type: 'machine' } as const),
  fc.record({
    type: fc.constant('webhook' as const),
    outcome: fc.constantFrom('answered', 'failed'),
    leave: fc.option(fc.constantFrom('known', 'answered', 'constructor')),
    values: fc.dictionary(fc.constantFrom('code', '__proto__', 'x'), fc.string({ maxLength: 3 })),
  }),
);
/** A debtor's move: what he would do at each kind of question; now and then anything at all. */
const move = fc.record({
  digits,
  date: fc.constantFrom('0101', '2902', '3102', '1512', '3006'),
  chance: fc.nat(99),
  any: anyInput,
});
type Move = { digits: string; date: string; chance: number; any: FlowInput };
const moves = fc.array(move, { maxLength: 60 });
const identityDigits = '31415926';

test('whatever happens, in whatever order, a step never throws and asks for exactly one thing unless the call has ended', () => {
  fc.assert(
    fc.property(flow, facts, fc.array(anyInput, { maxLength: 40 }), (flow, facts, inputs) => {
      walk(flow, facts, inputs, (input) => input);
    }),
    { numRuns: 200 },
  );
});

test('the debt is never mentioned before the debtor is verified, whatever is pressed', () => {
  fc.assert(
    fc.property(flow, facts, moves, (flow, facts, moves) => {
      walk(flow, facts, moves, answer, ({ session, effects }) => {
        if (session.verified) return;
        for (const say of effects.flatMap(heardIn)) expect(tellsOfDebt(flow, say), say.prompt).toBe(false);
        for (const effect of effects) {
          expect(['register_promise', 'accept_plan', 'record_hardship', 'open_dispute', 'claim_paid']).not.toContain(effect.do);
          if (effect.do === 'request_follow_up') expect(effect.template).toBe('n'); // the neutral one
          if (effect.do === 'call_webhook') expect(Object.keys(effect.data).toSorted()).toEqual(['round', 'who']);
        }
        expect(session.result ?? '').not.toMatch(/^rpc_/);
      });
    }),
    { numRuns: 300 },
  );
});

test('a debtor who was told the amount counts as informed, or as something that says more', () => {
  fc.assert(
    fc.property(flow, facts, moves, (flow, facts, moves) => {
      let told = false;
      walk(flow, facts, moves, answer, ({ session, effects }) => {
        told ||= effects.flatMap(heardIn).some((say) => Object.values(say.values).some(({ kind }) => kind === 'money'));
        if (told) expect(session.result).toMatch(/^rpc_|^opted_out$/);
      });
    }),
    { numRuns: 300 },
  );
});

test('identity digits never enter a session, even when a driver hands them over by mistake', () => {
  fc.assert(
    fc.property(flow, facts, moves, (flow, facts, moves) => {
      walk(
        flow,
        facts,
        moves,
        (move, waiting) =>
          waiting?.do === 'ask_identity' && move.chance < 30 ? { type: 'keyed', digits: identityDigits } : answer(move, waiting),
        ({ session, effects }) => expect(JSON.stringify({ session, effects })).not.toContain(identityDigits),
      );
    }),
    { numRuns: 300 },
  );
});

test('every call comes to an end', () => {
  fc.assert(
    fc.property(flow, facts, fc.array(move, { minLength: 1, maxLength: 7 }), (flow, facts, pattern) => {
      let { session } = interpret(flow, startSession(flow, facts, 'cs'), { type: 'started' });
      for (let i = 0; i <= mostTurns && !session.ended; i += 1) {
        const next = pattern[i % pattern.length];
        if (next) session = interpret(flow, session, answer({ ...next, chance: 99 }, session.waiting)).session;
      }
      expect(session.ended).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a debtor who has the amount repeated for ever is hung up on in the end', () => {
  const { flow, one } = sampleCall(4);
  let { session } = interpret(flow, startSession(flow, { ...one, person: { ...one.person, verifiers: ['birth_date'] } }, 'cs'), {
    type: 'started',
  });
  let answered = 0;
  for (; !session.ended && answered < 2 * mostTurns; answered += 1) {
    const next = answer({ digits: '8', date: '', chance: 50, any: { type: 'said' } }, session.waiting);
    session = interpret(flow, session, next).session;
  }
  expect([session.ended, session.verified, answered]).toEqual([true, true, mostTurns + 1]);
});

test('a promise stays the result of the call when the debtor then speaks with an agent', () => {
  const flow = compiled(promiseThenAgent);
  const { one } = sampleCall(3);
  const inputs: FlowInput[] = [
    { type: 'started' },
    { type: 'identity_part', count: 8, complete: true },
    { type: 'identity', outcome: 'match' },
    { type: 'keyed', digits: '1' },
    { type: 'keyed', digits: '1' },
    { type: 'transferred', outcome: 'completed' },
  ];
  const start = startSession(flow, { ...one, person: { ...one.person, verifiers: ['birth_date'] } }, 'cs');
  const end = inputs.reduce((session, input) => interpret(flow, session, input).session, start);
  expect([end.ended, end.result]).toEqual([true, 'rpc_ptp']);
});

test('a session that makes no sense is survived', () => {
  const waiting: fc.Arbitrary<WaitEffect | null> = fc.constantFrom<WaitEffect | null>(
    null,
    { do: 'say', say: [], bargeIn: false },
    { do: 'check_identity', fields: ['birth_date'] },
    { do: 'hang_up' },
  );
  fc.assert(
    fc.property(
      flow,
      facts,
      fc.nat(40),
      fc.dictionary(fc.string(), fc.jsonValue()),
      waiting,
      anyInput,
      (flow, facts, at, local, waiting, input) => {
        const node = [...flow.nodes.keys()][at] ?? 'no-such-node';
        const session: FlowSession = {
          ...startSession(flow, facts, 'cs'),
          node,
          waiting,
          local: Object.fromEntries(Object.entries(local)),
        };
        expect(interpret(flow, session, input).effects.filter(isWaiting)).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});

test('everything that is said was rendered before the dial, but for what was keyed in', () => {
  fc.assert(
    fc.property(flow, facts, moves, (flow, facts, moves) => {
      const asSaid = ({ prompt, values, language = 'cs' as const }: Say) => JSON.stringify([language, prompt, values]);
      const rendered = new Set(promptsOf(flow, facts, 'cs').map(asSaid));
      walk(flow, facts, moves, answer, ({ effects, session }) => {
        for (const say of effects.flatMap((effect) => [
          ...heardIn(effect),
          ...(effect.do === 'transfer' ? [effect.whisper] : []),
        ]))
          if (say.prompt !== 'promise-read-back' && say.prompt !== 'read-back')
            expect(rendered).toContain(asSaid({ language: session.language, ...say }));
      });
    }),
    { numRuns: 300 },
  );
});

test('an ended call stays ended; after a crash it is only hung up again', () => {
  const { flow, one } = sampleCall(1);
  let { session } = interpret(flow, startSession(flow, one, 'cs'), { type: 'started' });
  while (!session.ended)
    session = interpret(
      flow,
      session,
      answer({ digits: '', date: '', chance: 99, any: { type: 'said' } }, session.waiting),
    ).session;
  expect(interpret(flow, session, { type: 'keyed', digits: '1' })).toEqual({ session, effects: [], path: [] });
  expect(interpret(flow, session, { type: 'resumed' }).effects).toEqual([{ do: 'hang_up' }]);
});

test('a call that must not be placed is refused before the dial', () => {
  const { flow, one } = sampleCall(2);
  expect(() => startSession(compiled(promiseThenAgent), one, 'hu')).toThrow('flow promise-then-agent is not written in hu');
  expect(() => startSession(flow, { ...one, receivables: [] }, 'cs')).toThrow('no receivable');
  expect(() => startSession(flow, { ...one, today: '2026-02-30' }, 'cs')).toThrow('2026-02-30 is not a date');
  expect(() => startSession(flow, { ...one, totalMinor: 1.5 }, 'cs')).toThrow('total');
});

function sampleCall(seed: number): { flow: CompiledFlow; one: CallFacts } {
  const [flow] = flows;
  const [one] = fc.sample(facts, { numRuns: 1, seed });
  if (!flow || !one) throw new Error('no flow');
  return { flow, one };
}

/** The kinds of input that each question takes, written down apart from the interpreter. */
const takenBy: Readonly<Record<WaitEffect['do'], readonly FlowInput['type'][]>> = {
  say: ['said'],
  ask: ['keyed', 'silence', 'partial', 'cancelled'],
  ask_identity: ['identity_part', 'cancelled'],
  check_identity: ['identity'],
  find_person: ['person_found'],
  transfer: ['transferred'],
  record: ['recorded'],
  record_call: ['recording'],
  call_webhook: ['webhook'],
  leave_message: ['message_left'],
  hang_up: [],
};

function answers(waiting: WaitEffect | null, { type }: FlowInput): boolean {
  return waiting !== null && takenBy[waiting.do].includes(type);
}

function walk<T>(
  flow: CompiledFlow,
  facts: CallFacts,
  steps: readonly T[],
  inputOf: (step: T, waiting: WaitEffect | null) => FlowInput,
  inspect: (step: Transition) => void = () => {},
): void {
  let last = interpret(flow, startSession(flow, facts, 'cs'), { type: 'started' });
  inspect(last);
  for (const step of steps) {
    const input = inputOf(step, last.session.waiting);
    const next = interpret(flow, last.session, input);
    const wait = next.effects.filter(isWaiting);
    if (last.session.ended) expect(wait).toHaveLength(input.type === 'resumed' ? 1 : 0);
    else expect([wait.length, next.effects.findIndex(isWaiting)]).toEqual([1, next.effects.length - 1]);
    if (!last.session.ended && input.type !== 'resumed' && input.type !== 'machine' && !answers(last.session.waiting, input))
      expect(next.session).toEqual(last.session);
    expect(next.session.visit).toBe(last.session.visit + next.path.length);
    expect(next.session.ended).toBe(next.session.waiting?.do === 'hang_up');
    expect(JSON.parse(JSON.stringify(next.session))).toEqual(next.session);
    inspect(next);
    last = next;
  }
}

function answer({ digits, date, chance, any }: Move, waiting: WaitEffect | null): FlowInput {
  if (chance < 5) return any;
  switch (waiting?.do) {
    case 'say':
      return { type: 'said' };
    case 'ask':
      if (chance < 15) return { type: 'silence' };
      return { type: 'keyed', digits: waiting.gather.maxDigits === 4 ? date : digits };
    case 'ask_identity':
      return chance < 20
        ? { type: 'identity_part', count: 2, complete: false }
        : { type: 'identity_part', count: 8, complete: true };
    case 'check_identity':
      return { type: 'identity', outcome: chance < 75 ? 'match' : 'no_match' };
    case 'transfer':
      return { type: 'transferred', outcome: chance < 80 ? 'nobody' : 'completed' };
    case 'record':
      return { type: 'recorded', recording: chance < 50 ? null : 'r1', durationMs: 10 * chance };
    case 'record_call':
      return { type: 'recording', on: chance < 80 };
    case 'call_webhook':
      return { type: 'webhook', outcome: chance < 20 ? 'failed' : 'answered', leave: 'known', values: { code: String(chance) } };
    case 'leave_message':
      return { type: 'message_left', complete: chance < 80 };
    default:
      return any;
  }
}

/** Judged by the words and values that sound, in whatever language, without the compiler's classes. */
function tellsOfDebt(flow: CompiledFlow, { prompt, values }: Say): boolean {
  const kinds = Object.values(values).map(({ kind }) => kind);
  const ofACallBack = /^callback-(morning|afternoon|evening)$/.test(prompt); // its date is when we may call
  if (kinds.includes('money') || (kinds.includes('date') && !ofACallBack)) return true;
  return flow.languages.some((language) => {
    const text = flow.prompts.get(language)?.get(prompt)?.text ?? '';
    return findTellingWord(language, text.replace(/\{[^}]*\}/g, ' ')) !== undefined;
  });
}

function heardIn(effect: Transition['effects'][number]): readonly Say[] {
  if (effect.do === 'transfer') return [effect.hold];
  return 'say' in effect ? effect.say : [];
}

function isWaiting({ do: what }: { readonly do: string }): boolean {
  return Object.hasOwn(takenBy, what);
}

/** With the shipped prompts, and these in Czech besides. */
function compiled(flow: string, more = ''): CompiledFlow {
  const loaded = loadFlow(
    { file: 'flow.yaml', text: flow },
    shippedPrompts().map((file) => (file.language === 'cs' ? { ...file, text: `${file.text}\n${more}` } : file)),
  );
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.value;
}
