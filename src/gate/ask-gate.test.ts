import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { type OnThePhone, type OpenOutreach, openOutreach, phone } from '../../test/support/open-outreach.ts';
import { inside } from '../adapters/db/unit-of-work.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Creditor, DebtorRow, ReceivableKind } from '../receivables/model.ts';
import type { PartyRole } from '../receivables/parties/model.ts';
import { putParty } from '../receivables/parties/put-party.ts';
import { registerParty } from '../receivables/parties/register-party.ts';
import { placeHold } from '../receivables/place-hold.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import { type GateTools, policyFor } from './ask-gate.ts';
import { askGateAtPlanning } from './ask-gate-at-planning.ts';
import { explainContact } from './explain-contact.ts';
import { operatorRules } from './operator-rules.ts';
import type { JurisdictionPack } from './pack.ts';
import { centralEuropeanPacks } from './packs/central-europe.ts';
import { type ContactWish, planContact } from './plan-contact.ts';
import { recordNotice } from './record-notice.ts';
import { demandNotice, dropNoticeDuty } from './set-notice-duty.ts';

let the: OpenOutreach;
let acme: Creditor;
let jana: OnThePhone;

beforeEach(async () => {
  the = await openOutreach();
  acme = await the.creditor('CZ');
  jana = await the.debtor(acme, { phones: [phone('+420601234567')] });
});
afterEach(() => the.close());

const noon = Temporal.ZonedDateTime.from('2026-11-23T12:00[Europe/Prague]');
const wishOf = (wish: Partial<ContactWish> = {}): ContactWish => ({
  ...{ personId: jana.personId, creditorId: acme.id, channel: 'sms', purpose: 'collection' },
  ...{ severity: 'reminder', stage: 'reminder', debtFacts: false, calendar: 'legal' },
  ...wish,
});
const plan = async (wish: Partial<ContactWish> = {}, at = noon, gate: GateTools = the.parts.gate) => {
  the.passTo(at.toString());
  const { admission } = await the.run((tx) => askGateAtPlanning(gate, tx, wishOf(wish), at.toInstant()));
  if (admission.ok) return 'admitted';
  const until =
    admission.notBefore && Temporal.Instant.fromEpochMilliseconds(admission.notBefore).toZonedDateTimeISO('Europe/Prague');
  return until ? `${admission.rule} until ${until.toPlainDateTime()}` : admission.rule;
};
const noticeTools = () => ({ ...the.tools, work: the.work, gate: the.parts.gate });
const tell = (sentOn: string, about: object = {}) =>
  recordNotice(noticeTools(), 'user:anna', {
    ...{ kind: 'assignment', personId: jana.personId, creditorId: acme.id, receivableId: null, sentOn, deliveredOn: null },
    ...{ way: 'letter', evidence: 'RR123456785CZ' },
    ...about,
  });

test('planning asks the rules of the moment of sending, and reserves and writes nothing', async () => {
  for (const channel of ['voice', 'sms', 'email'] as const) expect(await plan({ channel })).toBe('admitted');
  const evening = noon.withPlainTime('20:30');
  expect(await plan({}, evening)).toBe('window.writing_hours until 2026-11-24T08:00:00');
  expect(await plan({ channel: 'voice' }, evening)).toBe('window.calling_hours until 2026-11-24T08:00:00');
  expect(await the.db.reader.selectFrom('contact_ledger').selectAll().execute()).toEqual([]);
  expect(await the.events('contact_refused', 'message_written')).toEqual([]);
});

test('planning uses a contact point that can be used: a verified one first, none that is dead, none that is missing', async () => {
  const points = await the.run((tx) => the.tools.books.contactPoints.ofPerson(tx, jana.personId));
  const email = points.find(({ kind }) => kind === 'email');
  if (!email) throw new Error('no e-mail on file');
  const facts = { channel: 'email', debtFacts: true } as const;
  expect(await plan(facts)).toBe('disclosure.right_party');
  await the.run((tx) => the.tools.books.contactPoints.setStatus(tx, jana.personId, email.id, 'verified'));
  expect(await plan(facts)).toBe('admitted');
  await the.run((tx) => the.tools.books.contactPoints.setStatus(tx, jana.personId, email.id, 'dead'));
  expect(await plan(facts)).toBe('contact.no_contact_point');
  expect(await plan({ channel: 'letter' })).toBe('contact.no_contact_point');
});

