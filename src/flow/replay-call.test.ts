import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import type { CompiledFlow } from './compile.ts';
import { findInputs } from './find-inputs.ts';
import { interpret } from './interpret.ts';
import { loadFlow } from './load-flow.ts';
import { type RecordedLine, recordedMoves } from './recorded-moves.ts';
import { replayCall } from './replay-call.ts';
import { sampleCall } from './sample-call.ts';
import type { FlowInput, FlowSession, WaitEffect } from './session.ts';
import { startSession } from './start-session.ts';

const { facts } = sampleCall('cs', '2026-11-20');
const texts = new Map(
  readdirSync('ivr-flows')
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'))
    .map((file) => [file, readFileSync(`ivr-flows/${file}`, 'utf8')]),
);
const compiled = (file: string, change = (text: string) => text): CompiledFlow => {
  const loaded = loadFlow({ file, text: change(texts.get(file) ?? '') }, shippedPrompts());
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.value;
};

for (const file of texts.keys()) {
  const flow = compiled(file);
  test(`${file}: whatever a debtor did, her call is replayed from its journal step by step`, () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (dice) => {
        const call = aCall(flow, dice);
        const found = findInputs(flow, startSession(flow, facts, 'cs'), recordedMoves(call.journal));
        expect(found.lost).toBeNull();
        const replayed = replayCall(flow, startSession(flow, facts, 'cs'), found.inputs, call.session.ended);
        expect(replayed.stuck).toBeNull();
        expect(replayed.turns.flatMap(({ path }) => path.map(({ to }) => to))).toEqual(call.entered);
        expect(replayed.session.result).toBe(call.session.result);
      }),
      { numRuns: 150 },
    );
  });
}

const soft = compiled('soft-reminder.yaml');

test('no digit of identification is needed to replay a call, and none is in its journal', () => {
  const call = played(soft, [start, said, key('1'), part(8), match]);
  expect(call.journal.filter(({ type }) => type === 'keys_pressed').map(({ data }) => (data as { keys: string }).keys)).toEqual([
    '1',
    '••••••••',
  ]);
  expect(findInputs(soft, startSession(soft, facts, 'cs'), recordedMoves(call.journal)).inputs).toContainEqual(match);
});

test('on a draft, a debtor who pressed 1 is shown to land where 1 now leads', () => {
  const draft = compiled('soft-reminder.yaml', (text) =>
    text.replace('1: promise\n', '1: details\n').replace('2: details', '2: promise'),
  );
  const call = played(soft, [start, said, key('1'), part(8), match, said, said, key('1')]);
  const { inputs } = findInputs(soft, startSession(soft, facts, 'cs'), recordedMoves(call.journal));
  const onDraft = replayCall(draft, startSession(draft, facts, 'cs'), inputs, call.session.ended);
  expect(call.session.node).toBe('promise');
  expect(onDraft.session.node).toBe('details');
  expect(onDraft.stuck).toBeNull();
});

test('where a draft asks something else than the recorded answer fits, the replay stops there and says so', () => {
  const first =
    'first-agent: { transfer: { queue: q, whisper: whisper-unverified, hold: transfer-hold }, on: { completed: end, nobody: who } }';
  const draft = compiled('soft-reminder.yaml', (text) =>
    text.replace('greeting: { say: greeting, then: who }', `greeting: { say: greeting, then: first-agent }\n  ${first}`),
  );
  const call = played(soft, [start, said, key('1'), part(8), match]);
  const { inputs } = findInputs(soft, startSession(soft, facts, 'cs'), recordedMoves(call.journal));
  expect(replayCall(draft, startSession(draft, facts, 'cs'), inputs, false).stuck).toMatchObject({
    input: key('1'),
    because: 'first-agent asks something else',
  });
});

/** A program outside is asked after the greeting, and the call is recorded. Every way of both leads to the same node. */
const asking = (ways: string) =>
  compiled('soft-reminder.yaml', (text) =>
    text.replace(
      'greeting: { say: greeting, then: who }',
      `greeting: { say: greeting, then: crm }
  crm: { webhook: { url: "https://crm.example/ask" }, on: { ${ways} } }
  recorded: { record_call: recording-notice, on: { on: who, declined: who, failed: who } }`,
    ),
  );
