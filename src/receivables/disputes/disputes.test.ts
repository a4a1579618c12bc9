import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import { findConversation } from '../find-conversation.ts';
import { findStops } from '../find-stops.ts';
import type { Creditor } from '../model.ts';
import { openDispute } from '../open-dispute.ts';
import { type DisputeDecision, decideDispute } from './decide-dispute.ts';
import { type DisputeMove, moveDispute } from './move-dispute.ts';

let the: OpenBooks;
let acme: Creditor;
let personId: PersonId;
let invoices: ReceivableId[];

/** Friday 20 November 2026: three invoices of 1000 CZK. */
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  invoices = [];
  for (const receivableId of ['F-1', 'F-2', 'F-3']) {
    const made = await the.register(acme, { receivableId, debtorId: 'D-1', amountMinor: 100_000, phones: [] });
    personId = made.personId;
    invoices.push(made.receivableId);
  }
});
afterEach(() => the.close());

const dispute = async (receivables = invoices.slice(0, 1)) => {
  const wish = { personId, creditorId: acme.id, receivables, code: 'defective' as const };
  const made = await the.run((tx) => openDispute(the.tools, tx, act(`d ${receivables.join()}`), wish));
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
};
const conversation = () => the.run((tx) => findConversation(the.tools, tx, personId, acme.id));
const move = (id: Awaited<ReturnType<typeof dispute>>, to: DisputeMove) =>
  the.run((tx) => moveDispute(the.tools, tx, act('m'), id, to));
const decide = (id: Awaited<ReturnType<typeof dispute>>, decision: DisputeDecision) =>
  the.run((tx) => decideDispute(the.tools, tx, act('x'), id, decision));
const standing = () =>
  the.run((tx) => the.tools.books.holds.standing(tx, personId, acme.id, the.tools.clock.now().epochMilliseconds));

describe('a dispute', () => {
  test('S6: on one of three invoices leaves amount and text of the other two', async () => {
    await dispute();
    expect(await conversation()).toMatchObject({ totalMinor: 200_000, receivables: invoices.slice(1).map((id) => ({ id })) });
    const about = { personId, creditorId: acme.id, channel: 'voice' as const, conversation: await conversation() };
    expect((await the.run((tx) => findStops(the.tools, tx, about))).holds).toEqual([]);
  });

  test('that is accepted takes away what was disputed, and ends its hold', async () => {
    expect(await decide(await dispute(), { to: 'accepted' })).toEqual({ ok: true, value: 100_000 });
    expect(await conversation()).toMatchObject({ totalMinor: 200_000 });
    expect(await standing()).toEqual([]);
    expect((await the.events('receivable_credited'))[0]?.data).toMatchObject({
      amountMinor: 100_000,
      owedMinor: 0,
      because: 'dispute',
    });
  });

  test('that is accepted in part brings the rest back into the conversation', async () => {
    const id = await dispute();
    expect(await decide(id, { to: 'partly', credits: new Map([[invoices[0] as ReceivableId, 30_000]]) })).toEqual({
      ok: true,
      value: 30_000,
    });
    expect(await conversation()).toMatchObject({ totalMinor: 270_000 });
  });

  test.each(['rejected', 'withdrawn'] as const)('that is %s leaves all of it owed', async (to) => {
    expect(await decide(await dispute(), { to })).toEqual({ ok: true, value: 0 });
    expect(await conversation()).toMatchObject({ totalMinor: 300_000 });
    expect(await standing()).toEqual([]);
  });

  test('that was the last of a case closes it when it is accepted', async () => {
    await decide(await dispute(invoices), { to: 'accepted' });
    expect(await the.events('case_closed')).toHaveLength(1);
  });

  test('waits for the debtor, then for a department that has so many working days', async () => {
    const id = await dispute();
    expect(await move(id, { to: 'awaiting_debtor' })).toMatchObject({
      ok: true,
      value: { state: 'awaiting_debtor', reviewBy: null },
    });
    const reviewed = await move(id, { to: 'internal_review', department: 'billing', workingDays: 3 });
    expect(reviewed).toMatchObject({
      value: {
        department: 'billing',
        reviewBy: Temporal.ZonedDateTime.from('2026-11-26T00:00[Europe/Prague]').epochMilliseconds,
      },
    });
    expect(await conversation()).toMatchObject({ totalMinor: 200_000 });
  });

  test('never moves back, and is decided once', async () => {
    const id = await dispute();
    await move(id, { to: 'internal_review', department: 'billing', workingDays: 3 });
    expect(await move(id, { to: 'awaiting_debtor' })).toMatchObject({ ok: false, reason: 'not_forward' });
    await decide(id, { to: 'rejected' });
    expect(await decide(id, { to: 'accepted' })).toMatchObject({ ok: false, reason: 'decided_already' });
    expect(await move(id, { to: 'internal_review', department: 'legal', workingDays: 1 })).toMatchObject({
      reason: 'not_forward',
    });
    expect(await the.events('dispute_closed')).toHaveLength(1);
  });

  test.each([
    ['nothing', 0, 0],
    ['more than is owed', 0, 100_001],
    ['all of it', 0, 100_000],
    ['what is not disputed', 1, 1000],
  ])('accepted in part with a credit of %s is refused, and nothing changes', async (_what, index, minor) => {
    const id = await dispute();
    const credits = new Map([[invoices[index] as ReceivableId, minor]]);
    expect(await decide(id, { to: 'partly', credits })).toMatchObject({ ok: false, reason: 'credit_out_of_range' });
    expect(await the.events('receivable_credited', 'dispute_closed')).toEqual([]);
  });

  test('that stays open longest is on top of the list; a closed one is not on it', async () => {
    const first = await dispute();
    const second = await dispute(invoices.slice(1, 2));
    const list = () => the.run((tx) => the.tools.books.disputes.unsettled(tx, acme.id, 10));
    expect((await list()).map(({ id }) => id)).toEqual([first, second]);
    await decide(first, { to: 'withdrawn' });
    expect((await list()).map(({ id }) => id)).toEqual([second]);
  });
});