test('planning finds nobody under an unknown id, calls no number that the person does not want, and writes no SMS to a fixed line', async () => {
  expect(await plan({ personId: the.tools.ids.next('per') })).toBe('contact.unknown_person');
  const eva = await the.debtor(acme, { receivableId: 'F-E', debtorId: 'D-E', phones: [phone('+420221234567')] });
  const ofEva = { personId: eva.personId };
  expect([await plan({ ...ofEva, channel: 'voice' }), await plan(ofEva)]).toEqual(['admitted', 'contact.no_contact_point']);
  const wish = { ...ofEva, creditorId: acme.id, scope: 'number', contactPointId: eva.contactPointId } as const;
  await the.run((tx) => recordOptOut(the.tools, tx, act('not at work'), wish));
  expect(await plan({ ...ofEva, channel: 'voice' })).toBe('contact.no_contact_point');
});

test('planning uses no number that turned out to be somebody else’s', async () => {
  await the.run((tx) => the.tools.books.contactPoints.setStatus(tx, jana.personId, jana.contactPointId, 'wrong_party'));
  expect([await plan(), await plan({ channel: 'voice' })]).toEqual(['contact.no_contact_point', 'contact.no_contact_point']);
});

test('whoever is reached on a number of another country is written to by the hours of that country as well', async () => {
  const evening = noon.withPlainTime('18:30');
  const eva = await the.debtor(acme, { receivableId: 'F-E', debtorId: 'D-E', phones: [phone('+421905123456')] });
  expect([await plan({}, evening), await plan({ channel: 'voice' }, evening)]).toEqual(['admitted', 'admitted']);
  expect(await plan({ personId: eva.personId }, evening)).toBe('window.writing_hours until 2026-11-24T08:00:00');
  expect(await plan({ personId: eva.personId, channel: 'voice' }, evening)).toBe(
    'window.calling_hours until 2026-11-24T08:00:00',
  );
});

test('whoever lives in Slovakia is called and written to by Slovak hours on her Czech number too, by a Czech creditor', async () => {
  const eva = await the.debtor(acme, { receivableId: 'F-E', debtorId: 'D-E', country: 'SK', phones: [phone('+420602000001')] });
  const ofEva = async (at: Temporal.ZonedDateTime) => [
    await plan({ personId: eva.personId, channel: 'voice' }, at),
    await plan({ personId: eva.personId }, at),
  ];
  expect(await ofEva(noon)).toEqual(['admitted', 'admitted']);
  expect(await ofEva(noon.withPlainTime('18:30'))).toEqual([
    'window.calling_hours until 2026-11-24T08:00:00',
    'window.writing_hours until 2026-11-24T08:00:00',
  ]);
});

test('a reply by SMS counts: no SMS of ours follows it within 48 hours, from whichever creditor, while an e-mail may', async () => {
  the.passTo('2026-11-23T09:00[Europe/Prague]');
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await the.messages()).toHaveLength(1);
  expect(await plan()).toBe('frequency.hours_between_messages until 2026-11-25T09:00:00');
  expect(await plan({ channel: 'email' })).toBe('admitted');
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await the.messages()).toHaveLength(2);
  expect(await plan({}, noon.add({ days: 1, hours: 23 }))).toBe('frequency.hours_between_messages until 2026-11-25T12:00:00');
});

test('a message that certainly did not leave is not counted', async () => {
  await the.ask(jana, 'sms', 'payment-details');
  await the.consumer.catchUp();
  expect(await plan()).toMatch(/^admitted|^frequency/);
  const [message] = await the.messages();
  if (!message) throw new Error('nothing was written');
  const at = { personId: jana.personId, since: 0 };
  const counted = () => the.run((tx) => the.parts.gate.ledger.contacts(tx, at.personId, at.since, null, null));
  expect(await counted()).toMatchObject([{ channel: 'sms' }]);
  expect(await the.run((tx) => the.parts.gate.ledger.contacts(tx, at.personId, at.since, null, message.id))).toEqual([]);
  await the.run((tx) => the.parts.gate.ledger.uncountMessage(tx, message.id));
  expect(await counted()).toEqual([]);
});

