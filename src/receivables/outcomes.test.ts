import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import type { PersonId, ReceivableId } from '../kernel/ids.ts';
import { checkIdentity } from './check-identity.ts';
import { findConversation } from './find-conversation.ts';
import { findDebtor } from './find-debtor.ts';
import { findStops } from './find-stops.ts';
import { lockVerification } from './lock-verification.ts';
import { markContactVerified } from './mark-contact-verified.ts';
import type { Creditor } from './model.ts';
import { openDispute } from './open-dispute.ts';
import { recordOptOut } from './record-opt-out.ts';
import { recordPaidClaim } from './record-paid-claim.ts';
import { recordPromise } from './record-promise.ts';
import { recordWrongPerson } from './record-wrong-person.ts';
import { registerCreditor } from './register-creditor.ts';

let the: OpenBooks;
let acme: Creditor;
let personId: PersonId;
let invoices: ReceivableId[];

/** Friday 20 November 2026, ten in the morning: three invoices of 1000, 2000 and 3000 CZK, the first due on 1 October. */
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  invoices = [];
  for (const n of [1, 2, 3]) {
    const row = {
      receivableId: `F-${n}`,
      debtorId: 'D-1',
      due: `2026-1${n - 1}-01`,
      amountMinor: n * 100_000,
      birthDate: '1971-03-19',
    };
    const made = await the.register(acme, { ...row, phones: [{ number: rehearsal, kind: 'mobile' }], email: 'jana@example.cz' });
    personId = made.personId;
    invoices.push(made.receivableId);
  }
});
afterEach(() => the.close());

const rehearsal = '+420000000101' as never;
const talk = () => the.run((tx) => findConversation(the.tools, tx, personId, acme.id));
const stops = async () => {
  const conversation = await talk();
  return the.run((tx) => findStops(the.tools, tx, { personId, creditorId: acme.id, channel: 'voice', conversation }));
};
const promise = (date: string, amountMinor: number | null, origin = `${date} ${amountMinor}`) =>
  the.run((tx) =>
    recordPromise(the.tools, tx, act(origin), { personId, creditorId: acme.id, amountMinor, currency: 'CZK', date }),
  );
const dispute = (receivables: ReceivableId[], origin = 'd') =>
  the.run((tx) => openDispute(the.tools, tx, act(origin), { personId, creditorId: acme.id, receivables, code: 'wrong_amount' }));

test('a conversation is all that is open, oldest due first, and as many days past due as its oldest', async () => {
  const found = await talk();
  expect(found).toMatchObject({ totalMinor: 600_000, daysPastDue: 50 });
  expect(found?.receivables.map(({ externalKey }) => externalKey)).toEqual(['F-1', 'F-2', 'F-3']);
});

test('a promise silences the case until its date plus two working days', async () => {
  expect(await promise('2026-11-27', 600_000)).toMatchObject({ ok: true, value: { state: 'active' } }); // a Friday
  expect(await stops()).toEqual({
    optOuts: [],
    holds: [{ reason: 'promise', until: Temporal.ZonedDateTime.from('2026-12-02T00:00[Europe/Prague]').epochMilliseconds }],
    verificationLockedUntil: null,
  });
  the.passTo('2026-12-01T23:59:59[Europe/Prague]');
  expect((await stops()).holds).toHaveLength(1);
  the.passTo('2026-12-02T00:00[Europe/Prague]');
  expect((await stops()).holds).toEqual([]);
});

test('the grace steps over public holidays', async () => {
  the.passTo('2026-12-20T10:00[Europe/Prague]');
  await promise('2026-12-23', null); // 24 to 27 December are free
  const until = (await stops()).holds[0]?.until ?? 0;
  expect(Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO('Europe/Prague').toPlainDate().toString()).toBe(
    '2026-12-30',
  );
});

test('a second promise supersedes the first and its hold', async () => {
  const first = await promise('2026-12-04', 600_000);
  const second = await promise('2026-11-23', 300_000);
  if (!first.ok || !second.ok) throw new Error('refused');
  const all = await the.run((tx) => the.tools.books.promises.ofCreditor(tx, acme.id, 10));
  expect(Object.fromEntries(all.map(({ id, state }) => [id, state]))).toEqual({
    [first.value.id]: 'superseded',
    [second.value.id]: 'active',
  });
  expect((await stops()).holds).toHaveLength(1);
  expect((await the.events('promise_superseded'))[0]?.data).toEqual({ promiseId: first.value.id, by: second.value.id });
  expect(await the.events('hold_released')).toHaveLength(1);
});

