import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, phone, promising } from '../../../test/support/open-dialer.ts';
import type { CaseId, PersonId } from '../../kernel/ids.ts';
import type { Creditor } from '../../receivables/model.ts';
import type { PartyRole } from '../../receivables/parties/model.ts';
import { removeParty } from '../../receivables/parties/put-party.ts';
import { registerParty } from '../../receivables/parties/register-party.ts';
import { findCandidates } from './find-candidates.ts';
import { setInboundLine } from './set-inbound-line.ts';

let the: OpenDialer;
let acme: Creditor;
let jana: PersonId;
let caseId: CaseId;
const ours = '+420000900001';
const janas = '+420000101001';
const petrs = '+420000101002';
const act = { actor: 'user:test', origin: 'here' } as const;

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, ours);
  must(await setInboundLine(the.tools, 'user:test', { number: ours, country: 'CZ', flow: 'calls-us', agent: '+420000999990' }));
  jana = (await the.debtor(acme, janas)).personId;
  caseId = (await the.run((tx) => the.tools.books.receivables.casesOf(tx, [jana], acme.id)))[0]?.id as CaseId;
});
afterEach(async () => {
  const violations = await the.violations();
  await the.close();
  expect(violations).toEqual([]);
});

/** Petr Novák comes onto Jana's case by hand. */
const put = async (role: PartyRole, entitled: boolean, number = petrs) => {
  const said = { kind: 'natural', name: 'Petr Novák', country: 'CZ', language: null, email: null } as const;
  const person = { ...said, phones: [phone(number)], birthDate: '1985-03-15' };
  const party = await the.run((tx) => registerParty(the.tools, tx, act, { caseId, role, entitled, person }));
  return must(party).personId;
};
const candidates = (number: string) => the.run((tx) => findCandidates(the.tools.books, tx, acme.id, phone(number).number));

test.each(['co_debtor', 'guarantor', 'representative'] as const)(
  'a %s who calls from her own number is known, proves who she is, and promises for the case on which she stands',
  async (role) => {
    const petr = await put(role, true);
    the.people.set(petrs, promising);
    the.start();
    the.phones.arrive({ called: ours, caller: petrs });
    await the.time.advance(120_000);
    const [arrived] = await the.events('inbound_call_arrived');
    expect([arrived?.subject.personId, arrived?.data]).toEqual([petr, expect.objectContaining({ candidates: 'one' })]);
    expect((await the.events('inbound_call_ended'))[0]?.data).toMatchObject({ result: 'rpc_ptp', conversation: true });
    expect((await the.events('promise_recorded'))[0]?.subject).toMatchObject({ personId: jana, caseId });
  },
);

test('who was taken off the case is nobody on the line', async () => {
  const petr = await put('co_debtor', true);
  expect(await candidates(petrs)).toMatchObject({ are: 'one', personId: petr });
  await the.run((tx) => removeParty(the.tools, tx, act, { caseId, personId: petr }));
  expect(await candidates(petrs)).toEqual({ are: 'none' });
});

test('a telephone shared with a co-debtor leads to neither, one shared with somebody who is told nothing to the debtor', async () => {
  const petr = await put('guarantor', false, janas);
  expect(await candidates(janas)).toMatchObject({ are: 'one', personId: jana });
  expect(await put('co_debtor', true, janas)).toBe(petr);
  expect(await candidates(janas)).toEqual({ are: 'several' });
});
