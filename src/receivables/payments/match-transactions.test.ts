import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act } from '../../../test/support/open-books.ts';
import { type OpenPayments, openPayments } from '../../../test/support/open-payments.ts';
import type { ReceivableId } from '../../kernel/ids.ts';
import { findConversation } from '../find-conversation.ts';
import { openDispute } from '../open-dispute.ts';
import { recordPromise } from '../record-promise.ts';
import { matchAgain } from './match-again.ts';
import { matchByHand } from './match-by-hand.ts';
import { matchTransactions } from './match-transactions.ts';

let the: OpenPayments;

beforeEach(async () => {
  the = await openPayments();
});
afterEach(async () => {
  expect(await the.violations()).toEqual([]);
  await the.close();
});

test('a payment with symbol and amount settles what it names, and the journal says by which rule', async () => {
  const invoice = await the.owes({ variableSymbol: '0012345', amountMinor: 100_000 });
  const payment = await the.pays(100_000, { variableSymbol: '12345' });
  expect(await the.match()).toEqual({ seen: 1, matched: 1, partly: 0, suspense: 0, reversed: 0, outgoing: 0 });
  expect(await the.owed(invoice)).toEqual([0]);
  expect(await the.stateOf(payment)).toBe('matched');
  const [matched, ...more] = await the.events('payment_matched', 'receivable_settled');
  expect(matched?.data).toMatchObject({
    transactionId: payment.id,
    rule: 'variable_symbol_and_amount',
    best: 1,
    transactionMinor: 100_000,
    allocations: [{ receivableId: invoice, amountMinor: 100_000, billedMinor: 100_000, owedMinor: 0 }],
  });
  expect(matched?.subject.receivableId).toBe(invoice);
  expect(more).toEqual([]); // the one line tells that it is settled
});

test('a part payment leaves the rest owed, and the next one the rest of it', async () => {
  const invoice = await the.owes({ variableSymbol: '1', amountMinor: 100_000 });
  await the.pays(40_000, { variableSymbol: '1' });
  await the.pays(60_000, { variableSymbol: '1' });
  expect((await the.match()).matched).toBe(2);
  expect(await the.owed(invoice)).toEqual([0]);
});

test('the same invoice paid twice in one statement is paid once; the second payment waits for a person', async () => {
  const invoice = await the.owes({ variableSymbol: '1', amountMinor: 100_000 });
  await the.pays(100_000, { variableSymbol: '1' });
  const again = await the.pays(100_000, { variableSymbol: '1' });
  expect(await the.match()).toMatchObject({ matched: 1, suspense: 1 });
  expect(await the.owed(invoice)).toEqual([0]);
  expect(await the.stateOf(again)).toBe('suspense');
});

test('what is too much stays on the payment, told with the day until which it has to go back', async () => {
  const hungary = await openPayments('HU');
  const invoice = await hungary.owes({ variableSymbol: '7', amountMinor: 50_000 });
  const payment = await hungary.pays(80_000, { variableSymbol: '7', value: '2026-11-19' });
  await hungary.match();
  expect(await hungary.owed(invoice)).toEqual([0]);
  expect(await hungary.stateOf(payment)).toBe('partly');
  const [overpaid] = await hungary.events('overpaid');
  expect(overpaid?.data).toMatchObject({ restMinor: 30_000, refundBy: '2026-11-24', transactionId: payment.id });
  expect(await hungary.violations()).toEqual([]);
  await hungary.close();
});

test('a rest within the creditor’s tolerance is written off, a larger one is not', async () => {
  const small = await the.owes({ variableSymbol: '1', amountMinor: 100_000 });
  const large = await the.owes({ variableSymbol: '2', amountMinor: 100_000 });
  await the.pays(99_900, { variableSymbol: '1' });
  await the.pays(99_899, { variableSymbol: '2' });
  await the.match();
  expect(await the.owed(small, large)).toEqual([0, 101]);
  const [writtenOff] = await the.events('written_off');
  expect(writtenOff?.data).toMatchObject({ amountMinor: 100, toleranceMinor: 100 });
  expect(await the.events('receivable_settled')).toHaveLength(1);
});

