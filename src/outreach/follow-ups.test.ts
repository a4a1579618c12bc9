import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenOutreach, openOutreach, phone } from '../../test/support/open-outreach.ts';
import type { Creditor } from '../receivables/model.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';

let the: OpenOutreach;
let acme: Creditor;
beforeEach(async () => {
  the = await openOutreach();
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const rules = async () => (await the.events('message_refused')).map(({ data }) => (data as { rule: string }).rule);

test('a promise made on the phone is confirmed by SMS to the mobile that the debtor speaks from, in one cheap part', async () => {
  const jana = await the.debtor(acme);
  await the.promise(jana, 123_450, '2026-11-23');
  await the.ask(jana, 'sms', 'promise-confirmation');
  expect(await the.consumer.catchUp()).toBe(1);
  expect(await the.messages()).toMatchObject([
    {
      to: '+420000101001',
      body: 'Acme Energie a.s.: potvrzujeme Vas slib zaplatit 1 234,50 Kc do 23. 11. 2026. Ucet 19-2000145399/0800, VS 2026110017. Dekujeme.',
      parts: 1,
      purpose: 'service_reply',
      debtFacts: true,
      state: 'waiting',
    },
  ]);
  expect((await the.events('message_written'))[0]).toMatchObject({
    subject: { attemptId: jana.attemptId, campaignId: jana.campaignId },
    data: { channel: 'sms', trust: 'speaking_from', debtFacts: true, neutral: false, smsParts: 1 },
  });
});

test('a reply is written once however often the program is started, and is in the contact ledger without counting as a call', async () => {
  const jana = await the.debtor(acme);
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await the.consumer.catchUp()).toBe(0);
  await the.run((tx) => the.parts.cursors.advance(tx, 'outreach.follow-ups', 0)); // a restored backup of the cursor
  await the.consumer.catchUp();
  expect(await the.messages()).toHaveLength(1);
  const ledger = await the.db.reader.selectFrom('contact_ledger').selectAll().execute();
  expect(ledger).toMatchObject([{ person_id: jana.personId, channel: 'sms', attempt_id: null }]);
  const placed = await the.run((tx) => the.parts.gate.ledger.placedCalls(tx, jana.personId, 0, jana.campaignId));
  expect(placed).toEqual([]);
});

test('an e-mail address that nobody has verified gets a text that tells of nothing, and the journal says so', async () => {
  const jana = await the.debtor(acme);
  await the.promise(jana, 123_450, '2026-11-23');
  await the.ask(jana, 'email', 'promise-confirmation');
  await the.consumer.catchUp();
  const [message] = await the.messages();
  expect(message).toMatchObject({ to: 'jana@example.com', debtFacts: false, sender: 'Acme' });
  expect(`${message?.subject}${message?.body}`).not.toMatch(/slib|zapla|Kč|dluh|FV-|Energie|Nov|\d{4}/);
  expect((await the.events('message_written'))[0]?.data).toMatchObject({ trust: 'on_file', debtFacts: false, neutral: true });
});

test('a verified address gets amount, date, account, symbols and the payment descriptor, under a subject that tells of nothing', async () => {
  const jana = await the.debtor(acme);
  await the.promise(jana, 60_000, '2026-11-23');
  await the.run(async (tx) => {
    const points = await the.tools.books.contactPoints.ofPerson(tx, jana.personId);
    for (const { id, kind } of points)
      if (kind === 'email') await the.tools.books.contactPoints.setStatus(tx, jana.personId, id, 'verified');
  });
  await the.ask(jana, 'email', 'promise-confirmation');
  await the.consumer.catchUp();
  const [message] = await the.messages();
  expect(message?.sender).toBe('Acme');
  expect(message?.subject).toBe('Potvrzení z hovoru – Acme Energie a.s.');
  expect(message?.body.replaceAll('\u00a0', ' ')).toBe(`Dobrý den,

děkujeme za dnešní hovor. Potvrzujeme Váš slib zaplatit 600,00 Kč nejpozději do 23. 11. 2026.

Částka: 600,00 Kč
Účet: 19-2000145399/0800
IBAN: CZ6508000000192000145399
Variabilní symbol: 2026110017
Doklad: FV-2026/117
Původní splatnost: 1. 11. 2026
QR Platba (SPAYD): SPD*1.0*ACC:CZ6508000000192000145399*AM:600.00*CC:CZK*DT:20261123*MSG:FV-2026/117*X-VS:2026110017

Do té doby Vás v této věci nebudeme upomínat. Pokud jste už zaplatili, nemusíte dělat nic dalšího.

S pozdravem
Acme Energie a.s.
`);
});

test('a reply is written in the language of the call, else in the person’s own', async () => {
  const janos = await the.debtor(acme, {
    debtorId: 'D-18',
    receivableId: 'F-18',
    language: 'hu',
    phones: [phone('+36000101001')],
  });
  await the.ask(janos, 'sms', 'opt-out-confirmation', true, 'en');
  await the.ask(janos, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect((await the.events('message_written')).map(({ data }) => (data as { language: string }).language)).toEqual(['en', 'hu']);
  expect((await the.messages()).map(({ body }) => body.split(' ')[3])).toEqual(['fizetendo:', 'noted']);
});

test('somebody who was not identified learns nothing of the debt from the SMS either', async () => {
  const jana = await the.debtor(acme);
  await the.ask(jana, 'sms', 'payment-details', false);
  await the.consumer.catchUp();
  expect(await the.messages()).toMatchObject([{ debtFacts: false, body: expect.not.stringMatching(/uhrad|Kc|VS|Energie/) }]);
});

test('what is known to be dead or somebody else’s gets nothing, not even the text that tells of nothing', async () => {
  const jana = await the.debtor(acme);
  await the.run(async (tx) => {
    for (const { id, kind } of await the.tools.books.contactPoints.ofPerson(tx, jana.personId))
      await the.tools.books.contactPoints.setStatus(tx, jana.personId, id, kind === 'email' ? 'wrong_party' : 'dead');
  });
  await the.ask(jana, 'email', 'payment-details');
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await the.messages()).toEqual([]);
  expect(await rules()).toEqual(['outreach.no_address', 'outreach.no_address']);
});

test('a debtor who speaks from a fixed line gets the full SMS only on a verified mobile', async () => {
  const jana = await the.debtor(acme, { phones: [phone('+420224811111'), phone('+420000101001'), phone('+420000101002')] });
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  await the.run(async (tx) => {
    const points = await the.tools.books.contactPoints.ofPerson(tx, jana.personId);
    const second = points.find(({ value }) => value === '+420000101002');
    if (second) await the.tools.books.contactPoints.setStatus(tx, jana.personId, second.id, 'verified');
  });
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect((await the.messages()).map(({ to, debtFacts }) => `${to} ${debtFacts}`)).toEqual([
    '+420000101002 true',
    '+420000101001 false',
  ]);
});

test('a reply passes the hold of the promise it confirms, and never an opt-out of everything', async () => {
  const jana = await the.debtor(acme);
  await the.promise(jana, 123_450, '2026-11-23');
  await the.run((tx) =>
    recordOptOut(
      the.tools,
      tx,
      { actor: 'debtor', origin: 'att_other:9:opt_out' },
      { personId: jana.personId, creditorId: acme.id, scope: 'voice' },
    ),
  );
  await the.ask(jana, 'sms', 'promise-confirmation');
  await the.consumer.catchUp();
  expect(await the.messages()).toHaveLength(1);
  await the.run((tx) =>
    recordOptOut(
      the.tools,
      tx,
      { actor: 'debtor', origin: `${jana.attemptId}:9:opt_out` },
      { personId: jana.personId, creditorId: acme.id, scope: 'all' },
    ),
  );
  await the.ask(jana, 'sms', 'payment-details');
  await the.ask(jana, 'sms', 'opt-out-confirmation');
  await the.ask({ ...jana, attemptId: 'att_later' }, 'sms', 'opt-out-confirmation');
  await the.consumer.catchUp();
  expect((await the.messages()).map(({ template }) => template)).toEqual(['opt-out-confirmation', 'promise-confirmation']);
  expect(await rules()).toEqual(['wishes.opt_out', 'wishes.opt_out']);
});

test('an operator’s hold stops replies too', async () => {
  const jana = await the.debtor(acme);
  await the.run((tx) =>
    the.tools.books.holds.insert(tx, {
      id: the.tools.ids.next('hld'),
      reason: 'deceased',
      scope: 'person',
      personId: jana.personId,
      creditorId: null,
      caseId: null,
      receivableId: null,
      channel: null,
      from: 0,
      until: null,
      releasedAt: null,
      ...{ cause: null, releaseOn: null, note: null },
      origin: 'console',
    }),
  );
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await rules()).toEqual(['circumstances.deceased']);
});

