import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importerInto } from '../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { exampleStatement } from '../../test/support/read-statements.ts';
import { sqliteImportJobs as jobs } from '../adapters/db/intake/sqlite-import-jobs.ts';
import { sqliteBank } from '../adapters/db/receivables/sqlite-bank.ts';
import { localImportFile, rejectedFilesBeside } from '../adapters/files/import-files.ts';
import { inboxFolder } from '../adapters/files/inbox-folder.ts';
import { systemIds } from '../adapters/system/system-clock.ts';
import { registerBankAccount } from '../receivables/bank/register-bank-account.ts';
import type { Creditor } from '../receivables/model.ts';
import { importReceivables } from './import-receivables.ts';
import { importStatement } from './import-statement.ts';
import { runImportJob } from './jobs/run-import-job.ts';
import type { Inbox } from './ports.ts';
import { takeInbox } from './take-inbox.ts';

let the: OpenBooks;
let folder: string;
let mine: string;
beforeEach(async () => {
  the = await openBooks();
  await the.creditor('CZ', { code: 'acme' });
  folder = mkdtempSync(join(tmpdir(), 'dovolat-inbox-'));
  mine = join(folder, 'acme');
  mkdirSync(mine);
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

const header = 'receivable_id;phone;amount;due_date';
const put = (name: string, ...rows: string[]) => writeFileSync(join(mine, name), [header, ...rows].join('\n'));
const names = (...path: string[]) => (existsSync(join(mine, ...path)) ? readdirSync(join(mine, ...path)).sort() : []);
const orders = () => the.run((tx) => jobs.list(tx, { limit: 100 }));
const owed = () => the.db.reader.selectFrom('receivables').select('external_key').orderBy('external_key').execute();

/** As a server that has just started: it remembers nothing. */
function server(inbox: Inbox = inboxFolder(folder, systemIds)) {
  const tools = { ...the.tools, work: the.work, jobs, inbox, fileAt: localImportFile };
  return {
    look: () => takeInbox(tools),
    /** What the server's own process does for every order that stands. */
    carryOut: async () => {
      for (const job of await the.run((tx) => jobs.running(tx))) {
        const file = job.uploadId && (await inbox.find(job.uploadId));
        if (!file) throw new Error(`the file of ${job.id} is not there`);
        if (job.kind === 'statement') {
          const { creditorId } = JSON.parse(job.settings);
          const order = { file: await localImportFile(file.path), actor: job.actor, format: 'auto', creditorId } as const;
          await runImportJob(
            tools,
            job,
            () => importStatement({ ...tools, bank: sqliteBank }, order),
            () => ({ importId: null, rejectedFile: null, counts: {} }),
          );
          continue;
        }
        const importTools = { ...importerInto(the).tools, rejectedFiles: rejectedFilesBeside(file.path) };
        const order = { ...JSON.parse(job.settings), actor: job.actor, file: await localImportFile(file.path) };
        const counts = ({ rows, created, updated, unchanged, rejected }: Record<string, number>) => ({
          rows,
          created,
          updated,
          unchanged,
          rejected,
        });
        await runImportJob(
          tools,
          job,
          () => importReceivables(importTools, order),
          (summary) => ({
            importId: summary.importId,
            rejectedFile: summary.rejectedFile,
            counts: counts(summary as never) as Record<string, number>,
          }),
        );
      }
    },
  };
}

async function untilQuiet(running = server()): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await running.look();
    await running.carryOut();
  }
}

test('a file that is put into a creditor’s folder comes in once, and is filed away as done', async () => {
  put('debts.csv', 'F-1;601123456;100;2026-11-01');
  await untilQuiet();
  expect(names()).toEqual(['.taken', 'done']);
  expect([names('done'), names('.taken')]).toEqual([['debts.csv'], []]);
  expect(await owed()).toEqual([{ external_key: 'F-1' }]);
  expect(await orders()).toMatchObject([{ fileName: 'debts.csv', state: 'finished', actor: 'import', kind: 'receivables' }]);
  expect((await the.events('receivables_imported')).map(({ actor }) => actor)).toEqual(['import']);
});

test('a file of which rows are turned away is filed away as rejected, with those rows beside it; the good ones are in', async () => {
  put('debts.csv', 'F-1;601123456;100;2026-11-01', 'F-2;nonsense;100;2026-11-01');
  await untilQuiet();
  expect(names('rejected')).toEqual(['debts.csv', 'debts.rejected.csv']);
  expect(readFileSync(join(mine, 'rejected', 'debts.rejected.csv'), 'utf8')).toContain('not_a_phone_number');
  expect(await owed()).toEqual([{ external_key: 'F-1' }]);
});

test('a file that cannot be read is filed away as rejected, with the reason', async () => {
  writeFileSync(join(mine, 'notes.csv'), 'shopping;list\nbread;2\n');
  await untilQuiet();
  expect(names('rejected')).toEqual(['notes.csv', 'notes.reason.txt']);
  expect(readFileSync(join(mine, 'rejected', 'notes.reason.txt'), 'utf8')).toContain('the column amount is missing');
});

