import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenPayments, openPayments } from '../../test/support/open-payments.ts';
import type { CliHost, Installation } from './installation.ts';
import { runCommandLine } from './program.ts';

let the: OpenPayments;

beforeEach(async () => {
  the = await openPayments();
});
afterEach(async () => {
  expect(await the.violations()).toEqual([]);
  await the.close();
});

/** A command on the open books, at a terminal without colours. */
async function dovolat(...args: readonly string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const installation = { payments: { tools: the.tools, matchWaiting: the.match } } as unknown as Installation;
  const host = {
    actor: 'user:eva',
    using: (command: (opened: Installation) => Promise<unknown>) => command(installation),
    write: (text: string) => void said.push(text),
    complain: (text: string) => void complained.push(text),
    colour: false,
    interactive: false,
  } as unknown as CliHost;
  const code = await runCommandLine(host, ['payments', ...args]);
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

test('matching says what became of what is new, and the list says what each pays and by which rule', async () => {
  await the.owes({ receivableId: 'F-2026-1', variableSymbol: '1', amountMinor: 100_000 });
  await the.pays(100_000, { variableSymbol: '1' });
  await the.pays(5_000, { payerName: 'Neznámý' });
  expect((await dovolat('match')).said).toContain(
    '2 transactions: 1 matched, 0 matched with something left over, 1 wait for you',
  );
  const { said } = await dovolat('list');
  expect(said).toMatch(/1000\.00 CZK +matched +1000\.00 CZK +F-2026-1 +The variable symbol and the amount fit\./);
  expect(said).toMatch(/50\.00 CZK +suspense +50\.00 CZK +— +waits/);
});

test('what waits says why, and offers what it might be, surest first; a person chooses by the creditor’s own id', async () => {
  await the.owes({ receivableId: 'F-A', debtorId: 'JANA', name: 'Jana Nováková', variableSymbol: '5', amountMinor: 30_000 });
  await the.owes({ receivableId: 'F-B', debtorId: 'PETR', variableSymbol: '5', amountMinor: 30_000 });
  const { id } = await the.pays(30_000, { variableSymbol: '5', payerName: 'Jana Nováková', message: 'nájem' });
  await dovolat('match');
  const { said } = await dovolat('suspense');
  expect(said).toContain(`300.00 CZK  2026-11-19  ${id}`);
  expect(said).toContain('from  Jana Nováková · VS 5 · nájem');
  expect(said).toContain('Several are as likely as each other.');
  expect(said.match(/maybe|or /g)?.length).toBeGreaterThan(1);
  expect(await dovolat('match', id, '--to', 'F-A')).toMatchObject({ code: 0, said: '300.00 CZK pays F-A' });
  expect((await dovolat('suspense')).said).toBe('Nothing waits: every payment lies on what it pays.');
  expect(await dovolat('match', id, '--to', 'F-B')).toMatchObject({ code: 1, complained: expect.stringMatching(/nothing_left/) });
});

test('an overpayment says how much is left and until when it has to go back', async () => {
  const hungary = await openPayments('HU', the, await the.another({ code: 'huf', country: 'HU', currency: 'HUF' }));
  await hungary.owes({ variableSymbol: '1', amountMinor: 30_000, country: 'HU' });
  await hungary.pays(50_000, { variableSymbol: '1' });
  await dovolat('match');
  const { said } = await dovolat('suspense');
  expect(said).toContain('200.00 HUF of 500.00 HUF');
  expect(said).toContain('It has to go back by 2026-11-24.');
});

test('a payment that came before its receivable is matched when it is looked at again, one that was taken apart is not', async () => {
  const { id } = await the.pays(30_000, { variableSymbol: '5' });
  await dovolat('match');
  await the.owes({ receivableId: 'F-A', variableSymbol: '5', amountMinor: 30_000 });
  expect((await dovolat('suspense')).said).toContain('It can be matched by now');
  expect((await dovolat('match', '--again')).said).toContain('1 that waited were looked at again: 1 are matched now.');
  expect(await dovolat('unmatch', id)).toMatchObject({ code: 0 });
  expect(JSON.parse((await dovolat('match', '--again', '--json')).said)).toMatchObject({ again: { seen: 0, matched: 0 } });
  expect(await dovolat('ignore', id)).toMatchObject({ code: 0 });
  expect((await the.events('payment_suspended')).length).toBe(1);
});

test('programs read amounts, rules and suggestions', async () => {
  await the.owes({ receivableId: 'F-A', variableSymbol: '5', amountMinor: 30_000 });
  const { id } = await the.pays(30_000, { payerName: 'X', message: 'VS 7, F-A' });
  await dovolat('match');
  const [waiting] = JSON.parse((await dovolat('suspense', '--json')).said || '[]');
  expect(waiting ?? { id }).toMatchObject({ id });
  const [listed] = JSON.parse((await dovolat('list', '--json')).said);
  expect(listed).toMatchObject({ id, amount: { amount: '300.00', currency: 'CZK' } });
});

test('half a choice is a mistake of usage, an unknown id is refused', async () => {
  expect((await dovolat('match', 'trn_x')).code).toBe(2);
  expect(await dovolat('unmatch', 'nonsense')).toMatchObject({
    code: 1,
    complained: expect.stringMatching(/no id of a transaction/),
  });
});
