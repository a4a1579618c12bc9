import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayBefore, fioAccount, fioStatement } from '../../../test/support/fio-statement.ts';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';
import { until } from '../../../test/support/until.ts';
import type { PaymentWire, SuspenseWire } from './api-types.ts';

let office: OpenOffice;
let creditorId: string;

beforeAll(async () => {
  office = await openOffice();
  creditorId = await office.creditor();
  await office.owes(creditorId, '1500.00', { variableSymbol: '2026110017' });
  const karel = { receivableId: 'F-2', debtorId: 'D-2', name: 'Karel Říha', email: 'karel@example.cz', variableSymbol: '77001' };
  await office.owes(creditorId, '900.00', karel);
});

afterAll(() => office.close());

async function bring(name: string, text: string, more: object = {}) {
  const started = await office.ask('/statement-imports', { body: { uploadId: await office.handIn(name, text), ...more } });
  expect(started.status).toBe(201);
  return office.ended(started.body.id);
}

const suspense = async (): Promise<SuspenseWire[]> => (await office.ask('/payments/suspense')).body.items;
const payments = async (query = ''): Promise<PaymentWire[]> => (await office.ask(`/payments${query}`)).body.items;

const first = fioStatement(dayBefore(3), 1000, [
  { amount: 1500, symbol: '2026110017', from: 'Jana Nováková' },
  { amount: 900.5, from: 'Karel Říha', message: 'dluh' },
  { amount: 333, from: 'Neznámá Firma s.r.o.' },
]);

test('an account is known before its statements come, by an IBAN that is one', async () => {
  const refused = await office.ask('/bank-accounts', { body: { creditorId, iban: 'CZ6508000000192000145390' } });
  expect([refused.status, refused.body.code]).toEqual([422, 'not_an_iban']);
  const nobodys = await bring('early.json', first);
  expect([nobodys.state, nobodys.problem.message.includes(fioAccount)]).toEqual(['refused', true]);
  const added = await office.ask('/bank-accounts', {
    body: { creditorId, iban: 'CZ65 0800 0000 1920 0014 5399', label: 'Main' },
  });
  expect([added.status, added.body.standing, added.body.creditor]).toEqual([201, 'none_yet', 'ACME Energie, a.s.']);
  const again = await office.ask('/bank-accounts', { body: { creditorId, iban: fioAccount } });
  expect([again.status, again.body.code]).toEqual([409, 'account_known']);
});

test('a statement that is handed in is recognised, booked whole and matched, and the same again changes nothing', async () => {
  const job = await bring('výpis.json', first);
  expect([job.state, job.format, job.into, job.kind]).toEqual(['finished', 'fio', null, 'statement']);
  expect(job.statements).toMatchObject([
    {
      ...{ outcome: 'booked', iban: fioAccount, from: dayBefore(3), booked: 3, known: 0, gap: null },
      ...{ opening: { amount: '1000.00', currency: 'CZK' }, closing: { amount: '3733.50', currency: 'CZK' } },
      ...{ incoming: { amount: '2733.50', currency: 'CZK' }, outgoing: { amount: '0.00', currency: 'CZK' } },
    },
  ]);
  await until('all is looked at', async () => ((await payments('?state=new')).length === 0 ? true : undefined));
  const [matched, ...others] = await payments('?state=matched');
  expect(others).toEqual([]);
  expect(matched?.pays).toMatchObject([
    { key: 'F-1', debtor: { name: 'Jana Nováková' }, amount: { amount: '1500.00' }, rule: 'variable_symbol_and_amount' },
  ]);
  const twice = await bring('výpis.json', first);
  expect(twice.statements).toMatchObject([{ outcome: 'known', booked: 0, known: 3 }]);
  expect((await payments()).length).toBe(3);
  expect((await office.ask('/statements')).body.items).toMatchObject([{ iban: fioAccount, movements: 3, format: 'fio' }]);
  expect((await office.ask('/bank-accounts')).body.items[0].asOf).not.toBeNull();
});

test('what waits says why, and what each suggestion would leave on either side', async () => {
  const [unknown, karel] = (await suspense()).toSorted((a, b) => Number(a.amount.amount) - Number(b.amount.amount));
  expect([unknown?.reason, unknown?.suggestions]).toEqual(['nothing_found', []]);
  expect(karel?.suggestions[0]).toMatchObject({
    rule: 'name',
    says: 'The payer’s name fits; the amount fits nothing that is owed.',
    receivables: [{ key: 'F-2', debtor: { name: 'Karel Říha' }, owed: { amount: '900.00' } }],
    left: { amount: '0.50' },
    owedAfter: { amount: '0.00' },
  });
});

test('a person lays a payment on what it pays, and it is on record who; taken back, all of it is owed again', async () => {
  const karel = (await suspense()).find(({ payer }) => payer === 'Karel Říha');
  const receivable = karel?.suggestions[0]?.receivables[0];
  const order = { body: { receivableIds: [receivable?.id] } };
  const asViewer = await office.ask(`/payments/${karel?.id}/match`, { ...order, as: office.keys.viewer });
  expect([asViewer.status, asViewer.body.code]).toEqual([403, 'not_for_viewers']);
  const done = await office.ask(`/payments/${karel?.id}/match`, order);
  expect([done.status, done.body.state, done.body.rest.amount]).toEqual([200, 'partly', '0.50']);
  expect(done.body.pays).toMatchObject([{ rule: 'manual', amount: { amount: '900.00' } }]);
  const told = (await office.events('payment_matched')).at(-1);
  expect(told?.actor).toMatch(/^user:\w{20,}/);
  expect((await office.ask(`/receivables/${receivable?.id}`)).body.owed.amount).toBe('0.00');
  const over = (await suspense()).find(({ id }) => id === karel?.id);
  expect([over?.reason, over?.rest.amount]).toEqual(['overpaid', '0.50']);

  const undone = await office.ask(`/payments/${karel?.id}/unmatch`, { body: {} });
  expect([undone.body.state, undone.body.pays]).toEqual(['suspense', []]);
  expect((await office.ask(`/receivables/${receivable?.id}`)).body.owed.amount).toBe('900.00');
  const nothing = await office.ask(`/payments/${karel?.id}/unmatch`, { body: {} });
  expect([nothing.status, nothing.body.code]).toEqual([409, 'nothing_to_undo']);
});

test('a payment that pays no receivable is set aside, and waits no longer', async () => {
  const unknown = (await suspense()).find(({ reason }) => reason === 'nothing_found');
  expect((await office.ask(`/payments/${unknown?.id}/ignore`, { body: {} })).body.state).toBe('ignored');
  expect((await suspense()).map(({ payer }) => payer)).toEqual(['Karel Říha']);
});

test('a page of payments goes on where the one before it ended', async () => {
  const all = (await payments()).map(({ id }) => id);
  const { body } = await office.ask('/payments?limit=2');
  expect([body.items.length, body.next]).toEqual([2, body.items[1].id]);
  const rest = (await office.ask(`/payments?limit=2&after=${body.next}`)).body;
  expect([...body.items, ...rest.items].map(({ id }: PaymentWire) => id)).toEqual(all);
  expect(rest.next).toBeNull();
});

test('what the balances say is missing between two statements is told', async () => {
  const job = await bring('later.json', fioStatement(dayBefore(1), 9_999, [{ amount: 1, symbol: '5' }]));
  expect(job.statements[0].gap).toMatchObject({
    ...{ kind: 'gap', missing: { from: dayBefore(2), to: dayBefore(2) } },
    ...{ expected: { amount: '3733.50' }, found: { amount: '9999.00' } },
  });
});
