import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { openDialer, promising } from '../../test/support/open-dialer.ts';
import { sqliteCallPages } from '../adapters/db/board/sqlite-call-pages.ts';
import { systemIds } from '../adapters/system/system-clock.ts';
import { exportCalls } from './export-calls.ts';
import type { PlacedCall } from './model.ts';

const campaign = systemIds.next('cmp');

async function csvOf(pieces: ReturnType<typeof exportCalls>): Promise<Record<string, string>[]> {
  let csv = '';
  for await (const piece of pieces) csv += piece.csv;
  expect(csv.startsWith('\ufeffattempt;name;number;')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  return parse(csv, { bom: true, delimiter: ';', columns: true });
}

function placed(name: string, more: Partial<PlacedCall> = {}): PlacedCall {
  const attemptId = systemIds.next('att');
  const subject = { campaignId: campaign, attemptId };
  const line = (type: string, data: object) => ({
    seq: 1,
    id: systemIds.next('evt'),
    at: 0,
    type,
    actor: 'dialer' as const,
    subject,
    data,
  });
  const events = [line('attempt_reserved', { ordinal: 1, at: 0 }), line('keys_pressed', { keys: '1' })];
  return { attemptId, name, number: '+420601000101', callerIdentity: '+420000900001', messages: [], events, ...more };
}

const onePage = (calls: PlacedCall[]) => ({ page: async (_of: unknown, after: string | null) => (after === null ? calls : []) });

test.each(['=1+1', '+SUM(A1)', '-2', '@cmd', '\tx', '=HYPERLINK("http://x";"y")'])(
  'a name that a spreadsheet would run as a formula is shown as text: %j',
  async (name) => {
    expect(await csvOf(exportCalls(onePage([placed(name)]), campaign))).toMatchObject([
      { name: `'${name}`, number: '+420601000101' },
    ]);
  },
);

test('quotes, semicolons, line ends and letters of every language come out as they went in', async () => {
  const names = ['a;b', 'say "no"', 'two\nlines', 'Žluťoučký Őrsi Łukasz'];
  const rows = await csvOf(exportCalls(onePage(names.map((name) => placed(name))), campaign));
  expect(rows.map(({ name }) => name)).toEqual(names);
});

test('each call that was placed stands in the file once, with its result, keys and promise, as the database has it', async () => {
  const the = await openDialer();
  try {
    const acme = await the.creditor('CZ');
    await the.trunk({ channels: 100 });
    await the.identity(acme, '+420000900001', 5000);
    for (let n = 1; n <= 40; n += 1)
      await the.debtor(
        acme,
        `+420000101${String(n).padStart(3, '0')}`,
        n % 4 === 0 ? promising : { rejects: { after: 500, sipCode: 486, cause: 17 } },
      );
    const made = await the.campaign(acme, { attemptsInAll: 1, concurrency: 50, callsPerSecond: 10 });
    the.start();
    await the.time.advance(10 * 60_000);
    const pages = sqliteCallPages(the.db);
    const asked: number[] = [];
    const small = {
      page: async (...[of, after]: Parameters<typeof pages.page>) => {
        const page = await pages.page(of, after, 500);
        asked.push(page.length);
        return page;
      },
    };
    const rows = await csvOf(exportCalls(small, made.id));
    const attempts = await the.attempts();
    expect(attempts).toHaveLength(40);
    expect(rows.map(({ attempt, number, result }) => [attempt, number, result])).toEqual(
      attempts.map(({ id, number, result }) => [id, number, result]),
    );
    expect(rows.filter(({ result }) => result === 'rpc_ptp')).toHaveLength(10);
    for (const row of rows.filter(({ result }) => result === 'rpc_ptp'))
      expect(row).toMatchObject({
        answered: 'yes',
        keys: '•••••••• 1 2 1',
        promised_amount: '1234.50',
        promised_currency: 'CZK',
        caller_identity: '+420000900001',
      });
    for (const row of rows.filter(({ result }) => result === 'busy'))
      expect(row).toMatchObject({ answered: 'no', sip_code: '486', keys: '' });
  } finally {
    await the.close();
  }
});