test('the same deed records once, however often it is told', async () => {
  const first = await promise('2026-11-27', 600_000, 'att_1/7');
  expect(await promise('2026-11-27', 600_000, 'att_1/7')).toEqual(first);
  await dispute(invoices.slice(0, 1), 'att_1/8');
  await dispute(invoices.slice(0, 1), 'att_1/8');
  expect(await the.events('promise_recorded', 'dispute_opened')).toHaveLength(2);
});

test.each([
  ['2026-11-19', 600_000, 'date_in_the_past'],
  ['2026-12-05', 600_000, 'date_too_late'],
  ['2026-11-27', 179_999, 'amount_too_small'],
  ['2026-11-27', 600_001, 'more_than_owed'],
])('a promise for %s of %i minor units is refused: %s', async (date, amountMinor, reason) => {
  expect(await promise(date, amountMinor)).toMatchObject({ ok: false, reason });
  expect(await the.events('promise_recorded', 'hold_placed')).toEqual([]);
});

test('a promise is accepted exactly between the policy’s ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -3, max: 18 }), fc.integer({ min: 100_000, max: 700_000 }), async (days, amount) => {
      const date = Temporal.PlainDate.from('2026-11-20').add({ days }).toString();
      const { ok } = await promise(date, amount, `p ${days} ${amount} ${Math.random()}`);
      expect(ok).toBe(days >= 0 && days <= 14 && amount >= 180_000 && amount <= 600_000);
    }),
    { numRuns: 40 },
  );
  const active = (await the.run((tx) => the.tools.books.promises.ofCreditor(tx, acme.id, 100))).filter(
    ({ state }) => state === 'active',
  );
  expect(active.length).toBeLessThanOrEqual(1);
  expect((await stops()).holds).toHaveLength(active.length);
});

test('a dispute on one of three invoices leaves the other two in the conversation', async () => {
  await dispute(invoices.slice(0, 1));
  expect(await talk()).toMatchObject({ totalMinor: 500_000, daysPastDue: 19 });
  expect((await stops()).holds).toEqual([]);
});

test('a promise never covers what is disputed', async () => {
  await dispute(invoices.slice(2));
  expect(await promise('2026-11-27', 400_000)).toMatchObject({ ok: false, reason: 'more_than_owed' });
  const made = await promise('2026-11-27', 300_000);
  expect(made.ok && made.value.covered.map(({ receivableId }) => receivableId)).toEqual(invoices.slice(0, 2));
});

test('when everything is disputed there is nothing to talk about or to promise, and contact is on hold', async () => {
  await dispute(invoices);
  expect(await talk()).toBeUndefined();
  expect(await promise('2026-11-27', null)).toMatchObject({ ok: false, reason: 'nothing_owed' });
  expect(new Set((await stops()).holds.map(({ reason }) => reason))).toEqual(new Set(['dispute']));
  expect(await dispute(invoices, 'again')).toMatchObject({ ok: false, reason: 'nothing_to_dispute' });
});

test('what is said to be paid is left alone for three working days, and comes back when nothing arrived', async () => {
  const claim = { personId, creditorId: acme.id, receivables: invoices.slice(0, 1) };
  await the.run((tx) => recordPaidClaim(the.tools, tx, act('c'), claim));
  await the.run((tx) => recordPaidClaim(the.tools, tx, act('c'), claim));
  expect(await the.events('paid_claim_recorded')).toHaveLength(1);
  expect((await talk())?.totalMinor).toBe(500_000);
  the.passTo('2026-11-25T23:59[Europe/Prague]');
  expect((await talk())?.totalMinor).toBe(500_000);
  the.passTo('2026-11-26T00:00[Europe/Prague]');
  expect((await talk())?.totalMinor).toBe(600_000);
});

test('a paid claim told in the same breath as a dispute is kept too', async () => {
  await dispute(invoices.slice(0, 1), 'one visit');
  const claim = { personId, creditorId: acme.id, receivables: invoices.slice(1, 2) };
  await the.run((tx) => recordPaidClaim(the.tools, tx, act('one visit'), claim));
  expect((await talk())?.totalMinor).toBe(300_000);
});