test('two debtors with one symbol and one amount: nobody is paid by chance', async () => {
  const [jana, petr] = [await the.owes({ variableSymbol: '5' }), await the.owes({ variableSymbol: '5' })];
  const payment = await the.pays(100_000, { variableSymbol: '5' });
  await the.match();
  expect(await the.owed(jana, petr)).toEqual([100_000, 100_000]);
  expect(await the.stateOf(payment)).toBe('suspense');
  expect((await the.events('payment_suspended'))[0]?.data).toMatchObject({ reason: 'tie', best: 2, restMinor: 100_000 });
});

test('a symbol of another creditor, or in another currency, leads nowhere', async () => {
  const elsewhere = await the.another({ code: 'other' });
  const other = await the.owes({ variableSymbol: '8' }, elsewhere);
  const euros = await the.owes({ variableSymbol: '9', currency: 'EUR' });
  for (const variableSymbol of ['8', '9']) await the.pays(100_000, { variableSymbol });
  expect(await the.match()).toMatchObject({ matched: 0, suspense: 2 });
  expect(await the.owed(other, euros)).toEqual([100_000, 100_000]);
});

test('constants of zeros are no symbol', async () => {
  const invoice = await the.owes({ variableSymbol: '0' });
  await the.pays(100_000, { variableSymbol: null, payerName: 'Někdo Jiný' });
  await the.pays(100_000, { variableSymbol: '0000' });
  expect(await the.match()).toMatchObject({ matched: 0, suspense: 2 });
  expect(await the.owed(invoice)).toEqual([100_000]);
});

describe('whoever has paid surely before is known by the account', () => {
  const account = 'CZ2806000000000168540115';

  beforeEach(async () => {
    await the.owes({ debtorId: 'JANA', variableSymbol: '1', amountMinor: 10_000 });
    await the.pays(10_000, { variableSymbol: '1', payerAccount: account });
    await the.match();
  });

  test('and what she pays without a symbol goes to what has the amount', async () => {
    const invoice = await the.owes({ debtorId: 'JANA', amountMinor: 33_300 });
    await the.owes({ debtorId: 'PETR', amountMinor: 33_300 });
    const payment = await the.pays(33_300, { payerAccount: account });
    await the.match();
    expect(await the.owed(invoice)).toEqual([0]);
    expect(await the.paidBy(payment)).toEqual(['payer_account_and_amount 33300']);
  });

  test('and a payment of several invoices at once to exactly these', async () => {
    const invoices = [
      await the.owes({ debtorId: 'JANA', amountMinor: 33_300, due: '2026-10-01' }),
      await the.owes({ debtorId: 'JANA', amountMinor: 20_000, due: '2026-09-01' }),
      await the.owes({ debtorId: 'JANA', amountMinor: 5_000 }),
    ];
    const payment = await the.pays(53_300, { payerAccount: account });
    await the.match();
    expect(await the.owed(...invoices)).toEqual([0, 0, 5_000]);
    expect(await the.paidBy(payment)).toEqual(['account_and_sum 20000', 'account_and_sum 33300']);
  });
});

