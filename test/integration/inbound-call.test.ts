import { afterAll, beforeAll, expect, test } from 'vitest';
import { setInboundLine } from '../../src/dialer/inbound/set-inbound-line.ts';
import { moveCampaign } from '../../src/dialer/move-campaign.ts';
import type { JournalEvent } from '../../src/journal/event.ts';
import { judge } from '../../src/judge/judge.ts';
import { personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { field } from '../support/read-journal.ts';
import { must, openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Calls that the debtors of the simulated network make to the number that our calls show, by real SIP to our real Asterisk. */
const today = Temporal.Now.plainDateISO('Europe/Prague');
const callsBack = { suffix: '66', name: 'calls_back_and_waits' } as const;
const shown = '+420000900001';
let world: RehearsalWorld;
let debtors: ReturnType<typeof samplePortfolio>;

beforeAll(async () => {
  const promises = personas.find(({ name }) => name === 'calls_back');
  if (!promises) throw new Error('nobody calls back');
  const waits = promises.steps.map((step) =>
    step.do === 'call_back'
      ? { ...step, steps: [waitsForAWord, { do: 'overhear' as const, ms: 0 }, ...step.steps.slice(2)] }
      : step,
  );
  debtors = samplePortfolio(2, [promises.suffix, callsBack.suffix], today);
  world = await openRehearsalWorld({
    debtors,
    personas: [...personas, { ...callsBack, steps: waits }],
  });
});
afterAll(() => world?.close());

/** What the line says in five languages is rendered when the server starts, not while somebody waits for an answer. */
async function linesRendered(server: ServerProcess): Promise<boolean> {
  const [url = ''] = /http:\/\/\S+?:\d+/.exec(server.said()) ?? [];
  const { parts } = (await (await fetch(`${url}/readyz`)).json()) as { parts: (string | { part: string })[] };
  const rendering = parts.some((each) => (typeof each === 'string' ? each : each.part).startsWith('line '));
  if (rendering) begun = true;
  return begun && !rendering;
}
let begun = false;

const endedIn = (journal: readonly JournalEvent[]) => journal.filter(({ type }) => type === 'inbound_call_ended');

test('who did not answer calls back, is known, promises; a second one is taken over by a new controller in the middle of it', {
  timeout: 600_000,
}, async () => {
  const { tools } = await world.record();
  const autumn = await world.campaign('autumn', debtors);
  must(await moveCampaign(tools, 'user:test', autumn, 'pause'));
  const line = { number: shown, country: 'CZ', flow: 'call-back-line' } as const;
  must(await setInboundLine(tools, 'user:test', line));
  const server = await world.startServer();
  await expect.poll(() => linesRendered(server), { timeout: 150_000, interval: 1000 }).toBe(true);
  must(await moveCampaign(tools, 'user:test', autumn, 'resume'));
  const promised = await world.until('she has promised', (journal) => endedIn(journal)[0], 180_000);
  expect(promised.data).toMatchObject({
    result: 'rpc_ptp',
    answered: true,
    conversation: true,
    hungUpBy: expect.stringMatching(/us|far_end/),
  });

  const waiting = await world.until('the other is asked who she is', (journal) => {
    const answered = journal.filter(({ type }) => type === 'inbound_call_answered').map(({ subject }) => subject.attemptId);
    const other = answered.find((attempt) => attempt !== promised.subject.attemptId);
    const node = journal.findLast(({ type, subject }) => type === 'node_entered' && subject.attemptId === other);
    return node && field(node, 'node') === 'who' && other;
  });
  await server.kill();
  await world.startServer();
  await world.until('the call goes on', (journal) =>
    journal.some((line) => line.subject.attemptId === waiting && line.type === 'node_entered' && field(line, 'resumed') === true),
  );
  await world.letThemGoOn();
  const journal = await world.until('both calls are over', (lines) => endedIn(lines).length === 2 && lines, 180_000);
  expect(endedIn(journal).map(({ data }) => data)).toMatchObject([{ result: 'rpc_ptp' }, { result: 'rpc_ptp' }]);
  const heard = journal.filter(({ type, subject }) => type === 'prompt_heard' && subject.attemptId === waiting);
  expect(heard.map((line) => field(line, 'prompt'))).toContain('apology');
  expect(journal.filter(({ type }) => type === 'promise_recorded')).toHaveLength(2);
  const { verdict, violations } = await judge(journal);
  expect({ verdict, violations }).toEqual({ verdict: 'pass', violations: [] });
  const placed = await world.carrier.placedCalls();
  expect(placed.length, 'a call that a debtor makes is none that we placed').toBe(
    journal.filter(({ type }) => type === 'attempt_reserved').length,
  );
});
