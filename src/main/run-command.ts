import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { sqliteBank } from '../adapters/db/receivables/sqlite-bank.ts';
import { sqlitePayments } from '../adapters/db/receivables/sqlite-payments.ts';
import { webhookSecret } from '../adapters/webhooks/webhook-secret.ts';
import type { CliHost, Installation } from '../cli/installation.ts';
import { runCommandLine } from '../cli/program.ts';
import { describeConfig, readConfig } from '../config.ts';
import { confirmRestore } from '../desk/confirm-restore.ts';
import { agreementDesk } from './back-office/agreement-desk.ts';
import { fileFlowLibrary } from './file-flow-library.ts';
import { growGently } from './grow-gently.ts';
import { importFile, previewFile } from './import-file.ts';
import { fetchFromBanks, importStatementFile } from './import-statement-file.ts';
import { importSuppressionFile } from './import-suppression-file.ts';
import { bookInterest } from './keep-books.ts';
import { matchPayments } from './match-payments.ts';
import { openInstallation } from './open-installation.ts';
import { openLog } from './open-log.ts';
import { readRates } from './own-rates.ts';
import { retain, retentionPeriods } from './retention.ts';
import { hearStrategyNews, strategyNames } from './strategy-desk.ts';
import { strategyFiles } from './strategy-files.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

/**
 * The composition root: the one place that reads settings, builds the adapters and starts the parts. What only some commands need is
 * imported by them, so that the others answer sooner.
 */
export async function runCommand(argv: readonly string[]): Promise<0 | 1 | 2> {
  const write = (text: string) => process.stdout.write(`${text}\n`);
  const complain = (text: string) => process.stderr.write(`${text}\n`);
  const tell = (_fields: object, message: string) => complain(message);
  const complaints = { info: () => {}, warn: tell, error: tell, fatal: tell };
  const host: CliHost = {
    actor: `user:${userInfo().username}`,
    using: async (command) => {
      const opened = await openInstallation(readConfig(), undefined, undefined, { onProgress: (text) => complain(`… ${text}`) });
      const { tools, journal, calls, callBook, flows, messages, tasks, incoming } = opened;
      const paymentTools = { ...tools, bank: sqliteBank, payments: sqlitePayments };
      const installation: Installation = {
        tools,
        journal,
        bank: sqliteBank,
        calls,
        documents: opened.documents,
        callBook,
        webhookSecret: () => webhookSecret(join(opened.config.data, 'webhook.secret')),
        flows,
        tasks,
        messages,
        incoming,
        agreements: agreementDesk({ tools, tasks, nameOf: async (actor) => actor }),
        bookInterest: (creditor, anew) => bookInterest(opened, complaints, { actor: host.actor, creditor, anew }),
        rates: () => readRates(opened.config.data),
        planning: opened.planning,
        strategyNames: () => strategyNames(flows),
        hearStrategyNews: () => hearStrategyNews(opened),
        runRetention: async (dryRun) => ({
          erased: await retain(opened, host.actor, dryRun),
          periods: retentionPeriods(opened.config),
        }),
        confirmRestore: (confirmation) => confirmRestore({ ...tools, messages }, host.actor, confirmation),
        previewReceivables: (path, order) => previewFile(opened, path, { ...order, actor: host.actor }),
        payments: { tools: paymentTools, matchWaiting: () => matchPayments(opened.db, paymentTools, host.actor) },
        importReceivables: (path, order) => {
          growGently();
          return importFile(opened, path, { ...order, actor: host.actor });
        },
        importSuppression: (path, order) => importSuppressionFile(opened, path, { ...order, actor: host.actor }),
        importStatement: (path, order) => importStatementFile(opened, path, { ...order, actor: host.actor }),
        fetchStatements: (order) => fetchFromBanks(opened, { ...order, actor: host.actor }),
      };
      try {
        return await command(installation);
      } finally {
        await opened.close();
      }
    },
    serve: async () => {
      const config = readConfig();
      const log = openLog(config);
      const { startServer } = await import('./start-server.ts');
      const server = await startServer(config, log, (part) => complain(`… ${part}`));
      complain(`Dovolat runs at ${server.url}`);
      if (server.firstLogin)
        complain(
          `Log in once with ${server.firstLogin.email} and the password ${server.firstLogin.password}, then choose another.`,
        );
      await untilToldToStop();
      complain('Stopping: no new calls; those that are up may end.');
      await server.stop({ graceMs: 30_000, leaveCalls: true });
    },
    demo: async (options) => {
      const { rehearse } = await import('./rehearse.ts');
      return rehearse(options, { write, complain, interactive: process.stderr.isTTY });
    },
    usingAccounts: async (command) => {
      const { openAccountsOf } = await import('./open-accounts.ts');
      const accounts = await openAccountsOf(readConfig());
      try {
        return await command(accounts);
      } finally {
        accounts.close();
      }
    },
    usingPrompts: async (command) => {
      const { promptDesk } = await import('./prompt-desk.ts');
      const opened = await openInstallation(readConfig(), undefined, undefined, { onProgress: (text) => complain(`… ${text}`) });
      const desk = promptDesk(opened);
      try {
        return await command(desk);
      } finally {
        await desk.close();
        await opened.close();
      }
    },
    flowFiles: () => {
      const config = readConfig();
      return fileFlowLibrary(config.flows, config.prompts, join(config.data, 'flows'));
    },
    strategyFiles: () => {
      const config = readConfig();
      return strategyFiles(config.strategies, config.flows);
    },
    lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    backUp: async (folder, onProgress) => {
      const { backUp } = await import('./back-up.ts');
      const config = readConfig();
      return backUp(config, folder === null ? config.backupFolder : resolve(folder), onProgress);
    },
    restore: async (wish, onProgress) => {
      const { restore } = await import('./restore.ts');
      return restore({ ...wish, backup: resolve(wish.backup), to: resolve(wish.to) }, host.actor, onProgress);
    },
    carryOut: async (id) => {
      const { carryOut } = await import('./setup/carry-out.ts');
      const opened = await openInstallation(readConfig());
      const stop = new AbortController();
      process.once('SIGTERM', () => stop.abort());
      try {
        return await carryOut(opened, id, stop.signal);
      } finally {
        await opened.close();
      }
    },
    doctor: async () => {
      const { examine } = await import('./examine.ts');
      return examine(readConfig());
    },
    settings: () => describeConfig(readConfig()),
    write,
    complain,
    interactive: process.stderr.isTTY,
    colour: process.stdout.isTTY && process.stdout.hasColors(),
    fail: () => {},
  };
  return runCommandLine(host, argv);
}
