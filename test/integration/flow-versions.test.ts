import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { confirmsAndGoes, hasty } from '../support/debtors-in-a-hurry.ts';
import { attemptsIn, field, isFinished, linesOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';

/** Knows the call, and promises to pay in three days. */
const promises = hasty('71', 'promises', '1{birth_date}12', ...confirmsAndGoes);
/** Is called to see with what, and goes. */
const goes = hasty('73', 'goes', '', { do: 'wait', ms: 1500 }, { do: 'hang_up' });
/** The operator, who knows by what an invented debtor is identified. */
const tester = hasty('72', 'tester', '115031985', { do: 'listen' }, { do: 'listen' }, { do: 'hang_up' });
const [ada, operator, eva] = samplePortfolio(3, ['71', '72', '73'], Temporal.Now.plainDateISO('Europe/Prague'));
if (!ada || !operator || !eva) throw new Error('three were wanted');

let world: RehearsalWorld;
let flows: string;
let file: string;

beforeEach(async () => {
  flows = await mkdtemp(join(tmpdir(), 'dovolat-flows-'));
  cpSync('ivr-flows', flows, { recursive: true });
  file = join(flows, 'soft-reminder.yaml');
  world = await openRehearsalWorld({
    debtors: [ada, operator, eva],
    personas: [promises, tester, goes],
    settings: { DOVOLAT_FLOWS: flows },
  });
});
afterEach(async () => {
  await world?.close();
  await rm(flows, { recursive: true, force: true });
});

const json = async (...args: string[]) => {
  const { code, stdout } = await world.dovolat(...args, '--json');
  return { code, said: JSON.parse(stdout) };
};

test('a flow is called, changed, tried on a telephone of ours, published while the server runs, and a call of before is replayed on it', async () => {
  const { id: autumn } = await world.campaign('autumn', [ada]);
  const before = (await json('flow', 'list')).said.find((each: { name: string }) => each.name === 'soft-reminder');
  expect(before).toMatchObject({ state: 'published', by: 'system' });
  const server = await world.startServer();
  await world.until('the first call is over', (journal) => isFinished(journal, autumn), 120_000);
  const [attempt = ''] = attemptsIn(await world.journal(), autumn);

  const replayed = await json('flow', 'replay', attempt);
  const ended = linesOf(await world.journal(), 'attempt_ended', attempt)[0];
  expect(replayed.said).toMatchObject({ lost: null, version: before.version, results: { own: 'rpc_ptp' } });
  expect(ended && field(ended, 'result')).toBe('rpc_ptp');

  // The draft: promises are no longer taken.
  writeFileSync(file, readFileSync(file, 'utf8').replace('1: promise\n', '1: details\n').replace('2: details', '2: promise'));
  const drafts = (await json('flow', 'list')).said.filter((each: { name: string }) => each.name === 'soft-reminder');
  expect(drafts.map((each: { state: string }) => each.state)).toEqual(['published', 'draft']);
  const onDraft = await json('flow', 'replay', attempt, '--draft', file);
  expect(onDraft.said.rows.some((row: { same: boolean }) => !row.same)).toBe(true);
  expect(onDraft.said.results).toEqual({ own: 'rpc_ptp', draft: 'rpc_informed' });
  const diff = await json('flow', 'diff', 'soft-reminder', file);
  expect(diff.said.nodesChanged).toMatchObject([
    {
      node: 'options',
      outlets: [
        { what: '1', from: 'promise', to: 'details' },
        { what: '2', from: 'details', to: 'promise' },
      ],
    },
  ]);

  const refusal = async (number: string) => (await json('flow', 'call', file, number)).said.error.reason;
  expect(await refusal(operator.number)).toBe('number_not_ours');
  expect((await json('flow', 'number', 'add', ada.number, '--evidence', 'mine')).said.error.reason).toBe('number_of_a_debtor');
  expect((await json('flow', 'number', 'add', operator.number, '--evidence', 'my own mobile')).code).toBe(0);
  const placed = (await world.carrier.placedCalls()).length;
  const tested = await json('flow', 'call', file, operator.number);
  expect(tested).toMatchObject({ code: 0, said: { answered: true, machine: false, result: 'rpc_informed' } });
  expect(tested.said.nodes).toEqual(expect.arrayContaining(['greeting', 'who', 'balance-many']));
  expect((await world.carrier.placedCalls()).length).toBe(placed + 1);
  await world.dovolat('stop-all', '--reason', 'drill');
  expect(await refusal(operator.number)).toBe('everything_stopped');
  await world.dovolat('stop-all', '--lift');
  expect((await world.carrier.placedCalls()).length).toBe(placed + 1);
  expect(attemptsIn(await world.journal())).toEqual([attempt]);

  const published = await json('flow', 'publish', file);
  expect(published.said).toMatchObject({ changed: true, replaced: before.version });
  const { id: winter } = await world.campaign('winter', [eva]);
  const answered = await world.until(
    'the second call is answered',
    (journal) => linesOf(journal, 'attempt_answered').find(({ subject }) => subject.campaignId === winter),
    120_000,
  );
  expect(field(answered, 'version')).toBe(published.said.version);
  await world.until('the second call is over', (journal) => isFinished(journal, winter), 120_000);
  expect((await world.dovolat('judge')).stdout).toMatch(/^PASS/);
  const told = linesOf(await world.journal(), 'flow_published').map(({ actor }) => actor);
  expect(told.filter((actor) => actor.startsWith('user:'))).toHaveLength(1);
  expect(JSON.stringify(await world.journal())).not.toContain(operator.number);
  expect(await server.stop()).toBe(0);
}, 480_000);

test('without a server nothing is dialled, and who ordered the call is told so', async () => {
  expect((await json('flow', 'number', 'add', operator.number, '--evidence', 'my own mobile')).code).toBe(0);
  const placed = (await world.carrier.placedCalls()).length;
  expect((await json('flow', 'call', 'soft-reminder', operator.number)).said.error.reason).toBe('no_server');
  expect((await world.carrier.placedCalls()).length).toBe(placed);
}, 60_000);
