import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../../src/dialer/add-line.ts';
import { createCampaign } from '../../../src/dialer/create-campaign.ts';
import { moveCampaign } from '../../../src/dialer/move-campaign.ts';
import type { CompiledFlow } from '../../../src/flow/compile.ts';
import type { CreditorId } from '../../../src/kernel/ids.ts';
import { importFile } from '../../../src/main/import-file.ts';
import type { OpenInstallation } from '../../../src/main/open-installation.ts';
import { registerCreditor } from '../../../src/receivables/register-creditor.ts';
import { portfolioFile, type SampleDebtor } from '../../../src/rehearsal/sample-portfolio.ts';
import { isFinished, type Lines } from '../read-journal.ts';
import { must, openRehearsalWorld, type RehearsalWorld } from '../rehearsal-world.ts';
import { type DoneErrand, directDebtors, type SentDebtor } from './direct-debtors.ts';
import { directedNetwork } from './directed-network.ts';
import type { Errand } from './errands.ts';
import { watchSessions } from './watch-sessions.ts';

export type EveryPlace = {
  readonly world: RehearsalWorld;
  readonly done: readonly DoneErrand[];
  readonly journal: Lines;
  close(): Promise<void>;
};

export type SentOut = {
  readonly debtor: SampleDebtor;
  readonly errand: Errand;
};

/** What is done once the debtors are on record. */
export type Beforehand = (installation: OpenInstallation, creditorId: CreditorId) => Promise<void>;

/** What a creditor allows in these campaigns: debts of twenty crowns and more may be split. */
export const planPolicy = { most: 12, everyDays: 30, leastMinor: 1000 };

/**
 * Sends a debtor on each errand at once: all of them are called by one campaign with `flow`, through the whole product, our Asterisk and that of
 * the simulated network. Resolves when the campaign is over.
 */
export async function callEveryPlace(
  flowName: string,
  sent: readonly SentOut[],
  beforehand: Beforehand = async () => undefined,
): Promise<EveryPlace> {
  let published: CompiledFlow | undefined;
  const flow = async () => {
    published ??= (await world.record()).tools.flows.published(flowName);
    if (!published) throw new Error(`${flowName} is not published`);
    return published;
  };
  const debtors = sent.map(({ debtor, errand }): SentDebtor => ({ number: debtor.number, secrets: secretsOf(debtor), errand }));
  const { lead, done } = directDebtors(flow, debtors, (number) => sessions.callTo(number));
  const network = await directedNetwork(lead);
  const world = await openRehearsalWorld({
    debtors: sent.map(({ debtor }) => debtor),
    script: network.script,
    settings: { DOVOLAT_MAX_CALLS: String(lines) },
  });
  const sessions = watchSessions(() => readSessions(world));
  const close = async () => {
    await sessions.stop();
    await world.close();
    await network.close();
  };
  try {
    await world.startServer();
    const campaign = await startCampaign(world, flowName, sent, beforehand);
    await world.until('everybody was called', (journal) => isFinished(journal, campaign), 300_000);
    return { world, done, journal: await world.journal(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Calls that are up at once. */
const lines = 90;

async function startCampaign(
  world: RehearsalWorld,
  flow: string,
  sent: readonly SentOut[],
  beforehand: Beforehand,
): Promise<string> {
  const installation = await world.record();
  const { tools } = installation;
  const actor = 'user:test';
  const [host = '', port = ''] = world.carrier.address.split(':');
  const trunk = { name: 'network', host, port: Number(port), simulated: true, channels: lines, callsPerSecond: 10 };
  must(await addTrunk(tools, actor, trunk));
  const about = { code: 'energo', name: 'Energo, a.s.', neutralName: 'Energo Morava', country: 'CZ' } as const;
  const creditor = must(await tools.work.run((tx) => registerCreditor(tools, tx, actor, { ...about, planPolicy })));
  // Many of these calls are short, and a number whose calls are always short is given a rest.
  for (const last of '123456789') {
    const number = `+42000090000${last}`;
    must(await addCallerIdentity(tools, actor, { number, creditor: creditor.code }));
    must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
  }
  const source = join(world.folder, 'source');
  mkdirSync(source, { recursive: true });
  const file = join(source, 'debtors.csv');
  writeFileSync(file, portfolioFile(sent.map(({ debtor }) => debtor)));
  const { rejected, firstErrors } = must(await importFile(installation, file, { creditorId: creditor.id, actor }));
  if (rejected > 0) throw new Error(JSON.stringify(firstErrors));
  await beforehand(installation, creditor.id);
  const campaign = must(
    await createCampaign(tools, actor, {
      ...{ name: flow, creditor: creditor.code, flow, daysAhead: 60 },
      settings: { calendar: 'rehearsal', concurrency: lines, callsPerSecond: 10, attemptsInAll: 1 },
    }),
  );
  must(await moveCampaign(tools, actor, campaign, 'start'));
  return campaign.id;
}

async function readSessions(world: RehearsalWorld) {
  const { db } = await world.record();
  return db.reader
    .selectFrom('call_sessions')
    .innerJoin('attempts', 'attempts.id', 'call_sessions.attempt_id')
    .where('attempts.answered_at', 'is not', null)
    .select(['attempts.number', 'attempts.id as attemptId', 'call_sessions.session'])
    .execute();
}

function secretsOf({ birthDate, customerNumber, postcode }: SampleDebtor) {
  const [year, month, day] = birthDate.split('-');
  return { birth_date: `${day}${month}${year}`, customer_number: customerNumber, postcode };
}