test('a bought claim waits for its notice; one of before the purchase is none, and the journal holds no proof of it', async () => {
  await demandNotice(noticeTools(), 'user:anna', acme.id, '2026-11-02');
  expect([await plan(), await plan({ channel: 'voice' })]).toEqual(['notice.assignment', 'notice.assignment']);
  expect(await tell('2026-11-01')).toMatchObject({ ok: true });
  expect(await plan()).toBe('notice.assignment');
  expect(await tell('2026-11-02', { kind: 'registry_warning', way: 'by_hand' })).toMatchObject({ ok: true });
  expect(await plan()).toBe('notice.assignment');
  expect(await tell('2026-11-02')).toMatchObject({ ok: true });
  expect(await plan()).toBe('admitted');
  const lines = JSON.stringify(await the.events('notice_recorded', 'notice_duty_set'));
  expect(lines).toContain('2026-11-02');
  expect(lines).not.toContain('RR123456785CZ');
  expect(await dropNoticeDuty(noticeTools(), 'user:anna', acme.id, ' ')).toMatchObject({ ok: false, reason: 'no_reason' });
});

test('who speaks for a debtor who was told of the sale, and her guarantor, may be asked; a co-debtor must be told herself', async () => {
  const put = await puttingOnto(jana.personId, acme);
  const guarantor = await put('guarantor', '+420602000001');
  const representative = await put('representative', '+420602000002');
  const coDebtor = await put('co_debtor', '+420602000003');
  await demandNotice(noticeTools(), 'user:anna', acme.id, '2026-11-02');
  for (const personId of [guarantor, representative, coDebtor]) expect(await plan({ personId })).toBe('notice.assignment');
  await tell('2026-11-02');
  for (const personId of [guarantor, representative]) expect(await plan({ personId })).toBe('admitted');
  expect(await plan({ personId: coDebtor })).toBe('notice.assignment');
  await tell('2026-11-03', { personId: coDebtor });
  expect(await plan({ personId: coDebtor })).toBe('admitted');
});

test('a co-debtor is told of the single claim that was sold, whosever name it is in; a stranger to the case cannot be', async () => {
  const put = await puttingOnto(jana.personId, acme);
  const coDebtor = await put('co_debtor', '+420602000003');
  const eva = await the.debtor(acme, { receivableId: 'F-E', debtorId: 'D-E', phones: [phone('+420602000004')] });
  await demandNotice(noticeTools(), 'user:anna', acme.id, '2026-11-02');
  const [owed] = await the.run((tx) => the.tools.books.receivables.openOf(tx, jana.personId, acme.id));
  const about = { receivableId: owed?.id ?? null };
  expect(await tell('2026-11-03', { ...about, personId: eva.personId })).toMatchObject({ reason: 'unknown_receivable' });
  const other = await the.creditor('CZ', { code: 'other' });
  expect(await tell('2026-11-03', { ...about, creditorId: other.id })).toMatchObject({ reason: 'unknown_receivable' });
  expect(await plan({ personId: coDebtor })).toBe('notice.assignment');
  expect(await tell('2026-11-03', { ...about, personId: coDebtor })).toMatchObject({ ok: true });
  expect(await plan({ personId: coDebtor })).toBe('admitted');
});

test('a claim that was sold twice is told of anew: a notice from before the last sale tells nothing, and the event names the latest', async () => {
  const sold = { debtorId: 'D-S', phones: [phone('+420602000005')] } as const;
  const eva = await the.debtor(acme, {
    ...sold,
    receivableId: 'S-1',
    due: '2026-09-01',
    attributes: { assigned_on: ' 2026-11-05 ' },
  });
  await the.register(acme, {
    ...sold,
    name: 'Eva',
    receivableId: 'S-2',
    due: '2026-10-01',
    attributes: { assigned_on: ' 2026-11-10 ' },
  });
  await the.register(acme, {
    ...sold,
    name: 'Eva',
    receivableId: 'S-3',
    due: '2026-10-02',
    attributes: { assigned_on: '2026-11-01' },
  });
  const since = async () => {
    const planned = await the.run((tx) => planContact(the.parts.gate, tx, wishOf({ personId: eva.personId }), noon.toInstant()));
    return planned.ok ? planned.value.question.record.assignedSince : null;
  };
  the.passTo(noon.toString());
  expect(await since()).toBe('2026-11-10');
  await tell('2026-11-05', { personId: eva.personId });
  expect(await plan({ personId: eva.personId })).toBe('notice.assignment');
  await tell('2026-11-09', { personId: eva.personId });
  expect(await plan({ personId: eva.personId })).toBe('notice.assignment');
  await tell('2026-11-10', { personId: eva.personId });
  expect(await plan({ personId: eva.personId })).toBe('admitted');
});