test('bank statements in whatever format are booked, of the folder’s creditor only; what is damaged goes back with the reason', async () => {
  const acme = (await the.run((tx) => the.tools.books.creditors.findByCode(tx, 'acme'))) as Creditor;
  await the.creditor('CZ', { code: 'other' });
  const account = (creditorId: Creditor['id'], iban: string) =>
    the.run((tx) => registerBankAccount({ ...the.tools, bank: sqliteBank }, tx, 'user:test', { creditorId, iban }));
  await account(acme.id, 'CZ6508000000192000145399');
  const formats = ['camt-cz.xml', 'gpc-cz.gpc', 'fio.txt'];
  for (const name of formats) writeFileSync(join(mine, name), exampleStatement(name));
  writeFileSync(join(mine, 'cut.xml'), exampleStatement('camt-cz.xml').slice(0, 900));
  await untilQuiet();
  expect(await orders()).toHaveLength(4);
  expect((await orders()).map(({ kind }) => kind)).toEqual(['statement', 'statement', 'statement', 'statement']);
  expect(names('rejected')).toContain('cut.reason.txt');
  expect(names('done')).toEqual(expect.arrayContaining(['camt-cz.xml']));
  const booked = await the.events('statement_booked');
  expect(booked.length).toBeGreaterThan(0);
  expect(new Set(booked.map(({ subject }) => subject.creditorId))).toEqual(new Set([acme.id]));
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'theirs.xml'), exampleStatement('camt-cz.xml'));
  await untilQuiet();
  expect(readFileSync(join(folder, 'other', 'rejected', 'theirs.reason.txt'), 'utf8')).not.toBe('');
  expect((await the.events('statement_booked')).length).toBe(booked.length);
});

test('a file that is still being written stays until it is whole', async () => {
  const running = server();
  put('big.csv', 'F-1;601123456;100;2026-11-01');
  put('other.csv.part', 'F-2;601123456;100;2026-11-01');
  await running.look();
  put('big.csv', 'F-1;601123456;100;2026-11-01', 'F-3;602123456;100;2026-11-01'); // it has grown
  await running.look();
  expect(names()).toEqual(['big.csv', 'other.csv.part']);
  utimesSync(join(mine, 'big.csv'), new Date(0), new Date(0)); // touched: not whole either
  await running.look();
  expect(names('.taken')).toEqual([]);
  await untilQuiet(running);
  expect(names()).toEqual(['.taken', 'done', 'other.csv.part']);
  expect(await owed()).toHaveLength(2);
});

test('a folder of nobody is left alone, and a file of the same name comes in again beside the first', async () => {
  mkdirSync(join(folder, 'nobody'));
  writeFileSync(join(folder, 'nobody', 'x.csv'), header);
  for (const amount of ['100', '90']) {
    put('debts.csv', `F-1;601123456;${amount};2026-11-01`);
    await untilQuiet();
  }
  expect(readdirSync(join(folder, 'nobody'))).toEqual(['x.csv']);
  expect(names('done')).toEqual([expect.stringMatching(/^debts upl_.*\.csv$/), 'debts.csv']);
  expect(await orders()).toMatchObject([{ summary: { counts: { updated: 1 } } }, { summary: { counts: { created: 1 } } }]);
});

test('wherever the program is ended, each file comes in once and is filed away once', async () => {
  let ended = 0;
  for (let at = 1; at <= 40; at += 1) {
    const name = `run-${at}.csv`;
    put(name, `K-${at};601123456;100;2026-11-01`);
    let steps = 0;
    const step = () => {
      steps += 1;
      if (steps === at) throw new Error('ended here');
    };
    const whole = inboxFolder(folder, systemIds);
    const frail = Object.fromEntries(
      Object.entries(whole).map(([method, run]) => [
        method,
        async (...args: unknown[]) => {
          step();
          const value = await (run as (...given: unknown[]) => Promise<unknown>)(...args);
          step();
          return value;
        },
      ]),
    ) as unknown as Inbox;
    await untilQuiet(server(frail)).catch((error: Error) => {
      if (error.message !== 'ended here') throw error;
      ended += 1;
    });
    await untilQuiet();
    expect(names('.taken')).toEqual([]);
    expect(names('done')).toContain(name);
    expect((await orders()).filter(({ fileName }) => fileName === name)).toHaveLength(1);
  }
  expect(ended).toBeGreaterThan(20);
  expect(await owed()).toHaveLength(40);
  expect(names('done')).toHaveLength(40);
});

test('ended between filing away the rejected rows and the file itself, the file follows', async () => {
  put('debts.csv', 'F-2;nonsense;100;2026-11-01');
  const running = server();
  await running.look();
  await running.look();
  await running.carryOut();
  const [id = ''] = names('.taken');
  mkdirSync(join(mine, 'rejected'));
  writeFileSync(join(mine, 'rejected', 'debts.rejected.csv'), readFileSync(join(mine, '.taken', id, 'debts.rejected.csv')));
  rmSync(join(mine, '.taken', id, 'debts.rejected.csv'));
  await untilQuiet();
  expect([names('rejected'), names('.taken')]).toEqual([['debts.csv', 'debts.rejected.csv'], []]);
});
