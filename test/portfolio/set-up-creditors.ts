import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sqliteBank } from '../../src/adapters/db/receivables/sqlite-bank.ts';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../src/dialer/add-line.ts';
import { contentHash } from '../../src/kernel/content-hash.ts';
import type { Result } from '../../src/kernel/result.ts';
import type { OpenInstallation } from '../../src/main/open-installation.ts';
import { strategyNames } from '../../src/main/strategy-desk.ts';
import { registerBankAccount } from '../../src/receivables/bank/register-bank-account.ts';
import { registerCreditor } from '../../src/receivables/register-creditor.ts';
import { loadAssignment } from '../../src/strategy/assignment.ts';
import { loadStrategy } from '../../src/strategy/compile-strategy.ts';
import { publishDocument } from '../../src/strategy/planning/publish-document.ts';
import { loadSegments } from '../../src/strategy/segmenting/segments.ts';
import { markets } from './made-up-debtors.ts';

const actor = 'user:eva';
const root = resolve(import.meta.dirname, '../..');

/** A creditor of each market with an account, a verified caller identity on a simulated trunk, statutory interest, and every shipped strategy published. */
export async function setUpCreditors(installation: OpenInstallation): Promise<void> {
  const { tools } = installation;
  const trunk = { name: 'simulated', host: '127.0.0.1', simulated: true, channels: 500, callsPerSecond: 100 };
  need(await addTrunk(tools, actor, trunk));
  for (const { creditor, country, account, prefix } of markets) {
    const wish = {
      ...{ ...creditor, country, interest: { kind: 'statutory', yearDays: 'actual', shiftsDue: true } as const },
      planPolicy: { most: 3, everyDays: 30, leastMinor: 10_000 },
    };
    await tools.work.run(async (tx) => {
      const { id: creditorId } = need(await registerCreditor(tools, tx, actor, wish));
      need(await registerBankAccount({ ...tools, bank: sqliteBank }, tx, actor, { creditorId, iban: account }));
    });
    const number = `${prefix}900000`;
    need(await addCallerIdentity(tools, actor, { number, creditor: creditor.code, dailyCap: 100_000 }));
    need(await verifyCallerIdentity(tools, actor, { number, country, evidence: 'made up' }));
  }
  await publishStrategies(installation);
}

async function publishStrategies({ planning, flows }: OpenInstallation): Promise<void> {
  const folder = join(root, 'strategies');
  const sourceOf = (name: string) => readFileSync(join(folder, `${name}.yaml`), 'utf8');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .filter((name) => name !== 'assignment' && name !== 'segments')
    .sort();
  const segments = need(loadSegments(sourceOf('segments'), 'segments.yaml'));
  const shortHash = (of: unknown) => contentHash(JSON.stringify(of)).slice(0, 12);
  const published = [
    { kind: 'segments', name: 'segments', version: shortHash(segments), source: sourceOf('segments') } as const,
    ...names.map((name) => {
      const { version } = need(loadStrategy(sourceOf(name), `${name}.yaml`, strategyNames(flows)));
      return { kind: 'strategy', name, version, source: sourceOf(name) } as const;
    }),
  ];
  for (const document of published) await publishDocument(planning, actor, document);
  const table = need(loadAssignment(sourceOf('assignment'), 'assignment.yaml', new Set(names)));
  const source = sourceOf('assignment');
  await publishDocument(planning, actor, { kind: 'assignment', name: 'assignment', version: shortHash(table), source });
}

/** What was refused here is a fault of whoever made the wish. */
export function need<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result.value;
}