test('what was told is on record with what it is about and without its proof, as it was said', async () => {
  the.passTo(noon.toString());
  const [owed] = await the.run((tx) => the.tools.books.receivables.openOf(tx, jana.personId, acme.id));
  await tell('2026-11-20', { evidence: ' RR123456785CZ ', deliveredOn: '2026-11-20' });
  await tell('2026-11-21', {
    receivableId: owed?.id ?? null,
    deliveredOn: '2026-11-23',
    kind: 'registry_warning',
    way: 'by_hand',
  });
  const whose = { personId: jana.personId, creditorId: acme.id };
  const told = await the.run((tx) => the.parts.gate.notices.ofPerson(tx, jana.personId, acme.id));
  expect(told.map(({ evidence, recordedAt }) => [evidence, recordedAt])).toEqual(
    Array(2).fill(['RR123456785CZ', noon.epochMilliseconds]),
  );
  expect((await the.events('notice_recorded')).map(({ subject, data }) => [subject, data])).toEqual([
    [whose, { noticeId: told[0]?.id, kind: 'assignment', sentOn: '2026-11-20', deliveredOn: '2026-11-20', way: 'letter' }],
    [
      { ...whose, receivableId: owed?.id },
      { noticeId: told[1]?.id, kind: 'registry_warning', sentOn: '2026-11-21', deliveredOn: '2026-11-23', way: 'by_hand' },
    ],
  ]);
});

test('that a creditor bought its claims, and that it did not after all, is on record with its reason', async () => {
  expect(await dropNoticeDuty(noticeTools(), 'user:anna', acme.id, 'never bought')).toMatchObject({ reason: 'no_duty' });
  await demandNotice(noticeTools(), 'user:anna', acme.id, '2026-11-02');
  expect(await plan()).toBe('notice.assignment');
  expect(await dropNoticeDuty(noticeTools(), 'user:anna', acme.id, ' \t')).toMatchObject({ reason: 'no_reason' });
  expect(await plan()).toBe('notice.assignment');
  expect(await dropNoticeDuty(noticeTools(), 'user:anna', acme.id, ' never bought ')).toEqual({ ok: true, value: undefined });
  expect(await plan()).toBe('admitted');
  const lines = await the.events('notice_duty_set', 'notice_duty_removed');
  expect(lines.map(({ type, actor, subject, data }) => [type, actor, subject, data])).toEqual([
    ['notice_duty_set', 'user:anna', { creditorId: acme.id }, { kind: 'assignment', since: '2026-11-02' }],
    ['notice_duty_removed', 'user:anna', { creditorId: acme.id }, { kind: 'assignment', reason: 'never bought' }],
  ]);
});

test('whoever was spoken with is left in silence, unless she has broken a promise since; one broken before lifts nothing', async () => {
  const attemptId = jana.attemptId;
  const spoken = async (at: Temporal.ZonedDateTime) => {
    const line = { id: 'clg_1', personId: jana.personId, creditorId: acme.id, campaignId: null, channel: 'voice' } as const;
    await the.run(async (tx) => {
      await the.parts.gate.ledger.record(tx, { ...line, at: at.epochMilliseconds, attemptId });
      await the.parts.gate.ledger.settle(tx, attemptId, { counts: true, conversation: true });
    });
  };
  expect(await plan()).toBe('admitted');
  await spoken(noon.subtract({ days: 1 }));
  const silent = 'frequency.silence_after_conversation until 2026-11-29T00:00:00';
  expect([await plan(), await plan({ channel: 'voice' })]).toEqual([silent, silent]);
  expect(await plan({ purpose: 'courtesy', severity: 'courtesy' })).toBe('admitted');
  the.passTo(noon.subtract({ days: 1 }).toString());
  await the.promise(jana, 123_450, '2026-11-24'); // with two working days of grace it is broken on Friday
  expect(await plan({}, noon.add({ days: 3 }))).toMatch(/^wishes.hold/);
  expect(await plan({}, noon.add({ days: 4 }))).toBe('admitted');
});

