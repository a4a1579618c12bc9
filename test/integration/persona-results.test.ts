import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../src/dialer/add-line.ts';
import { parsePhone } from '../../src/kernel/phone.ts';
import type { ResultCode } from '../../src/kernel/result-code.ts';
import { personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { must, openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Every subscriber of the table is called by the whole product, all of them side by side; each row below looks at one of them. */
let world: RehearsalWorld;
let server: ServerProcess;
const debtors = samplePortfolio(
  personas.length,
  personas.map(({ suffix }) => suffix),
  Temporal.Now.plainDateISO('Europe/Prague'),
);

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors });
  server = await world.startServer();
  const { tools } = await world.record();
  const actor = 'user:test';
  const [host = '', port = ''] = world.carrier.address.split(':');
  const lines = { simulated: true, channels: 40, callsPerSecond: 10 } as const;
  must(await addTrunk(tools, actor, { ...lines, name: 'dead', host, port: Number(port) + 1, callsPerSecond: 1 }));
  must(await addTrunk(tools, actor, { ...lines, name: 'network', host, port: Number(port) }));
  await world.campaign('personas', debtors, {
    concurrency: 40,
    agentNumber: must(parsePhone('+420000999990', 'CZ')).number,
    retryAfterMs: { trunk_dead: 1000, carrier_failed: 1000, spam_blocked: 3_600_000 },
  });
  for (const number of ['+420000900008', '+420000900009']) {
    must(await addCallerIdentity(tools, actor, { number, creditor: 'personas' }));
    must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
  }
});
afterAll(() => world?.close());

/** The results of the calls to a number, oldest first, by trunk. */
async function resultsOf(suffix: string): Promise<{ trunk: string; result: ResultCode }[]> {
  const { db } = await world.record();
  const rows = await db.reader
    .selectFrom('attempts')
    .innerJoin('trunks', 'trunks.id', 'attempts.trunk_id')
    .select(['trunks.name as trunk', 'attempts.result as result'])
    .where('attempts.number', 'like', `%${suffix}`)
    .where('attempts.result', 'is not', null)
    .orderBy('attempts.id')
    .execute();
  return rows as { trunk: string; result: ResultCode }[];
}

/** Calls side by side last as long as the longest, and longer where the machine is busy. */
const patienceMs = 480_000;

test.each(personas)('$does: $result', { timeout: patienceMs }, async ({ suffix, result }) => {
  // an order that a busy Asterisk refused burned no attempt, and was given again
  const refused = (code: ResultCode) => code === 'carrier_failed' && result !== 'carrier_failed';
  const reached = async () => (await resultsOf(suffix)).find((each) => each.trunk === 'network' && !refused(each.result))?.result;
  for (let waited = 0; waited < patienceMs - 10_000 && (await reached()) === undefined; waited += 500) await sleep(500);
  expect(await reached()).toBe(result);
});

test('a trunk whose far end never answered is found dead, takes nobody’s attempt, and everybody is called by the other', async () => {
  expect(server.said()).toMatch(/"trunk":"dead","state":"unreachable"/);
  const dead = (await Promise.all(personas.map(({ suffix }) => resultsOf(suffix)))).flatMap((results) =>
    results.filter(({ trunk }) => trunk === 'dead'),
  );
  // It is dialled by only where the machine is so busy that eight seconds pass before it is found dead.
  for (const { result } of dead) expect(['trunk_dead', 'carrier_failed']).toContain(result);
});

test('nobody gave up waiting for our voice, and the judge finds nothing', async () => {
  expect(await world.carrier.givenUp()).toEqual([]);
  const judged = await world.dovolat('judge');
  expect(judged.code, judged.stdout).toBe(0);
});
