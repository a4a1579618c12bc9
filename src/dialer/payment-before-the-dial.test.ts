import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import { type OpenPayments, openPayments } from '../../test/support/open-payments.ts';
import type { TrunkId } from '../kernel/ids.ts';
import type { Creditor } from '../receivables/model.ts';
import { type CallPlan, planCall } from './plan-call.ts';
import { reserveAttempt } from './reserve-attempt.ts';

let the: OpenDialer;
let bank: OpenPayments;
let acme: Creditor;
let trunkId: TrunkId;
const jana = '+420000101001';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  bank = await openPayments('CZ', the, acme);
  trunkId = (await the.trunk()).id;
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, jana, {}, { variableSymbol: '4711', amountMinor: 100_000 });
  await the.debtor(acme, jana, {}, { receivableId: 'F-2', variableSymbol: '4712', amountMinor: 40_000 });
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

async function prepared(): Promise<CallPlan> {
  const campaign = await the.campaign(acme);
  return the.run(async (tx) => {
    const [entry] = await the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 1);
    if (!entry) throw new Error('nobody is due');
    return must(await planCall(the.tools, tx, entry));
  });
}
const reserve = async (plan: CallPlan) => {
  const reserved = await reserveAttempt(the.tools, plan, trunkId);
  return reserved.ok ? 'reserved' : reserved.reason;
};
const paid = async (amountMinor: number, variableSymbol: string) => {
  await bank.pays(amountMinor, { variableSymbol });
  return bank.match();
};

test('S4: all is paid between planning and dialling: nobody is dialled, and the record says why', async () => {
  const plan = await prepared();
  expect((await paid(100_000, '4711')).matched + (await paid(40_000, '4712')).matched).toBe(2);
  expect(await reserve(plan)).toBe('changed');
  the.start();
  await the.time.advance(1000);
  expect(the.phones.dialled).toEqual([]);
  const story = await the.events('payment_matched', 'receivable_settled', 'entry_done', 'attempt_reserved');
  expect(story.map(({ type }) => type)).toEqual([...['payment_matched', 'payment_matched', 'entry_done']]);
  expect(story.at(-1)?.data).toMatchObject({ because: 'nothing_owed' });
});

test('S4: a payment that leaves something owed: the debtor hears what is left, not what was planned', async () => {
  const plan = await prepared();
  expect(plan.session.facts.totalMinor).toBe(140_000);
  await paid(100_000, '4711');
  expect(await reserve(plan)).toBe('changed');
  const again = await the.run(async (tx) => must(await planCall(the.tools, tx, plan.entry.id)));
  expect(again.session.facts.totalMinor).toBe(40_000);
  expect(await reserve(again)).toBe('reserved');
});

test('S4: a rest of less than the creditor’s tolerance is nothing to call about', async () => {
  const plan = await prepared();
  await paid(99_950, '4711');
  await paid(39_900, '4712');
  expect(await reserve(plan)).toBe('changed');
  expect(await the.run((tx) => planCall(the.tools, tx, plan.entry.id))).toMatchObject({ ok: false, reason: 'nothing_owed' });
});

test('S4: a payment that the bank takes back before the dial is owed again, and the call is about it', async () => {
  const plan = await prepared();
  await paid(100_000, '4711');
  expect(await reserve(plan)).toBe('changed');
  await bank.pays(-100_000, { variableSymbol: '4711', reversal: true });
  await bank.match();
  const again = await the.run(async (tx) => must(await planCall(the.tools, tx, plan.entry.id)));
  expect(again.session.facts.totalMinor).toBe(140_000);
});
