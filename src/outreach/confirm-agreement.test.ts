import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OnThePhone, type OpenOutreach, openOutreach } from '../../test/support/open-outreach.ts';
import { allEvents } from '../journal/all-events.ts';
import { judge } from '../judge/judge.ts';
import { acceptPlan } from '../receivables/accept-plan.ts';
import { markContactVerified } from '../receivables/mark-contact-verified.ts';
import type { ContactPoint, Creditor, PromiseToPay } from '../receivables/model.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import { recordPromise } from '../receivables/record-promise.ts';
import { confirmAgreement } from './confirm-agreement.ts';

let the: OpenOutreach;
let acme: Creditor;
let jana: OnThePhone;
beforeEach(async () => {
  the = await openOutreach();
  acme = await the.creditor('CZ', { planPolicy: { most: 4, everyDays: 30, leastMinor: 10_000 } });
  jana = await the.debtor(acme);
});
afterEach(() => the.close());

const takenDown = () => ({ actor: 'user:eva', origin: the.tools.ids.next('evt') }) as const;
const promised = async (date = '2026-11-23'): Promise<PromiseToPay> => {
  const wish = { personId: jana.personId, creditorId: acme.id, amountMinor: 60_000, currency: acme.currency, date };
  const made = await the.run((tx) => recordPromise(the.tools, tx, takenDown(), wish));
  if (!made.ok) throw new Error(made.message);
  return made.value;
};
const confirm = async (promise: PromiseToPay) => {
  const made = await the.run((tx) => confirmAgreement(the.parts, tx, jana.personId, promise));
  return made.map(({ channel, outcome }) => `${channel} ${outcome.ok ? 'written' : outcome.rule}`);
};
const verify = (...kinds: ContactPoint['kind'][]) =>
  the.run(async (tx) => {
    for (const { id, kind } of await the.tools.books.contactPoints.ofPerson(tx, jana.personId))
      if (kinds.includes(kind))
        await markContactVerified(the.tools, tx, takenDown(), { personId: jana.personId, contactPointId: id });
  });

test('a promise that a person took down is confirmed by SMS and e-mail at verified addresses, and thanks for no call', async () => {
  await verify('phone', 'email');
  const promise = await promised();
  expect(await confirm(promise)).toEqual(['sms written', 'email written']);
  const [email, sms] = await the.messages();
  expect(sms).toMatchObject({
    ...{ to: '+420000101001', purpose: 'service_reply', attemptId: null, campaignId: null, debtFacts: true },
    body: 'Acme Energie a.s.: potvrzujeme Vas slib zaplatit 600,00 Kc do 23. 11. 2026. Ucet 19-2000145399/0800, VS 2026110017. Dekujeme.',
  });
  expect(email).toMatchObject({ to: 'jana@example.com', subject: 'Potvrzení – Acme Energie a.s.', sender: 'Acme' });
  expect(email?.body).toMatch(/Potvrzujeme Váš slib zaplatit 600,00\s?Kč/);
  expect(email?.body).not.toMatch(/hovor/);
  expect(await the.events('message_written')).toMatchObject(
    ['sms', 'email'].map((channel) => ({
      data: { channel, trust: 'verified', confirms: promise.id, requestedBy: promise.origin },
    })),
  );
  const ledger = await the.db.reader.selectFrom('contact_ledger').selectAll().execute();
  expect(ledger.map(({ channel, attempt_id }) => [channel, attempt_id])).toEqual([
    ['sms', null],
    ['email', null],
  ]);
});

test('a plan that a person took down is confirmed with its instalments', async () => {
  await verify('phone');
  const instalments = ['2026-11-30', '2026-12-30'].map((date) => ({ date, amountMinor: 61_725 }));
  const wish = { personId: jana.personId, creditorId: acme.id, currency: acme.currency, instalments };
  await the.run(async (tx) => {
    const made = await acceptPlan(the.tools, tx, takenDown(), wish);
    if (!made.ok) throw new Error(made.message);
    await confirmAgreement(the.parts, tx, jana.personId, made.value);
  });
  expect(await the.messages()).toMatchObject([
    { template: 'plan-confirmation', body: expect.stringContaining('617,25 Kc do 30. 11. 2026; 617,25 Kc do 30. 12. 2026') },
  ]);
});

test('no address that nobody has verified gets a confirmation of what a person took down, not even the neutral text', async () => {
  expect(await confirm(await promised())).toEqual(['sms outreach.not_verified', 'email outreach.not_verified']);
  expect(await the.messages()).toEqual([]);
  expect((await the.events('message_refused')).map(({ data }) => (data as { message: string }).message)).toEqual([
    'no mobile number on file is verified',
    'no e-mail address on file is verified',
  ]);
  await verify('email');
  expect(await confirm(await promised('2026-11-24'))).toEqual(['sms outreach.not_verified', 'email written']);
});

test('one agreement is confirmed once on each channel, however often it is asked for; the next promise has its own', async () => {
  await verify('phone', 'email');
  const promise = await promised();
  await confirm(promise);
  await confirm(promise);
  expect(await the.messages()).toHaveLength(2);
  const next = await promised('2026-11-25');
  expect(await confirm(next)).toEqual(['sms written', 'email written']);
  expect((await the.messages()).filter(({ body }) => /25\.\s11\.\s2026/.test(body))).toHaveLength(2);
});

test('the gate is asked as for a reply by keys: it passes the hold of the promise, and no wish of the debtor', async () => {
  await verify('phone', 'email');
  const wanted = async (scope: 'sms' | 'all', date: string) => {
    const wish = { personId: jana.personId, creditorId: acme.id, scope } as const;
    await the.run((tx) => recordOptOut(the.tools, tx, { actor: 'debtor', origin: `letter of ${date}` }, wish));
    return confirm(await promised(date));
  };
  expect(await wanted('sms', '2026-11-24')).toEqual(['sms wishes.opt_out', 'email written']);
  expect(await wanted('all', '2026-11-25')).toEqual(['sms wishes.opt_out', 'email wishes.opt_out']);
});

test('the judge has nothing against confirmations of what a person took down, and something against one too many', async () => {
  await verify('phone', 'email');
  const promise = await promised();
  await confirm(promise);
  expect((await judge(allEvents(the.reader))).violations.map(({ rule }) => rule)).toEqual([]);
  const [written] = await the.events('message_written');
  if (!written) throw new Error('nothing was written');
  const again = { ...written.data, messageId: the.tools.ids.next('msg') };
  const strangers = { ...again, confirms: the.tools.ids.next('prm'), channel: 'email' };
  await the.run((tx) =>
    the.tools.journal.append(tx, 'outreach', [
      { type: 'message_written', subject: written.subject, data: again },
      { type: 'message_written', subject: written.subject, data: strangers },
    ]),
  );
  const found = (await judge(allEvents(the.reader))).violations.filter(({ rule }) => rule === 'follow_up_by_request');
  expect(found.map(({ message }) => message.replace(/^.*, which /, ''))).toEqual([
    'was confirmed there already.',
    'no person took down for this creditor.',
  ]);
});