test('a promise that was broken before the last conversation lifts no silence after it', async () => {
  the.passTo(noon.subtract({ days: 18 }).toString());
  await the.promise(jana, 123_450, '2026-11-06');
  the.passTo(noon.toString());
  expect(await plan()).toBe('admitted');
  const line = { id: 'clg_1', personId: jana.personId, creditorId: acme.id, campaignId: null, channel: 'voice' } as const;
  await the.run(async (tx) => {
    const at = noon.subtract({ days: 1 }).epochMilliseconds;
    await the.parts.gate.ledger.record(tx, { ...line, at, attemptId: jana.attemptId });
    await the.parts.gate.ledger.settle(tx, jana.attemptId, { counts: true, conversation: true });
  });
  expect(await plan()).toMatch(/^frequency.silence_after_conversation/);
});

test('who stands on a case without being called upon is told nothing of it, and is asked for what she owes herself', async () => {
  const [owed] = await the.run((tx) => the.tools.books.receivables.openOf(tx, jana.personId, acme.id));
  if (!owed) throw new Error('nothing owed');
  const person = {
    ...({ kind: 'natural', country: 'CZ', language: null, email: null, birthDate: null } as const),
    ...{ name: 'Petr Guarantor', phones: [phone('+420602000001')] },
  };
  const stands = { caseId: owed.caseId, role: 'guarantor', entitled: false } as const;
  const party = await the.run((tx) => registerParty(the.tools, tx, act('guarantee'), { ...stands, person }));
  if (!party.ok) throw new Error(party.message);
  expect(await plan({ personId: party.value.personId })).toBe('party.entitled');
  const eva = await the.debtor(acme, { receivableId: 'F-E', debtorId: 'D-E', phones: [phone('+420602000002')] });
  await the.run((tx) => putParty(the.tools, tx, act('guarantee 2'), { ...stands, personId: eva.personId }));
  expect(await plan({ personId: eva.personId })).toBe('admitted');
});

test('a Slovak text of the gravest words needs a title on record: hers, that of whom one speaks for, and no guarantor’s debtor’s', async () => {
  const zet = await the.creditor('SK');
  const { personId } = await the.debtor(zet, { currency: 'EUR', country: 'SK', phones: [phone('+421905123456')] });
  const about = { personId, creditorId: zet.id };
  const put = await puttingOnto(personId, zet);
  const grave = { ...about, severity: 'legal', stage: 'legal' } as const;
  const guarantor = await put('guarantor', '+420602000001');
  const representative = await put('representative', '+420602000002');
  const all = async () => [
    await plan(grave),
    await plan({ ...grave, personId: representative }),
    await plan({ ...grave, personId: guarantor }),
  ];
  const untitled = 'severity.within_stage';
  await tell('2026-11-02', about); // of the assignment, which is no title
  expect(await all()).toEqual([untitled, untitled, untitled]);
  expect(await tell('2026-11-03', { ...about, kind: 'enforceable_title' })).toMatchObject({ ok: true });
  expect(await all()).toEqual(['admitted', 'admitted', untitled]);
});