test('what cannot be written is refused with its reason, and holds up nobody else', async () => {
  const jana = await the.debtor(acme, { email: null });
  await the.ask(jana, 'email', 'payment-details');
  await the.ask(jana, 'sms', 'no-such-text');
  await the.ask(jana, 'sms', 'promise-confirmation');
  await the.run((tx) =>
    the.tools.journal.append(tx, 'debtor', [{ type: 'follow_up_requested', subject: {}, data: { channel: 'fax' } }]),
  );
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await rules()).toEqual([
    'outreach.no_address',
    'outreach.unknown_template',
    'outreach.nothing_to_tell',
    'outreach.request_not_understood',
  ]);
  expect(await the.messages()).toHaveLength(1);
  expect(the.complaints).toEqual([]);
});

test('a request that our own data makes impossible is passed over and told of; the next debtor gets the reply', async () => {
  const jana = await the.debtor(acme);
  const broken = { ...acme, id: the.tools.ids.next('crd') };
  await the.ask({ ...jana, creditor: broken }, 'sms', 'payment-details');
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await the.messages()).toHaveLength(1);
  expect(await rules()).toEqual(['outreach.request_not_understood']);
  expect(the.complaints).toHaveLength(1);
});

test('payment details list every open invoice under its own symbol, and none that is disputed', async () => {
  const jana = await the.debtor(acme);
  const invoice = (receivableId: string, amountMinor: number, variableSymbol: string) =>
    the.register(acme, {
      receivableId,
      debtorId: 'D-17',
      name: 'Jana Nováková',
      amountMinor,
      due: '2026-10-01',
      variableSymbol,
      iban: 'CZ6508000000192000145399',
    });
  await invoice('F-2', 50_000, '77');
  const { receivableId } = await invoice('F-3', 90_000, '78');
  const { personId } = jana;
  const dispute = { personId, creditorId: acme.id, receivables: [receivableId], code: 'wrong_amount' as const };
  await the.run((tx) => openDispute(the.tools, tx, { actor: 'debtor', origin: `${jana.attemptId}:4:open_dispute` }, dispute));
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect((await the.messages())[0]?.body).toBe(
    'Acme Energie a.s.: k uhrade 1 734,50 Kc. 500,00 Kc, ucet 19-2000145399/0800, VS 77; 1 234,50 Kc, ucet 19-2000145399/0800, VS 2026110017.',
  );
});

test('the journal holds no address, no text and no amount of any message', async () => {
  const jana = await the.debtor(acme);
  await the.ask(jana, 'sms', 'payment-details');
  await the.ask(jana, 'email', 'payment-details');
  await the.consumer.catchUp();
  const lines = JSON.stringify(await the.events('message_written', 'message_refused'));
  expect(lines).toContain(jana.attemptId);
  expect(lines).not.toMatch(/example\.com|420000|1 ?234|Acme|2026110017/);
});

test('the consumer wakes when the journal grows, and stops when told to', async () => {
  const jana = await the.debtor(acme);
  const stop = new AbortController();
  const running = the.consumer.run(stop.signal);
  await the.ask(jana, 'sms', 'payment-details');
  the.tellOfCommit();
  await expect.poll(async () => (await the.messages()).length).toBe(1);
  stop.abort();
  await running;
  expect(the.complaints).toEqual([]);
});