const plain = 'vip: recorded, plain: recorded, otherwise: recorded';
const answer = (leave: string | null): FlowInput => ({ type: 'webhook', outcome: 'answered', leave, values: {} });
const inputsOf = (flow: CompiledFlow, journal: readonly RecordedLine[]) =>
  findInputs(flow, startSession(flow, facts, 'cs'), recordedMoves(journal)).inputs;

test('by which way a program outside let a call go on, and whether it was recorded, is replayed as the journal says, not guessed', () => {
  const own = asking(plain);
  for (const leave of ['vip', 'plain'])
    for (const on of [true, false]) {
      const call = played(own, [start, said, answer(leave), said, { type: 'recording', on }, key('1')]);
      const inputs = inputsOf(own, call.journal);
      expect(inputs).toContainEqual(answer(leave));
      expect(inputs).toContainEqual({ type: 'recording', on });
    }
  const failed: FlowInput = { type: 'webhook', outcome: 'failed', leave: null, values: {} };
  expect(inputsOf(own, played(own, [start, said, failed, said]).journal)).toContainEqual(failed);
});

test('where a draft leads the way that the program named elsewhere, or has no such way, its replay shows it at that step', () => {
  const own = asking(plain);
  const call = played(own, [start, said, answer('plain'), said, { type: 'recording', on: true }, key('1'), part(8), match]);
  const inputs = inputsOf(own, call.journal);
  const at = (draft: CompiledFlow) => {
    const { turns } = replayCall(draft, startSession(draft, facts, 'cs'), inputs, false);
    const turn = turns.find(({ input }) => input.type === 'webhook');
    return { to: turn?.path[0]?.to, note: turn?.note };
  };
  expect(at(own)).toEqual({ to: 'recorded', note: null });
  expect(at(asking('vip: recorded, plain: who, otherwise: recorded'))).toEqual({ to: 'who', note: null });
  expect(at(asking('vip: who, otherwise: recorded'))).toEqual({ to: 'recorded', note: 'crm has no way plain' });
});

test('what only one of two flows asks of the world is stood in for or passed over, each said at its step, and the debtor goes on', () => {
  const own = asking(plain);
  const asked = played(own, [start, said, answer('vip'), said, { type: 'recording', on: true }, key('1'), part(8), match]);
  const unasked = played(soft, [start, said, key('1'), part(8), match]);
  const onSoft = replayCall(soft, startSession(soft, facts, 'cs'), inputsOf(own, asked.journal), false);
  expect(onSoft.stuck).toBeNull();
  expect(onSoft.session.verified).toBe(true);
  expect(onSoft.turns.flatMap(({ input: { type }, note }) => (note ? [`${type}: ${note}`] : []))).toEqual([
    'webhook: who does not ask for it',
    'recording: who does not ask for it',
  ]);
  const onOwn = replayCall(own, startSession(own, facts, 'cs'), inputsOf(soft, unasked.journal), false);
  expect(onOwn.stuck).toBeNull();
  expect(onOwn.session.verified).toBe(true);
  expect(onOwn.turns.flatMap(({ input: { type }, note }) => (note ? [`${type}: ${note}`] : []))).toEqual([
    'webhook: crm asks for what the recorded call did not',
    'recording: recorded asks for what the recorded call did not',
  ]);
});

test('a journal that tells of a node where no answer leads is not followed by guessing', () => {
  const call = played(soft, [start, said, key('1')]);
  const bent = call.journal.map((line) =>
    line.type === 'node_entered' && (line.data as { visit: number }).visit > 1
      ? { ...line, data: { ...line.data, node: 'stop' } }
      : line,
  );
  expect(findInputs(soft, startSession(soft, facts, 'cs'), recordedMoves(bent)).lost).toContain('went on to stop');
});

const start: FlowInput = { type: 'started' };
const said: FlowInput = { type: 'said' };
const match: FlowInput = { type: 'identity', outcome: 'match' };
function key(digits: string): FlowInput {
  return { type: 'keyed', digits };
}
function part(count: number): FlowInput {
  return { type: 'identity_part', count, complete: true };
}

/** A call with answers by dice, until it ends or the dice do. */
function aCall(flow: CompiledFlow, dice: readonly number[]) {
  const rest = [...dice];
  return record(flow, (waiting) => {
    const die = rest.shift();
    return die === undefined ? undefined : answerBy(waiting, die);
  });
}