test('a ruling on one claim lets no grave text go about another: each must be under one, and interest goes with its claim', async () => {
  const zet = await the.creditor('SK');
  const eva = { receivableId: 'F-1', debtorId: 'D-1', currency: 'EUR', country: 'SK', phones: [phone('+421905123456')] } as const;
  const { personId } = await the.debtor(zet, { ...eva, due: '2026-09-01' });
  const [first] = await the.run((tx) => the.tools.books.receivables.openOf(tx, personId, zet.id));
  const { receivableId: second } = await the.register(zet, { ...eva, name: 'Eva', receivableId: 'F-2', due: '2026-10-01' });
  const about = { personId, creditorId: zet.id };
  const grave = { ...about, severity: 'legal', stage: 'legal' } as const;
  for (const receivableId of [first?.id, second]) {
    expect(await plan(grave)).toBe('severity.within_stage');
    expect(await tell('2026-11-02', { ...about, receivableId, kind: 'enforceable_title' })).toMatchObject({ ok: true });
  }
  expect(await plan(grave)).toBe('admitted');
  const { receivableId: third } = await the.register(zet, { ...eva, name: 'Eva', receivableId: 'F-3', due: '2026-10-02' });
  expect(await plan(grave)).toBe('severity.within_stage');
  const isNow = (id: string, kind: ReceivableKind) =>
    the.run((tx) => inside(tx).updateTable('receivables').set({ kind }).where('id', '=', id).execute());
  for (const kind of ['interest', 'fee', 'cost'] as const) {
    await isNow(third, kind);
    expect([kind, await plan(grave)]).toEqual([kind, 'admitted']);
  }
  await isNow(third, 'instalment');
  expect(await plan(grave)).toBe('severity.within_stage');
  const petr = { ...eva, debtorId: 'D-2', receivableId: 'F-4', phones: [phone('+421905123457')] };
  const { personId: untitled } = await the.debtor(zet, petr);
  const [only] = await the.run((tx) => the.tools.books.receivables.openOf(tx, untitled, zet.id));
  await isNow(only?.id ?? '', 'interest');
  expect(await plan({ ...grave, personId: untitled })).toBe('severity.within_stage');
});

test('where an operator wants a title for milder words, the title that is on record lets them go', async () => {
  const strict = operatorRules('packs: { cz: { needs_title_from: reminder } }', centralEuropeanPacks, 'v');
  const gate = { ...the.parts.gate, packs: strict.ok ? strict.value.packs : [] };
  expect(await plan({}, noon, gate)).toBe('severity.within_stage');
  await tell('2026-11-02', { kind: 'enforceable_title' });
  expect(await plan({}, noon, gate)).toBe('admitted');
});

test('a number of no country of ours is bound as the debtor and the creditor are, by the creditor’s clock; a template from its first day on', () => {
  const template = { ...centralEuropeanPacks[0], country: 'any', edition: 'any 2026-11', from: '2026-11-23' } as JurisdictionPack;
  const asked = (at: Temporal.ZonedDateTime) =>
    policyFor([...centralEuropeanPacks, template], { region: 'DE', home: 'CZ', creditor: 'SK' }, at.toInstant());
  const { packs, ...where } = asked(noon);
  expect(where).toEqual({ country: 'SK', home: 'CZ', timeZone: 'Europe/Bratislava' });
  expect(packs.map(({ edition }) => edition)).toEqual(['sk 2026-11', 'cz 2026-11', 'any 2026-11']);
  expect(asked(noon.subtract({ days: 1 })).packs.map(({ edition }) => edition)).toEqual(['sk 2026-11', 'cz 2026-11']);
});

test('that another creditor bought its claims asks for no notice from ours', async () => {
  const other = await the.creditor('CZ', { code: 'other' });
  await demandNotice(noticeTools(), 'user:anna', other.id, '2026-11-02');
  expect(await plan()).toBe('admitted');
});

test('a single claim that was bought says so in its row, and a notice about another claim does not tell of it', async () => {
  const sold = { receivableId: 'F-2', debtorId: 'D-17', attributes: { assigned_on: '2026-11-05' } } satisfies Partial<DebtorRow>;
  const { receivableId } = await the.register(acme, { ...sold, name: 'Jana Nováková', due: '2026-10-01' });
  expect(await plan()).toBe('notice.assignment');
  const [other] = await the.run((tx) => the.tools.books.receivables.openOf(tx, jana.personId, acme.id));
  if (!other || other.id === receivableId) {
    const all = await the.run((tx) => the.tools.books.receivables.openOf(tx, jana.personId, acme.id));
    const foreign = all.find(({ id }) => id !== receivableId);
    await tell('2026-11-06', { receivableId: foreign?.id ?? null });
  } else await tell('2026-11-06', { receivableId: other.id });
  expect(await plan()).toBe('notice.assignment');
  the.passTo(noon.toString());
  await tell('2026-11-23', { receivableId });
  expect(await plan()).toBe('admitted'); // from the day on which it is sent
  expect(await plan({}, noon.subtract({ days: 3 }))).toBe('notice.assignment');
});

