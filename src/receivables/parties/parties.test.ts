import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import type { CaseId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import { findConversation } from '../find-conversation.ts';
import { findStops } from '../find-stops.ts';
import type { Creditor } from '../model.ts';
import { openDispute } from '../open-dispute.ts';
import { recordPaidClaim } from '../record-paid-claim.ts';
import { recordPromise } from '../record-promise.ts';
import type { PartyRole } from './model.ts';
import { putParty, removeParty } from './put-party.ts';

let the: OpenBooks;
let acme: Creditor;
let jana: PersonId;
let petr: PersonId;
let caseId: CaseId;
let invoice: ReceivableId;

/** Jana owes 1,000 crowns; Petr owes nothing himself any more. */
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  const owed = await the.register(acme, {
    receivableId: 'F-1',
    debtorId: 'D-1',
    name: 'Jana Nováková',
    email: 'jana@example.cz',
  });
  const other = { receivableId: 'F-2', debtorId: 'D-2', name: 'Petr Novák', email: 'petr@example.cz' };
  petr = (await the.register(acme, other)).personId;
  await the.register(acme, { ...other, amountMinor: 0 });
  ({ personId: jana, receivableId: invoice } = owed);
  const [found] = await the.run((tx) => the.tools.books.receivables.casesOf(tx, [jana], acme.id));
  caseId = found?.id as CaseId;
});
afterEach(() => the.close());

const put = (role: PartyRole, entitled = false, personId = petr) =>
  the.run((tx) => putParty(the.tools, tx, { actor: 'user:eva', origin: 'here' }, { caseId, personId, role, entitled }));
const talk = (personId: PersonId) => the.run((tx) => findConversation(the.tools, tx, personId, acme.id));
const holdsOf = async (personId: PersonId) => {
  const conversation = await talk(personId);
  const stops = await the.run((tx) =>
    findStops(the.tools, tx, { personId, creditorId: acme.id, channel: 'voice', conversation }),
  );
  return stops.holds.map(({ reason }) => reason);
};

test('a co-debtor is spoken with about the whole case; a stranger about nothing', async () => {
  expect(await talk(petr)).toBeUndefined();
  await put('co_debtor');
  expect(await talk(petr)).toMatchObject({ personId: petr, principalId: jana, caseId, totalMinor: 100_000 });
  await the.run((tx) => removeParty(the.tools, tx, act('there'), { caseId, personId: petr }));
  expect(await talk(petr)).toBeUndefined();
});

test('a guarantor is told nothing before the guarantee is called upon, a representative nothing without an authority', async () => {
  for (const role of ['guarantor', 'representative'] as const) {
    await put(role);
    expect(await talk(petr)).toBeUndefined();
    await put(role, true);
    expect(await talk(petr)).toMatchObject({ caseId });
  }
});

test('what a co-debtor promises counts for the case, and silences both', async () => {
  await put('co_debtor');
  const wish = { personId: petr, creditorId: acme.id, amountMinor: 50_000, currency: 'CZK', date: '2026-11-25' } as const;
  const promised = await the.run((tx) => recordPromise(the.tools, tx, act('call'), wish));
  expect(promised).toMatchObject({ ok: true, value: { caseId, personId: jana } });
  expect(await holdsOf(jana)).toEqual(['promise']);
  expect(await holdsOf(petr)).toEqual(['promise']);
});

test('what a co-debtor disputes or says is paid is left out for both', async () => {
  await put('co_debtor');
  const about = { personId: petr, creditorId: acme.id, receivables: [invoice] };
  await the.run((tx) => recordPaidClaim(the.tools, tx, act('call-1'), about));
  expect([await talk(jana), await talk(petr)]).toEqual([undefined, undefined]);
  await the.run((tx) => openDispute(the.tools, tx, act('call-2'), { ...about, code: 'wrong_amount' }));
  const [dispute] = await the.events('dispute_opened');
  expect(dispute?.subject).toMatchObject({ personId: jana, caseId });
});

test('who stands on no case disputes nothing of it, and a guarantor who is not called upon neither', async () => {
  const wish = { personId: petr, creditorId: acme.id, receivables: [invoice], code: 'wrong_amount' } as const;
  expect(await the.run((tx) => openDispute(the.tools, tx, act('call-1'), wish))).toMatchObject({ ok: false });
  await put('guarantor');
  expect(await the.run((tx) => openDispute(the.tools, tx, act('call-2'), wish))).toMatchObject({ ok: false });
});

test('what she owes herself comes first', async () => {
  await put('co_debtor');
  await the.register(acme, {
    receivableId: 'F-3',
    debtorId: 'D-2',
    name: 'Petr Novák',
    email: 'petr@example.cz',
    amountMinor: 7_000,
  });
  expect(await talk(petr)).toMatchObject({ totalMinor: 7_000 });
});

test('the principal is no other party of her own case; each change is journalled once', async () => {
  expect(await put('co_debtor', false, jana)).toMatchObject({ ok: false, reason: 'is_the_principal' });
  await put('guarantor');
  await put('guarantor');
  await put('guarantor', true);
  const told = (await the.events('party_recorded')).map(({ data }) => data);
  expect(told).toEqual([false, true].map((entitled) => ({ role: 'guarantor', entitled, principal: jana })));
});
