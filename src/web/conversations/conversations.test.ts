import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';
import { allEvents } from '../../journal/all-events.ts';
import { judge } from '../../judge/judge.ts';
import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import { markContactVerified } from '../../receivables/mark-contact-verified.ts';
import type { ConversationWire } from './api-types.ts';

let office: OpenOffice;
let acme: CreditorId;
let today: Temporal.PlainDate;
const day = (days: number) => today.add({ days }).toString();
const czk = (amount: string) => ({ amount, currency: 'CZK' });

beforeAll(async () => {
  office = await openOffice();
  today = office.tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate();
  acme = (await office.creditor()) as CreditorId;
  await office.tools.work.run(async (tx) => {
    const creditor = await office.tools.books.creditors.find(tx, acme);
    if (creditor)
      await office.tools.books.creditors.update(tx, { ...creditor, planPolicy: { most: 6, everyDays: 30, leastMinor: 10_000 } });
  });
});
afterAll(() => office.close());

const owes = (key: string, amount = '1000.00') =>
  office.owes(acme, amount, {
    receivableId: `F-${key}`,
    debtorId: `D-${key}`,
    name: 'Jana Nováková',
    email: `${key}@example.cz`,
  });
const say = (debtor: string, what: string, body: object, as?: string) =>
  office.ask(`/debtors/${debtor}/${what}`, { body: { creditorId: acme, ...body }, ...(as && { as }) });
const conversations = async (debtor: string): Promise<ConversationWire[]> =>
  (await office.ask(`/debtors/${debtor}/conversations`)).body.items;

test('who takes a call by hand sees what may be agreed: the whole, what it is made of, and the creditor’s terms', async () => {
  const { id, debtorId } = await owes('terms');
  expect(await conversations(debtorId)).toEqual([
    {
      ...{ creditorId: acme, creditor: 'ACME Energie, a.s.', total: czk('1000.00') },
      receivables: [{ id, key: 'F-terms', owed: czk('1000.00'), due: '2026-11-01' }],
      promise: { earliest: day(0), latest: expect.any(String), least: expect.objectContaining({ currency: 'CZK' }) },
      plan: { most: 6, everyDays: 30, least: czk('100.00'), firstBy: day(30) },
    },
  ]);
  const unknown = 'per_00000000000000000000000000';
  expect((await office.ask(`/debtors/${unknown}/conversations`)).status).toBe(404);
});

test('a promise that a person took down silences the case as one by keys does, under the name of who took it', async () => {
  const { debtorId } = await owes('promise');
  const { status, body } = await say(debtorId, 'promises', { date: day(3), amount: czk('600.00') });
  expect([status, body]).toMatchObject([201, { debtorId, amount: czk('600.00'), date: day(3) }]);
  const file = (await office.ask(`/debtors/${debtorId}`)).body;
  expect(file.promises).toMatchObject([{ state: 'active', amount: czk('600.00'), date: day(3) }]);
  expect(file.holds).toMatchObject([{ reason: 'promise', standing: true, until: body.graceUntil }]);
  expect(body.confirmations).toMatchObject([
    { channel: 'sms', messageId: null, rule: 'outreach.no_address', reason: 'no usable mobile number is on file', nextAt: null },
    { channel: 'email', messageId: null, rule: 'outreach.not_verified', reason: 'no e-mail address on file is verified' },
  ]);
  const told = (await office.events('promise_recorded')).find(({ subject }) => subject.personId === debtorId);
  expect(told?.actor).toMatch(/^user:/);
});

test('a promise that a person took down is confirmed at the address that is verified, once for one order', async () => {
  const { debtorId } = await owes('confirmed');
  const { tools } = office;
  await tools.work.run(async (tx) => {
    const personId = debtorId as PersonId;
    for (const { id: contactPointId } of await tools.books.contactPoints.ofPerson(tx, personId))
      await markContactVerified(tools, tx, { actor: 'user:eva', origin: 'seen' }, { personId, contactPointId });
  });
  const order = {
    body: { creditorId: acme, date: day(3), amount: czk('600.00') },
    headers: { 'idempotency-key': 'promise-confirmed-1' },
  };
  const answers = [];
  for (const _ of [1, 2]) answers.push((await office.ask(`/debtors/${debtorId}/promises`, order)).body.confirmations);
  expect(answers[0]).toMatchObject([
    { channel: 'sms', messageId: null },
    { channel: 'email', messageId: expect.stringMatching(/^msg_/), rule: null, reason: null, nextAt: null },
  ]);
  expect(answers[1]).toEqual(answers[0]);
  const written = (await office.events('message_written')).filter(({ subject }) => subject.personId === debtorId);
  expect(written.map(({ data }) => data)).toMatchObject([{ messageId: answers[0][1].messageId, trust: 'verified' }]);
});

test('a promise without an amount is of all, in the currency that is owed', async () => {
  const { debtorId } = await owes('whole');
  const { status, body } = await say(debtorId, 'promises', { date: day(2) });
  expect([status, body.amount]).toEqual([201, null]);
  const [promise] = (await office.ask('/promises?state=active')).body.items;
  expect(promise).toMatchObject({ debtor: { id: debtorId }, promised: czk('1000.00') });
});