test('a notice is refused without proof, in the future, by a way that is none, and about what is not the debtor’s', async () => {
  const reasonOf = async (sentOn: string, about: object = {}) => {
    const recorded = await tell(sentOn, about);
    return recorded.ok ? 'recorded' : recorded.reason;
  };
  the.passTo(noon.toString());
  expect(await reasonOf('2026-11-20', { evidence: '  ' })).toBe('no_evidence');
  expect(await reasonOf('2026-11-24')).toBe('bad_dates');
  for (const deliveredOn of ['2026-11-19', '2026-11-24']) expect(await reasonOf('2026-11-20', { deliveredOn })).toBe('bad_dates');
  for (const way of ['email', 'letter', 'data_box'])
    expect([way, await reasonOf('2026-11-20', { kind: 'registry_warning', way })]).toEqual([way, 'wrong_way']);
  expect(await reasonOf('2026-11-20', { receivableId: the.tools.ids.next('rcv') })).toBe('unknown_receivable');
  expect(await reasonOf('2026-11-20', { personId: the.tools.ids.next('per') })).toBe('unknown_person');
  expect(await the.events('notice_recorded')).toEqual([]);
  for (const way of ['registered_letter', 'by_hand'])
    expect([way, await reasonOf('2026-11-20', { kind: 'registry_warning', way })]).toEqual([way, 'recorded']);
});

test('S9: bank data that are too old: dunning waits an hour and asks again, the courtesy before the due date goes', async () => {
  const asOf = noon.subtract({ hours: 30 }).epochMilliseconds;
  const told = (age: { asOf: number | null; staleFrom: number } | null): GateTools => ({
    ...the.parts.gate,
    bankData: { of: async () => age },
  });
  const now = noon.epochMilliseconds;
  expect(await plan({}, noon, told({ asOf, staleFrom: now + 1 }))).toBe('admitted');
  expect(await plan({}, noon, told({ asOf, staleFrom: now }))).toBe('bank.stale_data until 2026-11-23T13:00:00');
  const none = told({ asOf: null, staleFrom: Number.NEGATIVE_INFINITY });
  expect(await plan({ channel: 'voice' }, noon, none)).toBe('bank.stale_data until 2026-11-23T13:00:00');
  expect(await plan({ purpose: 'courtesy', severity: 'courtesy' }, noon, none)).toBe('admitted');
  expect(await plan({}, noon, told(null))).toBe('admitted');
});

test('the claim of a Polish consumer that is barred is not collected, that of a Polish company may be, without threats', async () => {
  const zet = await the.creditor('PL');
  const owes = async (kind: 'natural' | 'company', key: string, number: string) => {
    const row = { receivableId: key, debtorId: key, name: 'X', kind, currency: 'PLN', country: 'PL', due: '2022-06-01' } as const;
    const { personId } = await the.register(zet, { ...row, phones: [phone(number)] });
    return { personId, creditorId: zet.id, channel: 'sms' } as const;
  };
  const [jan, spolka] = [await owes('natural', 'K-1', '+48512345678'), await owes('company', 'K-2', '+48512345679')];
  expect(await plan(jan)).toBe('limitation.time_barred');
  expect(await plan(spolka)).toBe('admitted');
  expect(await plan({ ...spolka, severity: 'final', stage: 'final' })).toBe('limitation.time_barred');
});

test('a Slovak company is barred a year later than a consumer: until then it may be threatened', async () => {
  const zet = await the.creditor('SK');
  const final = { creditorId: zet.id, channel: 'sms', severity: 'final', stage: 'final' } as const;
  const about = async (kind: 'natural' | 'company', key: string, number: string, due: string) => {
    const row = { receivableId: key, debtorId: key, name: 'X', kind, currency: 'EUR', country: 'SK', due } as const;
    const { personId } = await the.register(zet, { ...row, phones: [phone(number)] });
    return plan({ ...final, personId });
  };
  expect(await about('natural', 'K-1', '+421905123456', '2022-12-01')).toBe('limitation.time_barred');
  expect(await about('company', 'K-2', '+421905123457', '2022-12-01')).toBe('admitted');
  expect(await about('company', 'K-3', '+421905123458', '2021-12-01')).toBe('limitation.time_barred');
});