describe('whose account it is, is learned from what is sure', () => {
  const account = 'CZ2806000000000168540115';
  const mass = 'PL61109010140000071219812874';
  const janas = { debtorId: 'JANA', name: 'Jana Řezáčová', variableSymbol: '4711', document: 'FV-77', iban: mass };
  /** What becomes of a payment from that account that names nothing and has the amount of another invoice of hers. */
  const next = async () => {
    await the.owes({ debtorId: 'JANA', name: 'Jana Řezáčová', amountMinor: 33_300 });
    const payment = await the.pays(33_300, { payerAccount: account });
    await the.match();
    return the.stateOf(payment);
  };

  test.each([
    ['variable_symbol_and_amount', 10_000, { variableSymbol: '4711' }],
    ['virtual_account', 4_000, { paidTo: mass }],
    ['reference_and_amount', 10_000, { message: 'VS 4711' }],
  ])('%s tells it', async (rule, amountMinor, what) => {
    await the.owes({ ...janas, amountMinor: 10_000 });
    const first = await the.pays(amountMinor, { ...what, payerAccount: account });
    await the.match();
    expect(await the.paidBy(first)).toEqual([`${rule} ${amountMinor}`]);
    expect(await next()).toBe('matched');
  });

  test.each([
    ['variable_symbol', 4_000, { variableSymbol: '4711' }],
    ['reference', 4_000, { message: 'VS 4711' }],
    ['message_and_amount', 10_000, { message: 'uhrada FV-77' }],
    ['name_and_amount', 10_000, { payerName: 'REZACOVA JANA' }],
  ])('%s does not: somebody else may pay so, or write it by a slip', async (rule, amountMinor, what) => {
    await the.owes({ ...janas, amountMinor: 10_000 });
    const first = await the.pays(amountMinor, { ...what, payerAccount: account });
    await the.match();
    expect(await the.paidBy(first)).toEqual([`${rule} ${amountMinor}`]);
    expect(await next()).toBe('suspense');
  });

  test('what a person laid somewhere tells it too', async () => {
    const invoice = await the.owes({ ...janas, amountMinor: 10_000 });
    const first = await the.pays(4_000, { payerAccount: account });
    await the.match();
    const order = { transactionId: first.id, receivables: [invoice] };
    expect(await the.run((tx) => matchByHand(the.tools, tx, { actor: 'user:eva' }, order))).toMatchObject({ ok: true });
    expect(await next()).toBe('matched');
  });
});

describe('an account tells no debtor', () => {
  const account = 'CZ2806000000000168540115';
  const paysFor = async (people: readonly string[]) => {
    for (const debtorId of people) {
      const variableSymbol = debtorId.replace(/\D/g, '');
      await the.owes({ debtorId, variableSymbol, amountMinor: 10_000 });
      await the.pays(10_000, { variableSymbol, payerAccount: account });
    }
    await the.match();
  };
  const next = async (debtorId: string) => {
    await the.owes({ debtorId, amountMinor: 33_300 });
    const payment = await the.pays(33_300, { payerAccount: account });
    await the.match();
    return the.stateOf(payment);
  };

  test('from which more than four people were paid for', async () => {
    await paysFor(['D-101', 'D-102', 'D-103', 'D-104']);
    expect(await next('D-102')).toBe('matched');
    await paysFor(['D-105']);
    expect(await next('D-103')).toBe('suspense');
  });

  test('whose older payments than the newest twenty told it', async () => {
    await paysFor(['D-301']);
    for (let n = 0; n < 18; n += 1) await the.pays(1, { payerAccount: account });
    await the.match();
    expect(await next('D-301')).toBe('matched'); // the twentieth, itself among them
    expect(await next('D-301')).toBe('suspense');
  });
});

test('the creditor’s own account in the message is nobody’s: who writes where the money went names no debtor', async () => {
  const own = 'CZ6508000000192000145399';
  const invoice = await the.owes({ iban: own, amountMinor: 10_000 });
  const payments = [await the.pays(7_000, { message: `prevod na ${own}` }), await the.pays(8_000, { paidTo: own })];
  await the.match();
  expect(await the.owed(invoice)).toEqual([10_000]);
  expect(await Promise.all(payments.map(the.stateOf))).toEqual(['suspense', 'suspense']);
});

test('an invoice whose number is its symbol as well is named once: more than its amount is too much, not several of it', async () => {
  const invoice = await the.owes({ receivableId: '471199', document: '471199', variableSymbol: '471199', amountMinor: 10_000 });
  const loosely = await the.pays(30_000, { message: 'uhrada 471199' });
  await the.match();
  expect([await the.stateOf(loosely), await the.owed(invoice)]).toEqual(['suspense', [10_000]]);
  const surely = await the.pays(20_000, { message: 'VS 471199' });
  await the.match();
  expect(await the.paidBy(surely)).toEqual(['reference 10000']);
  expect([await the.stateOf(surely), await the.owed(invoice)]).toEqual(['partly', [0]]);
});

