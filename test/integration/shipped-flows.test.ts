import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../src/dialer/add-line.ts';
import { createCampaign } from '../../src/dialer/create-campaign.ts';
import { moveCampaign } from '../../src/dialer/move-campaign.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { importFile } from '../../src/main/import-file.ts';
import { recordPromise } from '../../src/receivables/record-promise.ts';
import { registerCreditor } from '../../src/receivables/register-creditor.ts';
import { type FlowPersona, flowPersonas } from '../../src/rehearsal/flow-personas.ts';
import { portfolioFile, type SampleDebtor, samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { field, linesOf, resultOf, storyOf } from '../support/read-journal.ts';
import { must, openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';

/** Every outbound flow that we ship calls its debtors in the simulated network, all campaigns side by side. */
const today = Temporal.Now.plainDateISO('Europe/Prague');
const flows = [...new Set(flowPersonas.map(({ flow }) => flow))];
const debtorsOf = new Map(
  flows.map((flow): [string, SampleDebtor[]] => {
    const suffixes = flowPersonas.filter((each) => each.flow === flow).map(({ suffix }) => suffix);
    // what is due lies some weeks before the day that is given; a courtesy calls before it
    const day = flow === 'courtesy-reminder' ? today.add({ days: 50 }) : today;
    return [flow, samplePortfolio(suffixes.length, suffixes, day)];
  }),
);
let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors: [...debtorsOf.values()].flat() });
  await world.startServer();
  const { tools } = await world.record();
  const [host = '', port = ''] = world.carrier.address.split(':');
  must(
    await addTrunk(tools, 'user:test', {
      ...{ name: 'network', host, port: Number(port), simulated: true, channels: 30, callsPerSecond: 10 },
    }),
  );
  for (const [index, flow] of flows.entries()) await startCampaign(flow, `+42000090000${index + 1}`);
}, 120_000);
afterAll(() => world?.close());

async function startCampaign(flow: string, number: string): Promise<void> {
  const installation = await world.record();
  const { tools } = installation;
  const actor = 'user:test';
  const debtors = debtorsOf.get(flow) ?? [];
  const creditor = must(
    await tools.work.run((tx) =>
      registerCreditor(tools, tx, actor, {
        ...{ code: flow, name: `${flow}, a.s.`, neutralName: 'Energo Morava', country: 'CZ' },
        planPolicy: { most: 12, everyDays: 30, leastMinor: 1000 },
      }),
    ),
  );
  const source = join(world.folder, 'source');
  mkdirSync(source, { recursive: true });
  const file = join(source, `${flow}.csv`);
  writeFileSync(file, portfolioFile(debtors));
  expect(must(await importFile(installation, file, { creditorId: creditor.id, actor })).rejected).toBe(0);
  must(await addCallerIdentity(tools, actor, { number, creditor: flow }));
  must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
  if (flow === 'promise-reminder')
    await tools.work.run(async (tx) => {
      const date = today.add({ days: 2 }).toString();
      for (const personId of (await tools.books.receivables.owing(tx, creditor.id, { who: 'anybody' }, null, 10)).people) {
        const wish = { personId, creditorId: creditor.id, amountMinor: null, currency: 'CZK', date } as const;
        must(await recordPromise(tools, tx, { actor, origin: `test:${personId}` }, wish));
      }
    });
  const campaign = must(
    await createCampaign(tools, actor, {
      ...{ name: flow, creditor: flow, flow, daysAhead: 60 },
      settings: { calendar: 'rehearsal', concurrency: 5, callsPerSecond: 4, attemptsInAll: 1, ringMs: 8000 },
    }),
  );
  must(await moveCampaign(tools, actor, campaign, 'start'));
}

async function callTo({ suffix, flow }: FlowPersona) {
  const number = debtorsOf.get(flow)?.find((debtor) => debtor.number.endsWith(suffix))?.number ?? '';
  for (const end = Date.now() + 200_000; ; await sleep(500)) {
    const rows = await (await world.record()).db.reader
      .selectFrom('attempts')
      .select(['id', 'result', 'person_id'])
      .where('number', '=', number)
      .execute();
    const [call] = rows.filter(({ result }) => result !== null);
    if (call || Date.now() > end)
      return { attemptId: call?.id ?? '', personId: call?.person_id as PersonId, journal: await world.journal() };
  }
}

test.each(flowPersonas)('$flow, $does: $result', { timeout: 220_000 }, async (persona) => {
  const { attemptId, journal } = await callTo(persona);
  expect(resultOf(journal, attemptId), storyOf(journal, [attemptId])).toBe(persona.result);
});

test('what the debtors of the flows decided stands on record: instalments, hardship, a call-back, what they agreed to', async () => {
  const journal = await world.journal();
  const tags = linesOf(journal, 'call_tagged').map((line) => field(line, 'tag'));
  expect(tags).toEqual(expect.arrayContaining(['pays-in-time', 'keeps-promise', 'number-confirmed', 'contact-agreed']));
  for (const type of ['plan_accepted', 'hardship_recorded', 'callback_asked', 'opt_out_recorded'])
    expect(linesOf(journal, type).length, type).toBeGreaterThan(0);
});

test('each call was to the gate what its campaign is for, and the judge finds nothing', async () => {
  const journal = await world.journal();
  const { db } = await world.record();
  const flowOf = new Map(
    (await db.reader.selectFrom('campaigns').select(['id', 'flow']).execute()).map(({ id, flow }) => [id, flow]),
  );
  const purposes = new Map(
    linesOf(journal, 'attempt_reserved').map((line) => [flowOf.get(line.subject.campaignId ?? ''), field(line, 'purpose')]),
  );
  expect(Object.fromEntries(purposes)).toEqual({
    'courtesy-reminder': 'courtesy',
    'promise-reminder': 'service_reply',
    'plan-offer': 'collection',
    'contact-verification': 'courtesy',
    'neutral-callback': 'collection',
    'soft-reminder': 'collection',
  });
  expect(await world.carrier.givenUp()).toEqual([]);
  const judged = await world.dovolat('judge');
  expect(judged.code, judged.stdout).toBe(0);
});