test('whether a claim is barred is asked of whose debt it is, not of who stands on the case and is contacted about it', async () => {
  const zet = await the.creditor('PL');
  const owes = async (kind: 'natural' | 'company', key: string, number: string, amountMinor = 100_000) => {
    const row = { receivableId: key, debtorId: key, name: key, kind, currency: 'PLN', country: 'PL', due: '2022-06-01' } as const;
    const { personId } = await the.register(zet, { ...row, phones: [phone(number)] });
    if (amountMinor === 0) await the.register(zet, { ...row, amountMinor, phones: [phone(number)] });
    return personId;
  };
  const [jan, spolka] = [await owes('natural', 'K-1', '+48512345678'), await owes('company', 'K-2', '+48512345679')];
  const [firm, piotr] = [await owes('company', 'K-3', '+48512345681', 0), await owes('natural', 'K-4', '+48512345682', 0)];
  const contact = async (personId: typeof jan, principal: typeof jan) => {
    await the.run(async (tx) => {
      const [owed] = await the.tools.books.receivables.casesOf(tx, [principal], zet.id);
      if (owed) await putParty(the.tools, tx, act('here'), { caseId: owed.id, personId, role: 'guarantor', entitled: true });
    });
    return plan({ personId, creditorId: zet.id, channel: 'sms' });
  };
  expect(await contact(firm, jan)).toBe('limitation.time_barred');
  expect(await contact(piotr, spolka)).toBe('admitted');
});

test('a wish about SMS for collection is kept for SMS and for collection, and a wider one widens it', async () => {
  const who = { personId: jana.personId, creditorId: acme.id };
  await the.run((tx) => recordOptOut(the.tools, tx, act('letter 1'), { ...who, scope: 'sms', purpose: 'collection' }));
  const courtesy = { purpose: 'courtesy', severity: 'courtesy' } as const;
  expect([await plan(), await plan(courtesy), await plan({ channel: 'email' })]).toEqual([
    'wishes.opt_out',
    'admitted',
    'admitted',
  ]);
  await the.run((tx) => recordOptOut(the.tools, tx, act('letter 2'), { ...who, scope: 'sms' }));
  expect([await plan(courtesy), await plan({ channel: 'email' })]).toEqual(['wishes.opt_out', 'admitted']);
  await the.run((tx) => recordOptOut(the.tools, tx, act('letter 3'), { ...who, scope: 'sms', purpose: 'courtesy' }));
  expect((await the.events('opt_out_recorded')).map(({ data }) => data)).toMatchObject([
    { scope: 'sms', purpose: 'collection' },
    { scope: 'sms' },
  ]);
});

test('whoever asks why sees every rule that objects, the one that decides first, and when each is over', async () => {
  const until = noon.add({ days: 3 }).epochMilliseconds;
  const hold = { reason: 'manual', scope: 'person', creditorId: acme.id, from: 0, until } as const;
  const none = { caseId: null, receivableId: null, channel: null, cause: null };
  await the.run((tx) => placeHold(the.tools, tx, act('console'), { ...hold, ...none, personId: jana.personId }));
  const evening = noon.withPlainTime('21:00').toInstant();
  const explained = await the.run((tx) => explainContact(the.parts.gate, tx, wishOf({ channel: 'voice' }), evening));
  if ('ok' in explained) throw new Error(explained.message);
  const { admitted, decidedBy, notBefore, packs, rules } = explained;
  expect({ admitted, decidedBy, notBefore, packs }).toEqual({
    admitted: false,
    decidedBy: 'wishes.hold',
    notBefore: until,
    packs: ['cz 2026-11'],
  });
  expect(rules.flatMap(({ objection }) => objection?.rule ?? [])).toEqual(['wishes.hold', 'window.calling_hours']);
});

/** Puts somebody onto the case of this debtor, by a role, with this number. */
async function puttingOnto(debtor: PersonId, creditor: Creditor) {
  const caseId = (await the.run((tx) => the.tools.books.receivables.openOf(tx, debtor, creditor.id)))[0]?.caseId;
  if (!caseId) throw new Error('nothing owed');
  return async (role: PartyRole, number: string): Promise<PersonId> => {
    const person = {
      ...({ kind: 'natural', country: 'CZ', language: null, email: null, birthDate: null } as const),
      ...{ name: `Petr ${role}`, phones: [phone(number)] },
    };
    const party = await the.run((tx) => registerParty(the.tools, tx, act(role), { caseId, role, entitled: true, person }));
    if (!party.ok) throw new Error(party.message);
    return party.value.personId;
  };
}