test('a number of ten digits in the message is a symbol as well as a short one', async () => {
  const invoice = await the.owes({ variableSymbol: '2026110017', amountMinor: 11_100 });
  const payment = await the.pays(11_100, { message: 'faktura 2026110017' });
  await the.match();
  expect([await the.paidBy(payment), await the.owed(invoice)]).toEqual([['message_and_amount 11100'], [0]]);
});

test('a symbol with another amount waits where the payer’s account fits somebody else to the crown', async () => {
  const account = 'CZ2806000000000168540115';
  await the.owes({ debtorId: 'PETR', variableSymbol: '1', amountMinor: 10_000 });
  await the.pays(10_000, { variableSymbol: '1', payerAccount: account });
  await the.match();
  const [janas, petrs] = [
    await the.owes({ debtorId: 'JANA', variableSymbol: '2', amountMinor: 50_000 }),
    await the.owes({ debtorId: 'PETR', amountMinor: 47_000 }),
  ];
  const payment = await the.pays(47_000, { variableSymbol: '2', payerAccount: account });
  await the.match();
  expect(await the.owed(janas, petrs)).toEqual([50_000, 47_000]);
  expect(await the.stateOf(payment)).toBe('suspense');
});

test('a symbol that the message calls one leads to what bears it, and one in its field to others of the case as well', async () => {
  const byMessage = await the.owes({ variableSymbol: '4711', receivableId: 'F-MSG', amountMinor: 11_100 });
  const named = await the.owes({ debtorId: 'EVA', variableSymbol: '5', amountMinor: 20_000 });
  const beside = await the.owes({ debtorId: 'EVA', variableSymbol: '6', amountMinor: 7_000 });
  const told = await the.pays(11_100, { message: 'platba VS 4711' });
  const both = await the.pays(27_000, { variableSymbol: '5' });
  await the.match();
  expect(await the.owed(byMessage, named, beside)).toEqual([0, 0, 0]);
  expect(await the.paidBy(told)).toEqual(['reference_and_amount 11100']);
  expect(await the.paidBy(both)).toEqual(['variable_symbol_and_others 20000', 'variable_symbol_and_others 7000']);
});

test('who shares only the rarest word of the payer’s name is not taken for the payer', async () => {
  const jana = await the.owes({ name: 'Jana Řezáčová', amountMinor: 33_300 });
  for (const [index, name] of ['Eva Malá', 'Eva Dvořáková'].entries())
    await the.owes({ name, receivableId: `E-${index}`, debtorId: `E-${index}`, amountMinor: 70_000 });
  const payment = await the.pays(33_300, { payerName: 'REZACOVA EVA' });
  await the.match();
  expect(await the.owed(jana)).toEqual([33_300]);
  expect(await the.stateOf(payment)).toBe('suspense');
});

test('what still waits when it is looked at once more is not told a second time', async () => {
  await the.pays(5_000);
  await the.match();
  expect(await matchAgain(the.tools, 'system')).toMatchObject({ seen: 1, suspense: 1 });
  expect(await the.events('payment_suspended')).toHaveLength(1);
});

test('all that waits is looked at once more, however much it is, each payment once', async () => {
  for (let n = 0; n < 301; n += 1) await the.pays(5_000 + n, { variableSymbol: String(9_000 + n) });
  await the.match();
  const invoices = [await the.owes({ variableSymbol: '9000', amountMinor: 5_000 })];
  invoices.push(await the.owes({ variableSymbol: '9300', amountMinor: 5_300 }));
  const total = { seen: 301, matched: 2, partly: 0, suspense: 299 };
  expect(await matchAgain(the.tools, 'system')).toEqual(total);
  expect(await the.owed(...invoices)).toEqual([0, 0]);
});

