import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';
import { setInboundLine } from '../dialer/inbound/set-inbound-line.ts';
import { replayCall } from '../flow/replay-call.ts';
import { startSession } from '../flow/start-session.ts';
import type { AttemptId } from '../kernel/ids.ts';
import type { Creditor } from '../receivables/model.ts';
import type { Installation } from './installation.ts';
import { answersOf, readRecordedCall } from './recorded-call.ts';

let the: OpenDialer;
let acme: Creditor;
const ours = '+420000900001';
const jana = '+420000101001';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, ours);
  must(await setInboundLine(the.tools, 'user:test', { number: ours, country: 'CZ', flow: 'calls-us', agent: null }));
});
afterEach(() => the.close());

/** Somebody calls us and presses these keys, each after the prompt that it answers, until the call is over. */
async function calls(
  caller: string | null,
  ...pressed: readonly (readonly [afterMs: number, keys: string])[]
): Promise<AttemptId> {
  const channel = the.phones.arrive({ called: ours, caller });
  for (const [afterMs, keys] of pressed) {
    await the.time.advance(afterMs);
    for (const key of keys) the.phones.press(the.phones.idOf(channel), key);
  }
  await the.time.advance(600_000);
  return the.phones.idOf(channel) as AttemptId;
}

/** The call once more on the version that it ran on, beside what the journal says where it stood. */
async function replayed(id: AttemptId) {
  const recorded = must(await readRecordedCall({ journal: the.reader, tools: the.tools as Installation['tools'] }, id));
  const flow = the.tools.flows.version(recorded.flow, recorded.version);
  if (!flow) throw new Error('the flow is not there');
  const found = answersOf(recorded, flow);
  const again = replayCall(flow, startSession(flow, found.facts, recorded.language), found.inputs, recorded.cameToAnEnd);
  const stood = (await the.events('node_entered')).flatMap(({ data, subject }) =>
    subject.attemptId === id ? [(data as { node: string }).node] : [],
  );
  const nodes = again.turns.flatMap(({ path }) => path.map(({ to }) => to));
  return { found, again, stood, nodes };
}

test('a debtor who called back and promised is replayed from the journal as a call of ours is', async () => {
  await the.debtor(acme, jana, promising);
  the.start();
  const { found, again, stood, nodes } = await replayed(await calls(jana));
  expect([found.lost, again.stuck, again.session.result]).toEqual([null, null, 'rpc_ptp']);
  expect(stood.length).toBeGreaterThan(5);
  expect(nodes).toEqual(expect.arrayContaining(stood.slice(1)));
  expect(found.whose).toBe('the record as it is now');
  expect(found.facts).toMatchObject({ direction: 'inbound', candidates: 'one' });
});

test('a caller whom nobody knew is replayed by way of her customer number', async () => {
  await the.debtor(acme, jana, {}, { customerNumber: '0040017' });
  the.start();
  const id = await calls(null, [4500, '40017#'], [3000, '15031985'], [6000, '3']);
  const { found, again, nodes, stood } = await replayed(id);
  expect([found.lost, again.stuck, again.session.result]).toEqual([null, null, 'rpc_paid_claimed']);
  expect(found.facts).toMatchObject({ candidates: 'none' });
  expect(found.inputs.some(({ type }) => type === 'person_found')).toBe(true);
  expect(nodes).toEqual(expect.arrayContaining(stood.slice(1)));
});

test('a caller who was found and only listened is replayed with what the line knew of her when it rang', async () => {
  await the.debtor(acme, jana, {}, { customerNumber: '0040017' });
  the.start();
  const { found, again } = await replayed(await calls(null, [4500, '40017#'], [3000, '15031985']));
  expect([found.lost, again.stuck, again.session.result]).toEqual([null, null, 'rpc_informed']);
  expect([found.whose, found.facts.candidates]).toEqual(['the record as it is now', 'none']);
});

test('a caller who never said who she was is replayed with nobody’s facts', async () => {
  the.start();
  const { found, again } = await replayed(await calls(null));
  expect([found.lost, again.stuck, found.whose]).toEqual([null, null, 'an invented debtor']);
  expect(found.facts.candidates).toBe('none');
});

test('a caller who met no flow has nothing to replay', async () => {
  must(await setInboundLine(the.tools, 'user:test', { number: ours, country: 'CZ', flow: null, agent: null }));
  the.start();
  const id = await calls(jana);
  const read = await readRecordedCall({ journal: the.reader, tools: the.tools as Installation['tools'] }, id);
  expect(read).toMatchObject({ ok: false, reason: 'nothing_said' });
});