function played(flow: CompiledFlow, inputs: readonly FlowInput[]) {
  const rest = [...inputs];
  return record(flow, () => rest.shift());
}

/** A call and its journal, line by line as a conducted call writes it. */
function record(flow: CompiledFlow, answer: (waiting: WaitEffect | null) => FlowInput | undefined) {
  const journal: RecordedLine[] = [];
  const entered: string[] = [];
  let session = startSession(flow, facts, 'cs');
  for (let input = answer(null); input && !session.ended; input = answer(session.waiting)) {
    const taken = session.waiting === null ? start : input;
    if (session.waiting && 'say' in session.waiting)
      for (const { prompt } of session.waiting.say) journal.push({ type: 'prompt_heard', data: { prompt } });
    journal.push(...evidenceOf(flow, session, taken));
    const next = interpret(flow, session, taken);
    session = next.session;
    entered.push(...next.path.map(({ to }) => to));
    const { node, visit, verified } = session;
    journal.push({ type: 'node_entered', data: { node, visit, verified, resumed: taken.type === 'resumed' } });
  }
  journal.push({ type: 'attempt_ended', data: { result: session.result ?? 'silent' } });
  return { journal, entered, session };
}

function evidenceOf(flow: CompiledFlow, { node, visit }: FlowSession, input: FlowInput): RecordedLine[] {
  const pressed = (keys: string | null, count: number): RecordedLine[] =>
    count === 0 ? [] : [{ type: 'keys_pressed', data: { node, keys: keys ?? '•'.repeat(count), count } }];
  switch (input.type) {
    case 'keyed':
      return pressed(input.digits, input.digits.length);
    case 'partial':
    case 'identity_part':
      return pressed(null, input.count);
    case 'identity':
      return [{ type: 'identity_checked', data: { fields: [], outcome: input.outcome } }];
    case 'transferred':
      return [{ type: 'transfer_ended', data: { outcome: input.outcome } }];
    case 'webhook': {
      const known = input.leave === null || Object.hasOwn(flow.nodes.get(node)?.on ?? {}, input.leave);
      return [{ type: 'webhook_called', data: { node, outcome: input.outcome, outlet: known ? input.leave : 'otherwise' } }];
    }
    case 'recorded':
      return input.recording === null ? [] : [{ type: 'recording_made', data: { purpose: 'message', visit } }];
    case 'recording':
      return input.on ? [{ type: 'recording_made', data: { purpose: 'call', visit } }] : [];
    case 'person_found':
      return [{ type: 'caller_looked_up', data: { found: input.facts !== null } }];
    default:
      return [];
  }
}

function answerBy(waiting: WaitEffect | null, die: number): FlowInput {
  const one = <T>(all: readonly T[]): T => all[die % all.length] as T;
  if (die % 23 === 22 && waiting) return { type: 'resumed' };
  switch (waiting?.do) {
    case 'ask':
      return one<FlowInput>([
        key('1'),
        key('2'),
        key('3'),
        key('4'),
        key('0'),
        key('8'),
        { type: 'silence' },
        { type: 'cancelled' },
        { type: 'partial', count: 1 },
      ]);
    case 'ask_identity':
      return one<FlowInput>([
        part(8),
        part(5),
        { type: 'identity_part', count: 3, complete: false },
        { type: 'identity_part', count: 0, complete: false },
        { type: 'cancelled' },
      ]);
    case 'check_identity':
      return one<FlowInput>([match, { type: 'identity', outcome: 'no_match' }, { type: 'identity', outcome: 'unknown' }]);
    case 'transfer':
      return one<FlowInput>(['completed', 'nobody', 'failed'].map((outcome) => ({ type: 'transferred', outcome }) as FlowInput));
    case 'record':
      return one<FlowInput>([
        { type: 'recorded', recording: 'r', durationMs: 5 },
        { type: 'recorded', recording: null, durationMs: 0 },
      ]);
    case 'record_call':
      return { type: 'recording', on: die % 2 === 0 };
    case 'call_webhook':
      return { type: 'webhook', outcome: 'failed', leave: null, values: {} };
    case 'leave_message':
      return { type: 'message_left', complete: die % 2 === 0 };
    default:
      return said;
  }
}
