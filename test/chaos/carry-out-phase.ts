import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileOutbox } from '../../src/adapters/outbox/file-outbox.ts';
import type { Logger } from '../../src/kernel/log.ts';
import { importFile } from '../../src/main/import-file.ts';
import { importStatementFile } from '../../src/main/import-statement-file.ts';
import { bookInterest, keepBooks } from '../../src/main/keep-books.ts';
import { matchNewPayments } from '../../src/main/match-new-payments.ts';
import type { OpenInstallation } from '../../src/main/open-installation.ts';
import { startOutreach } from '../../src/main/start-outreach.ts';
import { startPlanner } from '../../src/main/start-planner.ts';
import { hearStrategyNews } from '../../src/main/strategy-desk.ts';
import { acceptPlan } from '../../src/receivables/accept-plan.ts';
import { openDispute } from '../../src/receivables/open-dispute.ts';
import { recordPromise } from '../../src/receivables/record-promise.ts';
import { recordKeepers } from '../portfolio/record-keepers.ts';
import { need } from '../portfolio/set-up-creditors.ts';
import type { Phase, PhaseKind, Story } from './story.ts';

const actor = 'user:eva';
/** Small, so that there is much to be killed between. */
const atOnce = 20;

/** Does what a phase asks for by the product's own code, from wherever an earlier process was when it died, to its end. */
export async function carryOutPhase(installation: OpenInstallation, phase: Phase, story: Story, log: Logger): Promise<void> {
  const ways: Readonly<Record<PhaseKind, () => Promise<unknown>>> = {
    import: () => importAll(installation, phase),
    statements: () => importStatements(installation, phase),
    agreements: () => agreeAll(installation, story),
    planning: () => planContacts(installation, log),
    matching: () => keepAccounts(installation, log),
    interest: () => bookInterest(installation, log, { actor, creditor: null, anew: false }),
  };
  await ways[phase.kind]();
}

async function importAll(installation: OpenInstallation, { files }: Phase): Promise<void> {
  const finished = await installation.db.reader
    .selectFrom('imports')
    .select('file_name')
    .where('state', '=', 'finished')
    .execute();
  const isThrough = new Set(finished.map(({ file_name }) => file_name));
  for (const { creditor, path } of files) {
    if (isThrough.has(basename(path))) continue; // nobody orders again what the list of imports shows as finished
    const { id: creditorId } = await creditorOf(installation, creditor);
    need(await importFile(installation, path, { creditorId, actor, chunkRows: atOnce }));
  }
}

async function importStatements(installation: OpenInstallation, { files }: Phase): Promise<void> {
  for (const { path } of files) need(await importStatementFile(installation, path, { actor, format: 'auto' }));
}

/** Payments are matched, promises and plans judged by them, tasks opened: by the parts of a running server, side by side. */
async function keepAccounts(installation: OpenInstallation, log: Logger): Promise<void> {
  await untilCalm(installation, [matchNewPayments(installation, log), keepBooks(installation, log)]);
  const { match, agreements, tasks, untilAtRest } = keepersOf(installation, log);
  await untilAtRest([() => match(atOnce), agreements, tasks]);
}

/**
 * What happened is heard, contacts are planned, taken up, written and handed over: by the parts of a running server, side by side. What happened
 * before is heard first: in a server that is a matter of moments, and which case is looked at before and which after would be another each time.
 */
async function planContacts(installation: OpenInstallation, log: Logger): Promise<void> {
  await hearStrategyNews(installation);
  await untilCalm(installation, [startPlanner(installation, log), startOutreach(installation, log)]);
  const { recover, news, plan, takeUpCalls, writeMessages, deliver, untilAtRest } = keepersOf(installation, log);
  await recover();
  await untilAtRest([news, () => plan(atOnce), takeUpCalls, writeMessages, deliver]);
}

/** Lets parts work until nothing has been written for a moment, and stops them. What their timers would come to later is left. */
async function untilCalm({ journal }: OpenInstallation, parts: readonly { stop(): Promise<void> }[]): Promise<void> {
  for (let [last, calm] = [-1, 0]; calm < 4; ) {
    await sleep(40);
    const now = await journal.lastSeq();
    calm = now === last ? calm + 1 : 0;
    last = now;
  }
  await Promise.all(parts.map((part) => part.stop()));
}

function keepersOf(installation: OpenInstallation, log: Logger) {
  return recordKeepers(installation, fileOutbox(join(installation.config.data, 'outbox')), log);
}

/** What debtors say to a clerk; each word has its own origin, so that it counts once however often it is written down. */
async function agreeAll(installation: OpenInstallation, { debtors }: Story): Promise<void> {
  const { tools } = installation;
  for (const [index, { id, market, bills }] of debtors.entries()) {
    const { id: creditorId } = await creditorOf(installation, market.creditor.code);
    const [first] = bills;
    if (!first || index % 3 === 2) continue;
    const act = { actor, origin: `clerk:${id}` } as const;
    await tools.work.run(async (tx) => {
      const owed = await tools.books.receivables.findByExternalKey(tx, creditorId, first.id);
      if (!owed) return; // nobody can reach the debtor: the row was turned away
      const { personId } = owed;
      const totalMinor = bills.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const wish = { personId, creditorId, currency: owed.currency };
      const day = `2026-11-${24 + (index % 6)}`;
      if (index % 12 === 0) return openDispute(tools, tx, act, { ...wish, receivables: [owed.id], code: 'wrong_amount' });
      if (index % 12 === 1)
        return acceptPlan(tools, tx, act, {
          ...wish,
          instalments: [
            { date: day, amountMinor: Math.ceil(totalMinor / 2) },
            { date: '2026-12-20', amountMinor: Math.floor(totalMinor / 2) },
          ],
        });
      return recordPromise(tools, tx, act, { ...wish, amountMinor: totalMinor, date: day });
    });
  }
}

async function creditorOf({ tools }: OpenInstallation, code: string) {
  const found = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, code));
  if (!found) throw new Error(`there is no creditor ${code}`);
  return found;
}
