import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OnThePhone, type OpenOutreach, openOutreach } from '../../test/support/open-outreach.ts';
import type { EventId, PersonId, ReceivableId, StepId } from '../kernel/ids.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Creditor } from '../receivables/model.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { dunningTemplates } from './dunning-templates.ts';
import type { DunningName } from './model.ts';
import { type StepToWrite, writeStepMessage } from './write-step-message.ts';

let the: OpenOutreach;
let acme: Creditor;
let jana: OnThePhone;

/** Friday 20 November 2026. Jana owes 1,234.50 CZK since 1 November; where to reach her is verified. */
beforeEach(async () => {
  the = await openOutreach();
  acme = await the.creditor('CZ');
  jana = await the.debtor(acme);
  await setPoints(jana.personId, 'verified');
});
afterEach(() => the.close());

async function setPoints(personId: PersonId, status: 'verified' | 'unverified') {
  await the.run(async (tx) => {
    for (const { id } of await the.tools.books.contactPoints.ofPerson(tx, personId))
      await the.tools.books.contactPoints.setStatus(tx, personId, id, status);
  });
}

const also = (receivableId: string, due: string, more = {}) =>
  the.register(acme, { debtorId: 'D-17', receivableId, due, amountMinor: 50_000, ...more });

/** A step of a strategy over all that is open, unless `step` says otherwise. */
async function write(template: DunningName, step: Partial<StepToWrite> = {}) {
  const open = await the.run((tx) => the.tools.books.receivables.openOf(tx, jana.personId, acme.id));
  const { severity } = dunningTemplates[template];
  const wanted: StepToWrite = {
    stepId: the.tools.ids.next('stp') as StepId,
    eventId: the.tools.ids.next('evt') as EventId,
    ...{ personId: jana.personId, creditorId: acme.id, channel: 'sms', template, severity },
    purpose: severity === 'courtesy' ? 'courtesy' : 'collection',
    lines: open.map(({ id }) => id),
    ...step,
  };
  await the.run((tx) => writeStepMessage(the.parts, tx, wanted));
}

const bodies = async () => (await the.messages()).map(({ body }) => body);
const refusals = async () =>
  (await the.events('message_refused')).map(({ data }) => (data as { rule: string; message: string }).message);

test('a reminder tells only of what is past due, and a courtesy only of what is not', async () => {
  await also('F-2', '2026-11-20');
  await also('F-3', '2026-11-25', { amountMinor: 70_000 });
  await write('payment-reminder');
  await write('coming-due', { channel: 'email' });
  const [courtesy, reminder] = (await bodies()).map((body) => body.replaceAll('\u00a0', ' '));
  expect(reminder).toContain('pripominame neuhrazenou platbu: 1 234,50 Kc, splatnost 1. 11. 2026, VS 2026110017.');
  expect(reminder).not.toMatch(/20\. 11|25\. 11|celkem/);
  expect(courtesy).toContain('ve výši 1 200,00 Kč');
  expect(courtesy).toContain('Dobrý den, paní Nováková,');
  expect(courtesy).not.toMatch(/234,50| 1\. 11\. 2026/);
});

test('what falls due today is told on that day alone', async () => {
  await also('F-2', '2026-11-20');
  await write('due-today');
  expect((await bodies())[0]).toContain('20. 11. 2026 je den splatnosti: 500,00 Kc');
  the.passTo('2026-11-24T10:00:00+01:00[Europe/Prague]');
  await write('due-today', { channel: 'email' });
  expect(await refusals()).toEqual(['nothing is left that is due today']);
});

test('a step tells of its own lines and of no other, and of none that is disputed or paid', async () => {
  const { receivableId: second } = await also('F-2', '2026-11-02');
  await also('F-3', '2026-11-03');
  await write('payment-reminder', { lines: [second] });
  expect((await bodies())[0]).toContain('neuhrazenou platbu: 500,00 Kc, splatnost 2. 11. 2026');
  const wish = { personId: jana.personId, creditorId: acme.id, code: 'wrong_amount', receivables: [second] } as const;
  await the.run((tx) => openDispute(the.tools, tx, { actor: 'debtor', origin: 'd' }, wish));
  await write('payment-reminder', { lines: [second], channel: 'email' });
  expect(await refusals()).toEqual(['nothing is left that is past due']);
});

test('who owes in two currencies is told of the case that the step is about', async () => {
  const { receivableId: inEuro } = await also('F-2', '2026-11-10', { currency: 'EUR', amountMinor: 9_900 });
  await write('payment-reminder', { lines: [inEuro] });
  expect((await bodies())[0]).toContain('99,00 €');
  expect((await bodies())[0]).not.toContain('Kc');
});

test('a missed promise is told only to who has missed one, with its day', async () => {
  await write('promise-missed');
  expect(await refusals()).toEqual(['no promise was missed']);
  await the.promise(jana, 123_450, '2026-11-23');
  await the.db.writer.updateTable('promises').set({ state: 'broken' }).execute();
  await the.db.writer.updateTable('holds').set({ released_at: 1 }).execute();
  await write('promise-missed');
  expect((await bodies())[0]).toContain('platba slibena do 23. 11. 2026 nedorazila cela, zbyva uhradit: 1 234,50 Kc');
});

test('grave texts name the day by which to pay: ten days, and a month for the registry', async () => {
  await write('formal-demand', { channel: 'email' });
  await write('registry-warning');
  const [warning, demand] = (await bodies()).map((body) => body.replaceAll('\u00a0', ' '));
  expect(demand).toContain('nejpozději do 30. 11. 2026');
  expect(warning).toContain('do 20. 12. 2026, hodlame predat udaje');
});

test('C-20 the gate is asked for the severity of the words at the stage of the step: no text is graver than the stage', async () => {
  await write('payment-reminder', { severity: 'final' });
  expect((await the.events('message_written'))[0]?.data).toMatchObject({ terms: { severity: 'reminder', stage: 'final' } });
  await write('formal-demand', { severity: 'reminder', channel: 'email' });
  expect(await refusals()).toEqual(['a text of severity demand at the stage reminder of the case']);
  await write('payment-reminder', { severity: 'courtesy', purpose: 'courtesy', channel: 'email' });
  expect(await refusals()).toHaveLength(2);
  expect(await bodies()).toHaveLength(1);
});

test('at an address of which nobody knows whose it is, every text is replaced by one that tells of nothing', async () => {
  await setPoints(jana.personId, 'unverified');
  await write('payment-reminder');
  const [message] = await the.messages();
  expect(message).toMatchObject({
    body: 'Acme: mame pro Vas zpravu, kterou muzeme sdelit jen Vam osobne. Ozvete se nam prosim.',
    ...{ sender: 'Acme', debtFacts: false, parts: 1, template: 'payment-reminder' },
  });
});

test('a step whose lines are no longer open writes nothing', async () => {
  await write('payment-reminder', { lines: ['rcv_gone' as ReceivableId] });
  expect(await bodies()).toEqual([]);
  expect(await refusals()).toEqual(['nothing is left that is past due']);
});

const severe: readonly Severity[] = ['demand', 'final', 'legal'];
test('each text has the severity of what it says: the three courtesies, two reminders, and four grave ones', () => {
  const grave = Object.values(dunningTemplates).filter(({ severity }) => severe.includes(severity));
  expect(grave.every(({ timeToPay, tellsOf }) => timeToPay !== null && tellsOf === 'past_due')).toBe(true);
  expect(grave).toHaveLength(4);
});