test.each([
  [() => ({ date: day(-1) }), 422, 'date_in_the_past'],
  [() => ({ date: day(300) }), 422, 'date_too_late'],
  [() => ({ date: day(1), amount: czk('1000.01') }), 422, 'more_than_owed'],
  [() => ({ date: day(1), amount: czk('0.01') }), 422, 'amount_too_small'],
  [() => ({ date: day(1), amount: { amount: '10.00', currency: 'EUR' } }), 422, 'other_currency'],
  [() => ({ date: day(1), amount: czk('much') }), 422, 'not_an_amount'],
  [() => ({ date: day(1), creditorId: 'crd_00000000000000000000000000' }), 404, 'unknown_creditor'],
])('what the creditor does not allow is no promise by hand either (%#)', async (wish, status, code) => {
  const { debtorId } = await owes('refused');
  const refused = await say(debtorId, 'promises', wish());
  expect([refused.body.code, refused.status]).toEqual([code, status]);
});

test('whoever promises too late is told by when it would have to be, for her console to say', async () => {
  const { debtorId } = await owes('too-late');
  const { body } = await say(debtorId, 'promises', { date: day(300) });
  expect(body.values).toEqual({ latest: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  expect(body.detail).toContain(body.values.latest);
});

test('instalments that a person agreed on are a plan, when they are all that is owed and within the policy', async () => {
  const { debtorId } = await owes('plan');
  const parts = (...amounts: string[]) => amounts.map((amount, index) => ({ date: day(7 + 30 * index), amount: czk(amount) }));
  const short = await say(debtorId, 'plans', { instalments: parts('500.00', '499.00') });
  expect([short.status, short.body.code]).toEqual([422, 'not_the_whole']);
  const mixed = [...parts('500.00'), { date: day(30), amount: { amount: '500.00', currency: 'EUR' } }];
  expect((await say(debtorId, 'plans', { instalments: mixed })).body.code).toBe('other_currency');
  expect((await say(debtorId, 'plans', { instalments: parts('1000.00') })).status).toBe(400);
  const agreed = await say(debtorId, 'plans', { instalments: parts('400.00', '300.00', '300.00') });
  expect([agreed.status, agreed.body]).toMatchObject([
    201,
    { total: czk('1000.00'), instalments: parts('400.00', '300.00', '300.00') },
  ]);
  const plans = (await office.ask('/plans')).body.items;
  expect(agreed.body.confirmations.map(({ rule }: { rule: string }) => rule)).toEqual([
    ...['outreach.no_address', 'outreach.not_verified'],
  ]);
  expect(plans.find(({ debtor }: { debtor: { id: string } }) => debtor.id === debtorId)).toMatchObject({ state: 'active' });
});

test('what somebody disputes by telephone leaves the conversation, the rest stays in it', async () => {
  const { id, debtorId } = await owes('dispute');
  await office.owes(acme, '200.00', {
    receivableId: 'F-dispute-2',
    debtorId: 'D-dispute',
    name: 'Jana Nováková',
    email: 'dispute@example.cz',
  });
  const opened = await say(debtorId, 'disputes', { code: 'wrong_amount', receivableIds: [id] });
  expect([opened.status, opened.body]).toMatchObject([201, { code: 'wrong_amount', receivableIds: [id] }]);
  expect((await conversations(debtorId)).map(({ total }) => total)).toEqual([czk('200.00')]);
  const again = await say(debtorId, 'disputes', { code: 'wrong_amount', receivableIds: [id] });
  expect([again.status, again.body.code]).toEqual([409, 'nothing_to_dispute']);
});

test('what is said to be paid is left alone for as long as a transfer takes', async () => {
  const { id, debtorId } = await owes('paid');
  const claimed = await say(debtorId, 'paid-claims', { receivableIds: [id] });
  expect([claimed.status, claimed.body.receivableIds]).toEqual([201, [id]]);
  expect(Temporal.Instant.compare(claimed.body.until, office.tools.clock.now())).toBe(1);
  expect(await conversations(debtorId)).toEqual([]);
});

test('who says stop to a person is stopped for automatic contact too, said twice once', async () => {
  const { debtorId } = await owes('stop');
  const first = await say(debtorId, 'opt-outs', { scope: 'sms' });
  expect([first.status, first.body.scope]).toEqual([201, 'sms']);
  expect((await say(debtorId, 'opt-outs', { scope: 'sms' })).body.id).toBe(first.body.id);
  expect((await office.ask(`/debtors/${debtorId}`)).body.optOuts).toMatchObject([{ scope: 'sms' }]);
});

test('the same order handed in twice is recorded once; whoever may only look records nothing', async () => {
  const { debtorId } = await owes('twice');
  const order = { body: { creditorId: acme, date: day(4) }, headers: { 'idempotency-key': 'promise-of-jana-1' } };
  const answers = [];
  for (const _ of [1, 2]) answers.push((await office.ask(`/debtors/${debtorId}/promises`, order)).body.id);
  expect(new Set(answers).size).toBe(1);
  for (const what of ['promises', 'plans', 'disputes', 'paid-claims', 'opt-outs'])
    expect((await say(debtorId, what, {}, office.keys.viewer)).status).toBe(403);
  expect((await office.ask(`/debtors/${debtorId}/conversations`, { as: office.keys.viewer })).status).toBe(200);
});

test('the judge has nothing against what was recorded by hand', async () => {
  expect((await judge(allEvents(office.campaign.journal))).violations).toEqual([]);
});
