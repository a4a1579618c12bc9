import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenAgreements, openAgreements } from '../../../test/support/open-agreements.ts';
import { act } from '../../../test/support/open-books.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import { findConversation } from '../find-conversation.ts';
import { findStops } from '../find-stops.ts';
import { type Creditor, holdReasons } from '../model.ts';
import { openDispute } from '../open-dispute.ts';
import { type HoldByHand, placeHoldByHand } from './place-hold-by-hand.ts';
import { releaseHold } from './release-hold.ts';

let the: OpenAgreements;
let acme: Creditor;
let other: Creditor;
let personId: PersonId;
let first: ReceivableId;
let second: ReceivableId;
const national = 'PL:44051401359';

beforeEach(async () => {
  the = await openAgreements();
  acme = await the.creditor('CZ');
  other = await the.creditor('PL');
  const made = await the.register(acme, {
    receivableId: 'F-1',
    debtorId: 'D-1',
    amountMinor: 100_000,
    phones: [],
    nationalId: national,
  });
  personId = made.personId;
  first = made.receivableId;
  second = (await the.register(acme, { receivableId: 'F-2', debtorId: 'D-1', amountMinor: 100_000, phones: [] })).receivableId;
  await the.register(other, { receivableId: 'P-1', currency: 'PLN', phones: [], nationalId: national });
});
afterEach(() => the.close());

const place = (wish: Partial<HoldByHand>, origin = JSON.stringify(wish)) =>
  the.run((tx) =>
    placeHoldByHand(the.tools, tx, act(origin), {
      ...{ reason: 'manual', scope: 'person', personId, creditorId: acme.id, receivableId: null, channel: null },
      ...{ until: null, releaseOn: null, note: null, ...wish },
    }),
  );
const placed = async (wish: Partial<HoldByHand>) => {
  const made = await place(wish);
  if (!made.ok) throw new Error(made.message);
  return made.value;
};
const reasons = (channel: 'voice' | 'sms' = 'voice', creditor = acme) =>
  the.run(async (tx) => {
    const conversation = await findConversation(the.tools, tx, personId, creditor.id);
    const { holds } = await findStops(the.tools, tx, { personId, creditorId: creditor.id, channel, conversation });
    return holds.map(({ reason }) => reason);
  });

describe('a hold by hand', () => {
  test.each(holdReasons.filter((reason) => !['promise', 'plan', 'dispute'].includes(reason)))(
    'for %s silences the person',
    async (reason) => {
      await placed({ reason });
      expect(await reasons()).toEqual([reason]);
    },
  );

  test.each(['deceased', 'insolvency'] as const)('for %s binds every creditor and ends only by hand', async (reason) => {
    await placed({ reason });
    expect(await reasons('voice', other)).toEqual([reason]);
    expect(await place({ reason, until: Number.MAX_SAFE_INTEGER }, 'x')).toMatchObject({
      ok: false,
      reason: 'cannot_end_by_itself',
    });
    expect(await place({ reason, releaseOn: 'payment' }, 'y')).toMatchObject({ ok: false, reason: 'cannot_end_by_itself' });
  });

  test('for a legal matter of one creditor leaves the others alone', async () => {
    await placed({ reason: 'legal' });
    expect(await reasons('voice', other)).toEqual([]);
  });

  test('of one channel leaves the other channels open', async () => {
    await placed({ scope: 'channel', channel: 'sms' });
    expect(await reasons('sms')).toEqual(['manual']);
    expect(await reasons('voice')).toEqual([]);
  });

  test('of one receivable takes it out of the conversation, which goes on about the rest', async () => {
    await placed({ scope: 'receivable', receivableId: first });
    expect(await reasons()).toEqual([]);
    const about = await the.run((tx) => findConversation(the.tools, tx, personId, acme.id));
    expect(about?.receivables.map(({ id }) => id)).toEqual([second]);
  });

  test('of a case is over at its time', async () => {
    const until = Temporal.ZonedDateTime.from('2026-11-25T00:00[Europe/Prague]').epochMilliseconds;
    await placed({ scope: 'case', until });
    expect(await reasons()).toEqual(['manual']);
    the.passTo('2026-11-25T00:00[Europe/Prague]');
    expect(await reasons()).toEqual([]);
  });

  test.each<[string, Partial<HoldByHand>]>([
    ['ends_with_its_cause', { reason: 'promise' }],
    ['scope_incomplete', { scope: 'channel' }],
    ['scope_incomplete', { scope: 'receivable' }],
    ['scope_incomplete', { scope: 'case', creditorId: null }],
    ['over_already', { until: 1 }],
    ['person_unknown', { personId: 'per_00000000000000000000000000' }],
  ])('is refused (%s) as %j', async (reason, wish) => {
    expect(await place(wish)).toMatchObject({ ok: false, reason });
    expect(await the.events('hold_placed')).toEqual([]);
  });

  test('of somebody else’s receivable is refused', async () => {
    const { receivableId } = await the.register(acme, { receivableId: 'X-9', debtorId: 'D-9', phones: [] });
    expect(await place({ scope: 'receivable', receivableId })).toMatchObject({ ok: false, reason: 'scope_incomplete' });
  });

  test('is placed once, however often it is told, and its note stays out of the journal', async () => {
    const wish = { note: 'her sister called' };
    const [one, two] = [await place(wish, 'once'), await place(wish, 'once')];
    expect(two).toEqual(one);
    expect(JSON.stringify(await the.events())).not.toContain('sister');
  });

  test('ends by hand, once', async () => {
    const { id } = await placed({});
    const release = () => the.run((tx) => releaseHold(the.tools, tx, act('r'), id));
    expect(await release()).toMatchObject({ ok: true });
    expect(await reasons()).toEqual([]);
    expect(await release()).toMatchObject({ ok: false, reason: 'released_already' });
  });

  test('until the next payment ends with it, and with no payment on something else', async () => {
    await placed({ scope: 'receivable', receivableId: first, releaseOn: 'payment' });
    await the.pays(second, 50_000);
    expect(await the.events('hold_released')).toEqual([]);
    await the.pays(first, 50_000);
    expect((await the.events('hold_released'))[0]?.data).toMatchObject({ reason: 'manual', why: 'payment' });
  });

  test('until nothing is owed ends when the case is closed', async () => {
    await placed({ reason: 'legal', scope: 'case', releaseOn: 'case_closed' });
    await the.pays(first, 100_000);
    expect(await reasons()).toEqual(['legal']);
    await the.pays(second, 100_000);
    expect((await the.events('hold_released'))[0]?.data).toMatchObject({ reason: 'legal', why: 'case_closed' });
  });
});

test('the hold of a dispute ends with the dispute, not by hand', async () => {
  const wish = { personId, creditorId: acme.id, receivables: [first], code: 'other' as const };
  await the.run((tx) => openDispute(the.tools, tx, act('d'), wish));
  const [hold] = await the.run((tx) => the.tools.books.holds.list(tx, acme.id, the.tools.clock.now().epochMilliseconds, 10));
  if (!hold) throw new Error('a dispute holds');
  expect(await the.run((tx) => releaseHold(the.tools, tx, act('r'), hold.id))).toMatchObject({
    ok: false,
    reason: 'ends_with_its_cause',
  });
});
