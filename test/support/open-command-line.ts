import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteBank } from '../../src/adapters/db/receivables/sqlite-bank.ts';
import { sqlitePayments } from '../../src/adapters/db/receivables/sqlite-payments.ts';
import type { CliHost, Installation } from '../../src/cli/installation.ts';
import { runCommandLine } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import type { PersonId, ReceivableId } from '../../src/kernel/ids.ts';
import { agreementDesk } from '../../src/main/back-office/agreement-desk.ts';
import { importStatementFile } from '../../src/main/import-statement-file.ts';
import { bookInterest } from '../../src/main/keep-books.ts';
import { matchPayments } from '../../src/main/match-payments.ts';
import { openInstallation } from '../../src/main/open-installation.ts';
import { readRates } from '../../src/main/own-rates.ts';
import type { DebtorRow } from '../../src/receivables/model.ts';
import { registerReceivable } from '../../src/receivables/register-receivable.ts';
import { debtorRow } from './open-books.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };

/** The command line on a data folder of its own, with the creditor `acme`, at a terminal without colours. */
export async function openCommandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-cli-'));
  const opened = await openInstallation(readConfig({ DOVOLAT_DATA: join(folder, 'data'), DOVOLAT_CACHE: folder }));
  const { tools, journal, tasks, messages, incoming, planning, config } = opened;
  const paymentTools = { ...tools, bank: sqliteBank, payments: sqlitePayments };
  const actor = 'user:eva';
  const installation = {
    ...{ tools, journal, tasks, messages, incoming, planning, bank: sqliteBank, documents: opened.documents },
    agreements: agreementDesk({ tools, tasks, nameOf: async (each) => each }),
    bookInterest: (creditor, anew) => bookInterest(opened, silent, { actor, creditor, anew }),
    rates: () => readRates(config.data),
    payments: { tools: paymentTools, matchWaiting: () => matchPayments(opened.db, paymentTools, actor) },
    importStatement: (path, order) => importStatementFile(opened, path, { ...order, actor }),
  } satisfies Partial<Installation> as unknown as Installation;

  async function dovolat(...args: readonly string[]) {
    const said: string[] = [];
    const complained: string[] = [];
    const host = {
      actor,
      using: (command: (of: Installation) => Promise<unknown>) => command(installation),
      write: (text: string) => void said.push(text),
      complain: (text: string) => void complained.push(text),
      colour: false,
      interactive: false,
    } as unknown as CliHost;
    const code = await runCommandLine(host, args);
    return { code, said: said.join('\n'), complained: complained.join('\n') };
  }

  const added = await dovolat(...['creditor', 'add', 'acme', '--name', 'Acme a.s.', '--neutral-name', 'Acme', '--country', 'CZ']);
  if (added.code !== 0) throw new Error(added.complained);
  return {
    opened,
    tools,
    dovolat,
    /** What programs read. */
    json: async (...args: readonly string[]) => JSON.parse((await dovolat(...args, '--json')).said),
    /** Somebody owes 1000 CZK since the first of last month. */
    owes: async (row: Partial<DebtorRow> = {}): Promise<{ personId: PersonId; receivableId: ReceivableId; caseId: string }> =>
      tools.work.run(async (tx) => {
        const creditor = await tools.books.creditors.findByCode(tx, 'acme');
        if (!creditor) throw new Error('there is no acme');
        const due = tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().subtract({ days: 60 }).toString();
        const base = { receivableId: 'F-1', debtorId: 'D-1', name: 'Jana Nováková', email: 'jana@example.cz', due };
        const made = await registerReceivable(
          tools,
          tx,
          { creditor, actor: 'import', importId: null },
          debtorRow({ ...base, ...row }),
        );
        if (!made.ok) throw new Error(made.message);
        return made.value as never;
      }),
    acme: () => tools.work.run(async (tx) => (await tools.books.creditors.findByCode(tx, 'acme'))?.id as never),
    folder,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type OpenCommandLine = Awaited<ReturnType<typeof openCommandLine>>;