test('stop means stop on every channel of this creditor, and of this creditor only', async () => {
  const other = await the.creditor('SK');
  await the.run((tx) => recordOptOut(the.tools, tx, act('o'), { personId, creditorId: acme.id, scope: 'all' }));
  await the.run((tx) => recordOptOut(the.tools, tx, act('p'), { personId, creditorId: acme.id, scope: 'voice' }));
  const ask = (creditorId: typeof acme.id, channel: 'sms' | 'voice') =>
    the.run((tx) => findStops(the.tools, tx, { personId, creditorId, channel, conversation: undefined }));
  expect((await ask(acme.id, 'sms')).optOuts).toHaveLength(1);
  expect((await ask(acme.id, 'voice')).optOuts).toHaveLength(1);
  expect((await ask(other.id, 'voice')).optOuts).toEqual([]);
  expect(await the.events('opt_out_recorded')).toHaveLength(1);
});

test('no calls by machine leaves the written channels open', async () => {
  await the.run((tx) => recordOptOut(the.tools, tx, act('o'), { personId, creditorId: acme.id, scope: 'voice' }));
  const ask = (channel: 'sms' | 'voice') =>
    the.run((tx) => findStops(the.tools, tx, { personId, creditorId: acme.id, channel, conversation: undefined }));
  expect([(await ask('voice')).optOuts, (await ask('sms')).optOuts]).toEqual([[{ scope: 'voice', purpose: null }], []]);
});

test('after three failures nobody is identified by machine until the next day', async () => {
  const check = { personId, creditorId: acme.id, parts: { birth_date: '19031971' } };
  const until = await the.run((tx) => lockVerification(the.tools, tx, act('l'), { personId, country: 'CZ' }));
  expect(Temporal.Instant.fromEpochMilliseconds(until).toString()).toBe('2026-11-20T23:00:00Z');
  expect(await the.run((tx) => checkIdentity(the.tools, tx, act('i'), check))).toBe('locked');
  expect((await stops()).verificationLockedUntil).toBe(until);
  the.passTo('2026-11-21T00:00[Europe/Prague]');
  expect(await the.run((tx) => checkIdentity(the.tools, tx, act('i'), check))).toBe('match');
});

test('a stranger’s number is out for this person, a verified one is marked so, and both are told once', async () => {
  const debtor = () => the.run((tx) => findDebtor(the.tools.books, tx, personId, acme.id));
  const before = await debtor();
  expect(before).toMatchObject({ hasMobile: true, hasEmail: true, language: 'cs', verifiers: ['birth_date'] });
  const number = before?.phones[0]?.contactPointId;
  const email = before?.email?.contactPointId;
  if (!number || !email) throw new Error('no contact points');
  await the.run((tx) => recordWrongPerson(the.tools, tx, act('w'), { personId, contactPointId: number }));
  await the.run((tx) => recordWrongPerson(the.tools, tx, act('w'), { personId, contactPointId: number }));
  await the.run((tx) => markContactVerified(the.tools, tx, act('v'), { personId, contactPointId: email }));
  expect(await debtor()).toMatchObject({ hasMobile: false, phones: [{ status: 'wrong_party' }], email: { status: 'verified' } });
  expect(await the.events('contact_point_marked')).toHaveLength(2);
});

test('the language is the file’s, else the number’s country, else the creditor’s', async () => {
  const language = async (row: object) => {
    const made = await the.register(acme, {
      receivableId: JSON.stringify(row),
      debtorId: JSON.stringify(row),
      email: 'a@b.cz',
      ...row,
    });
    return (await the.run((tx) => findDebtor(the.tools.books, tx, made.personId, acme.id)))?.language;
  };
  const slovak = { phones: [{ number: '+421000000101' as never, kind: 'mobile' as const }] };
  expect(await language({ ...slovak, language: 'hu' })).toBe('hu');
  expect(await language(slovak)).toBe('sk');
  expect(await language({})).toBe('cs');
});

test('a creditor’s code is taken once and is short', async () => {
  const wish = { name: 'A', neutralName: 'A', country: 'CZ' as const };
  const make = (code: string) => the.run((tx) => registerCreditor(the.tools, tx, 'user:test', { ...wish, code }));
  expect(await make('acme-cz')).toMatchObject({ ok: false, reason: 'code_taken' });
  expect(await make('Acme CZ')).toMatchObject({ ok: false, reason: 'bad_code' });
});
