import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemTimers } from '../../adapters/system/system-clock.ts';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../dialer/add-line.ts';
import { createCampaign } from '../../dialer/create-campaign.ts';
import type { Campaign } from '../../dialer/model.ts';
import { moveCampaign } from '../../dialer/move-campaign.ts';
import { parsePhone } from '../../kernel/phone.ts';
import type { Result } from '../../kernel/result.ts';
import { recordOptOut } from '../../receivables/record-opt-out.ts';
import { registerCreditor } from '../../receivables/register-creditor.ts';
import { portfolioFile, type SampleDebtor } from '../../rehearsal/sample-portfolio.ts';
import { importFile } from '../import-file.ts';
import type { RunningServer } from '../start-server.ts';

export type Rehearsed = {
  readonly debtors: readonly SampleDebtor[];
  /** Have said before that they want no calls. */
  readonly optedOut: readonly SampleDebtor[];
  /** Where the simulated network takes calls. */
  readonly network: Endpoint;
  readonly lines: number;
  /** Who gets the summary when it ends. */
  readonly summaryTo: string;
};

export type Endpoint = { readonly host: string; readonly port: number };

/** The trunk that leads into the simulated network. */
export const liveTrunk = 'simulated';

/** One campaign over the sample, from a file, as an operator would make it, and started once the trunk into the network answers. */
export async function prepareCampaign(
  { installation, trunkWatch }: Pick<RunningServer, 'installation' | 'trunkWatch'>,
  folder: string,
  rehearsed: Rehearsed,
): Promise<Campaign> {
  const { tools } = installation;
  const { debtors, optedOut, network, lines, summaryTo } = rehearsed;
  const creditor = must(
    await tools.work.run((tx) =>
      registerCreditor(tools, tx, actor, {
        code: 'energo',
        name: 'Energo Morava, a.s.',
        neutralName: 'Energo Morava',
        country: 'CZ',
      }),
    ),
  );
  const file = join(folder, 'debtors.csv');
  writeFileSync(file, portfolioFile([...debtors, ...optedOut]));
  const imported = must(
    await importFile(installation, file, {
      creditorId: creditor.id,
      actor,
      confirmedEmails: 'rehearsal: nobody has these addresses',
    }),
  );
  if (imported.rejected > 0) throw new Error(`The sample was not taken whole: ${JSON.stringify(imported.firstErrors)}`);
  await tools.work.run(async (tx) => {
    for (const { receivables } of optedOut) {
      const known = await tools.books.receivables.findByExternalKey(tx, creditor.id, receivables[0]?.id ?? '');
      if (!known) throw new Error('the sample holds no such receivable');
      const { personId } = known;
      await recordOptOut(tools, tx, { actor, origin: `letter-${personId}` }, { personId, creditorId: creditor.id, scope: 'all' });
    }
  });
  must(await addTrunk(tools, actor, { ...trunk, ...network, name: liveTrunk, channels: lines, callsPerSecond: 10 }));
  for (let last = 1; last <= identities; last += 1) {
    const number = `+4200009000${String(last).padStart(2, '0')}`;
    must(await addCallerIdentity(tools, actor, { number, creditor: creditor.code }));
    must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
  }
  const campaign = must(
    await createCampaign(tools, actor, {
      name: 'Autumn reminder',
      creditor: creditor.code,
      flow: 'soft-reminder',
      settings: {
        calendar: 'rehearsal',
        concurrency: lines,
        callsPerSecond: 8,
        attemptsInAll: 2,
        ringMs: 8000,
        summaryTo: [summaryTo],
        agentNumber: must(parsePhone(agentNumber, 'CZ')).number,
        retryAfterMs: Object.fromEntries(soonAgain.map((code) => [code, soon])),
      },
    }),
  );
  for (let waited = 0; trunkWatch.state(liveTrunk) !== 'reachable'; waited += lookEveryMs) {
    if (waited > trunkWithinMs) throw new Error('the trunk into the simulated network does not answer');
    await systemTimers.sleep(lookEveryMs);
  }
  return must(await moveCampaign(tools, actor, campaign, 'start'));
}

const actor = 'user:demo';
const lookEveryMs = 50;
const trunkWithinMs = 60_000;
const agentNumber = '+420000999990';
/** One that a debtor has blocked as spam rests for a day; there must be others. */
const identities = 6;
/** A rehearsal tries again within seconds. */
const soon = 8000;
const soonAgain = [
  ...['busy', 'no_answer', 'unreachable', 'no_response', 'lost', 'hung_up_early', 'silent', 'declined', 'not_verified'],
  ...['machine', 'carrier_failed', 'spam_blocked', 'trunk_dead'],
];

/**
 * A second trunk, to an address where nobody takes calls, once the first calls are up: some calls try it before it is known to be dead, are
 * lost to nobody's budget, and go on by the other.
 */
export async function addDeadTrunk(
  { installation: { tools, journal } }: Pick<RunningServer, 'installation'>,
  nobody: Endpoint,
): Promise<void> {
  while ((await journal.read({ after: 0, limit: 1, types: ['attempt_rang'] })).length === 0)
    await systemTimers.sleep(lookEveryMs);
  // Dials are shared out by what each trunk has free: this one is preferred, for a few calls.
  must(await addTrunk(tools, actor, { ...trunk, ...nobody, name: 'simulated-dead', channels: 6, callsPerSecond: 20 }));
}

const trunk = { simulated: true, destinations: ['CZ'] } as const;

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason}: ${result.message}`);
}
