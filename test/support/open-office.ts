import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteTasks } from '../../src/adapters/db/desk/sqlite-tasks.ts';
import { sqliteIncoming } from '../../src/adapters/db/outreach/sqlite-incoming.ts';
import { fileInbox } from '../../src/adapters/outbox/file-inbox.ts';
import { systemTimers } from '../../src/adapters/system/system-clock.ts';
import { keepTasks } from '../../src/desk/tasks/keep-tasks.ts';
import type { JournalEvent } from '../../src/journal/event.ts';
import type { DisputeCode } from '../../src/kernel/dispute-code.ts';
import type { ReceivableId } from '../../src/kernel/ids.ts';
import { matchNewPayments } from '../../src/main/match-new-payments.ts';
import { readInbox } from '../../src/outreach/inbox/read-inbox.ts';
import { openDispute } from '../../src/receivables/open-dispute.ts';
import { planDueWork } from '../../src/strategy/planning/plan-due-work.ts';
import { publishDocument } from '../../src/strategy/planning/publish-document.ts';
import { believableCampaign } from '../e2e/believable-campaign.ts';
import { startConsole } from '../e2e/start-console.ts';
import { silentLog } from '../integration/support/silent-log.ts';
import { askApi } from './ask-api.ts';
import { dayBefore } from './fio-statement.ts';
import { must } from './open-dialer.ts';
import { shippedStrategy } from './rehearse-strategy.ts';
import { until } from './until.ts';

/** The web server over a real record in a folder, asked by programs with keys; payments are matched as they come in. */
export async function openOffice(options: { readonly consoleFolder?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-office-'));
  mkdirSync(join(folder, 'data'));
  const campaign = await believableCampaign({ file: join(folder, 'data', 'dovolat.db') });
  const running = await startConsole({ folder, campaign, ...options });
  const { tools, journal } = campaign;
  const log = { ...silentLog, fatal: () => {} };
  const keepUp = { reader: journal, cursors: campaign.cursors, timers: systemTimers, log };
  const taskKeeper = keepTasks({ ...tools, tasks: sqliteTasks, ...keepUp });
  let received = 0;
  const receivablesOf = (ids: readonly ReceivableId[]) =>
    tools.work.run(async (tx) => {
      const found = await Promise.all(ids.map((id) => tools.books.receivables.find(tx, id)));
      return found.filter((one) => one !== undefined);
    });
  const matching = matchNewPayments({ tools, journal }, log);

  const { ask, keys, login } = await askApi(running);

  return {
    folder,
    campaign,
    tools,
    url: running.url,
    keys,
    login,
    ask,
    /** Hands a file in and says under which id. */
    handIn: async (name: string, text: string): Promise<string> =>
      (await ask('/uploads', { body: text, headers: { 'x-file-name': encodeURIComponent(name) } })).body.id,
    /** The import, once it has ended. */
    ended: (id: string) =>
      until('the import ends', async () => {
        const { body } = await ask(`/imports/${id}`);
        return body.state === 'running' ? undefined : body;
      }),
    creditor: async (code = 'acme'): Promise<string> =>
      (
        await ask('/creditors', {
          body: {
            code,
            name: 'ACME Energie, a.s.',
            neutralName: 'ACME Energie',
            country: 'CZ',
            contact: { phone: '221 111 222' },
          },
        })
      ).body.id,
    /** Somebody owes: `amount` in CZK. The id of the receivable. */
    owes: async (creditorId: string, amount: string, wish: Record<string, unknown> = {}) => {
      const receivable = {
        ...{ receivableId: 'F-1', debtorId: 'D-1', name: 'Jana Nováková', email: 'jana@example.cz', dueDate: '2026-11-01' },
        ...{ amount: { amount, currency: 'CZK' }, ...wish },
      };
      return (await ask('/receivables', { body: { creditorId, receivable } })).body as { id: string; debtorId: string };
    },
    /** The debtor says that these are wrong, and somebody has to look at it. */
    disputes: async (code: DisputeCode, ...receivables: ReceivableId[]) => {
      const [first] = await receivablesOf(receivables);
      if (!first) throw new Error('there is no such receivable');
      const { personId, creditorId } = first;
      const act = { actor: 'debtor', origin: `test:${code}:${first.id}` } as const;
      must(await tools.work.run((tx) => openDispute(tools, tx, act, { personId, creditorId, receivables, code })));
      await taskKeeper.catchUp();
    },
    catchUpTasks: () => taskKeeper.catchUp(),
    /** An SMS comes in, as the file that its channel makes of it. */
    receives: async (from: string, text: string) => {
      received += 1;
      mkdirSync(join(folder, 'outbox', 'inbox'), { recursive: true });
      writeFileSync(join(folder, 'outbox', 'inbox', `${received}.txt`), `From: ${from}\n\n${text}\n`);
      const inbox = fileInbox(join(folder, 'outbox'));
      await readInbox({ ...tools, inbox, incoming: sqliteIncoming, timers: systemTimers, log }).takeIn();
    },
    /** A strategy wants a registered letter about it. */
    wantsLetter: async (receivableId: ReceivableId, template: string, day = dayBefore(1)) => {
      const [about] = await receivablesOf([receivableId]);
      if (!about) throw new Error('there is no such receivable');
      const by = { channel: 'letter', template, flow: null, attempts: null, costMinor: 4500, registered: true } as const;
      await tools.work.run((tx) =>
        campaign.planning.steps.add(tx, [
          {
            ...{ id: tools.ids.next('stp'), caseId: about.caseId, personId: about.personId, creditorId: about.creditorId },
            ...{ currency: about.currency, strategy: 'consumer-soft-cs', version: '0', step: 'letter', level: 3 },
            ...{ severity: 'demand', purpose: 'legal', day, plannedAt: tools.clock.now().epochMilliseconds },
            ...{ lines: [{ receivableId, enrolmentId: null, level: 3 }], by, fallbacks: [], carrier: null, ended: null },
          },
        ]),
      );
    },
    /** The shipped strategy is published, and the planner has looked at everybody. */
    plan: async (name = 'consumer-soft-cs') => {
      const file = `strategies/${name}.yaml`;
      const { version } = shippedStrategy(name);
      const document = { kind: 'strategy', name, version, source: readFileSync(file, 'utf8') } as const;
      await publishDocument(campaign.planning, 'user:test', document);
      await planDueWork(campaign.planning);
      return version;
    },
    planAgain: () => planDueWork(campaign.planning),
    events: async (...types: string[]): Promise<JournalEvent[]> => journal.read({ after: 0, limit: 10_000, types }),
    close: async () => {
      await matching.stop();
      await running.close();
      await campaign.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type OpenOffice = Awaited<ReturnType<typeof openOffice>>;