test('a document in the message, a creditor reference, the payer’s name: each leads to what fits to the crown', async () => {
  const [byDocument, byReference, byName] = [
    await the.owes({ document: 'FV 12/2026', amountMinor: 11_100 }),
    await the.owes({ variableSymbol: '539007547034'.slice(0, 10), receivableId: '539007547034', amountMinor: 22_200 }),
    await the.owes({ name: 'Jana Nováková', amountMinor: 33_300 }),
  ];
  const paid = [
    await the.pays(11_100, { message: 'uhrada fv FV 12/2026 dekuji' }),
    await the.pays(22_200, { creditorReference: 'RF18539007547034' }),
    await the.pays(33_300, { payerName: 'NOVAKOVA JANA' }),
  ];
  await the.match();
  expect(await the.owed(byDocument, byReference, byName)).toEqual([0, 0, 0]);
  expect(await Promise.all(paid.map(the.paidBy))).toEqual([
    ['message_and_amount 11100'],
    ['reference_and_amount 22200'],
    ['name_and_amount 33300'],
  ]);
});

test('an account that is one debtor’s alone leads to what she owes, in the order of the law', async () => {
  const mass = 'PL61109010140000071219812874';
  const [younger, older] = [
    await the.owes({ debtorId: 'JAN', iban: mass, amountMinor: 20_000, due: '2026-11-01' }),
    await the.owes({ debtorId: 'JAN', iban: mass, amountMinor: 30_000, due: '2026-08-01' }),
  ];
  await the.pays(40_000, { message: `wplata na rachunek ${mass.slice(2)} czynsz` });
  await the.match();
  expect(await the.owed(older, younger)).toEqual([0, 10_000]);
  await the.pays(4_000, { paidTo: mass });
  await the.match();
  expect(await the.owed(older, younger)).toEqual([0, 6_000]);
});

test('money for what is promised, disputed or held is counted all the same', async () => {
  const promised = await the.owes({ debtorId: 'JANA', variableSymbol: '1' });
  const disputed = await the.owes({ debtorId: 'PETR', variableSymbol: '2' });
  const { id: creditorId, currency } = the.owner;
  const personOf = async (id: typeof promised) =>
    (await the.run((tx) => the.tools.books.receivables.find(tx, id)))?.personId ?? 'per_none';
  const [jana, petr] = [await personOf(promised), await personOf(disputed)];
  await the.run(async (tx) => {
    const wish = { personId: jana, creditorId, currency, amountMinor: null, date: '2026-11-25' };
    expect(await recordPromise(the.tools, tx, act('promise'), wish)).toMatchObject({ ok: true });
    const dispute = { personId: petr, creditorId, receivables: [disputed], code: 'not_received' } as const;
    expect(await openDispute(the.tools, tx, act('dispute'), dispute)).toMatchObject({ ok: true });
  });
  for (const variableSymbol of ['1', '2']) await the.pays(100_000, { variableSymbol });
  await the.match();
  expect(await the.owed(promised, disputed)).toEqual([0, 0]);
  await the.run(async (tx) => expect(await findConversation(the.tools, tx, jana, creditorId)).toBeUndefined());
});

test('what goes out is set aside, and matching again finds nothing more to do', async () => {
  const fee = await the.pays(-5_000, { message: 'poplatek' });
  await the.pays(5_000);
  expect(await the.match()).toMatchObject({ seen: 2, outgoing: 1, suspense: 1 });
  expect(await the.stateOf(fee)).toBe('outgoing');
  const before = (await the.events()).length;
  expect((await the.match()).seen).toBe(0);
  expect(await the.events()).toHaveLength(before);
});

test('interrupted between two bundles, it goes on where it stopped, and nothing is matched twice', async () => {
  const invoices: ReceivableId[] = [];
  for (let n = 1; n <= 5; n += 1) {
    invoices.push(await the.owes({ variableSymbol: String(100 + n) }));
    await the.pays(100_000, { variableSymbol: String(100 + n) });
  }
  await the.run((tx) => matchTransactions(the.tools, tx, 'system', 2));
  const failed = the.run(async (tx) => {
    await matchTransactions(the.tools, tx, 'system', 2);
    throw new Error('the power is gone');
  });
  await expect(failed).rejects.toThrow('the power is gone');
  expect((await the.match()).matched).toBe(3);
  expect(await the.owed(...invoices)).toEqual([0, 0, 0, 0, 0]);
  expect(await the.events('payment_matched')).toHaveLength(5);
});
