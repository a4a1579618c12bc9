import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import type { PersonId } from '../kernel/ids.ts';
import { acceptPlan } from './accept-plan.ts';
import { endHardship } from './end-hardship.ts';
import { findConversation } from './find-conversation.ts';
import { findDebtor } from './find-debtor.ts';
import { findStops } from './find-stops.ts';
import { keepKeyedNumber } from './keep-keyed-number.ts';
import { listHardships } from './list-hardships.ts';
import type { Creditor, Instalment, Person } from './model.ts';
import { recordHardship } from './record-hardship.ts';
import { recordOptOut } from './record-opt-out.ts';
import { recordPromise } from './record-promise.ts';

let the: OpenBooks;
let acme: Creditor;
let personId: PersonId;

/** Friday 20 November 2026, ten in the morning: 3000 CZK are owed, and at most four instalments of 500 CZK or more, a month apart, allowed. */
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ', { planPolicy: { most: 4, everyDays: 30, leastMinor: 50_000 }, keyedNumberAllowed: true });
  const phones = ['+420000000101', '+420000000102'].map((number) => ({ number: number as never, kind: 'mobile' as const }));
  personId = (await the.register(acme, { receivableId: 'F-1', debtorId: 'D-1', amountMinor: 300_000, due: '2026-10-01', phones }))
    .personId;
});
afterEach(() => the.close());

const who = () => ({ personId, creditorId: acme.id });
const stops = () =>
  the.run(async (tx) => {
    const conversation = await findConversation(the.tools, tx, personId, acme.id);
    return findStops(the.tools, tx, { ...who(), channel: 'voice', conversation });
  });
const each = (...dates: string[]): Instalment[] => dates.map((date) => ({ date, amountMinor: 300_000 / dates.length }));
const plan = (instalments: readonly Instalment[], origin = JSON.stringify(instalments), creditor = acme) =>
  the.run((tx) => acceptPlan(the.tools, tx, act(origin), { personId, creditorId: creditor.id, currency: 'CZK', instalments }));
const promise = (origin = 'p') =>
  the.run((tx) =>
    recordPromise(the.tools, tx, act(origin), { ...who(), amountMinor: 300_000, currency: 'CZK', date: '2026-11-27' }),
  );
const threeMonths = each('2026-11-30', '2026-12-30', '2027-01-29');
const prague = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/Prague]`).epochMilliseconds;

describe('a payment plan', () => {
  test('silences the case until its first instalment plus two working days, and covers all that is owed', async () => {
    expect(await plan(threeMonths)).toMatchObject({ ok: true, value: { state: 'active', totalMinor: 300_000 } });
    expect((await stops()).holds).toEqual([{ reason: 'plan', until: prague('2026-12-03T00:00') }]);
    expect((await the.events('plan_accepted'))[0]?.data).toMatchObject({ instalments: threeMonths, firstBy: '2026-12-20' });
  });

  test('is accepted once, however often it is told', async () => {
    const first = await plan(threeMonths, 'once');
    expect(await plan(threeMonths, 'once')).toEqual(first);
    expect(await the.events('plan_accepted')).toHaveLength(1);
    expect((await stops()).holds).toHaveLength(1);
  });

  test('takes the place of a promise, and a promise takes its place: the debtor’s last word holds', async () => {
    await promise();
    await plan(threeMonths);
    expect(await the.events('promise_superseded')).toHaveLength(1);
    expect((await stops()).holds.map(({ reason }) => reason)).toEqual(['plan']);
    await promise('again');
    expect(await the.events('plan_superseded')).toHaveLength(1);
    expect((await stops()).holds.map(({ reason }) => reason)).toEqual(['promise']);
    await plan(each('2026-11-30', '2026-12-30'));
    await plan(threeMonths);
    expect((await stops()).holds).toHaveLength(1);
  });

  test.each<[string, Instalment[]]>([
    ['not_in_parts', each('2026-11-30')],
    ['too_many_instalments', each('2026-11-30', '2026-12-10', '2026-12-20', '2026-12-30', '2027-01-10')],
    ['date_in_the_past', each('2026-11-19', '2026-12-10')],
    ['date_too_late', each('2026-12-21', '2027-01-10')],
    ['date_too_late', each('2026-11-30', '2027-01-05')],
    ['dates_out_of_order', each('2026-11-30', '2026-11-30')],
    ['not_the_whole', [{ date: '2026-11-30', amountMinor: 99_999 }, ...each('2026-12-10', '2026-12-20', '2026-12-30').slice(1)]],
    [
      'amount_too_small',
      [
        { date: '2026-11-30', amountMinor: 49_999 },
        { date: '2026-12-20', amountMinor: 250_001 },
      ],
    ],
  ])('that the creditor does not allow is refused: %s', async (reason, instalments) => {
    expect(await plan(instalments)).toMatchObject({ ok: false, reason });
    expect(await the.events('plan_accepted', 'hold_placed')).toEqual([]);
  });

  test('is not made of what is owed in another currency than the creditor’s: its least instalment is no measure there', async () => {
    const row = { receivableId: 'F-EUR', debtorId: 'D-EUR', amountMinor: 300_000, currency: 'EUR', due: '2026-10-01' } as const;
    const abroad = await the.register(acme, row);
    const wish = { personId: abroad.personId, creditorId: acme.id, currency: 'EUR', instalments: threeMonths } as const;
    expect(await the.run((tx) => acceptPlan(the.tools, tx, act('eur'), wish))).toMatchObject({
      ok: false,
      reason: 'no_plans_here',
    });
  });

  test('the last instalment may be smaller: it absorbs the rounding', async () => {
    const rounded = [250_000, 50_000 - 1, 1].map((amountMinor, n) => ({ date: `2026-12-0${n + 1}`, amountMinor }));
    expect(await plan(rounded)).toMatchObject({ ok: false, reason: 'amount_too_small' });
    const last = [150_000, 149_999, 1].map((amountMinor, n) => ({ date: `2026-12-0${n + 1}`, amountMinor }));
    expect(await plan(last)).toMatchObject({ ok: true });
  });

  test('is refused where the creditor offers none, and where nothing is owed', async () => {
    const strict = await the.creditor('SK');
    expect(await plan(threeMonths, 'strict', strict)).toMatchObject({ ok: false, reason: 'nothing_owed' });
    await the.register(strict, { receivableId: 'F-9', debtorId: 'D-9', amountMinor: 300_000, phones: [] });
  });
});

describe('hardship', () => {
  const say = (origin: string) => the.run((tx) => recordHardship(the.tools, tx, act(origin), who()));

  test('silences the person until somebody who looked at it ends the hold, and says why', async () => {
    await say('once');
    await say('once');
    expect((await stops()).holds).toEqual([{ reason: 'hardship', until: null }]);
    expect(await the.events('hardship_recorded')).toHaveLength(1);
    const tools = { ...the.tools, work: the.work };
    expect(await endHardship(tools, 'user:eva', who(), ' ')).toMatchObject({ ok: false, reason: 'no_reason' });
    expect(await endHardship(tools, 'user:eva', who(), 'agreed on a plan by letter')).toEqual({ ok: true, value: 1 });
    expect((await stops()).holds).toEqual([]);
    expect((await the.events('hold_released'))[0]).toMatchObject({
      actor: 'user:eva',
      data: { why: 'agreed on a plan by letter' },
    });
    expect(await endHardship(tools, 'user:eva', who(), 'again')).toMatchObject({ ok: false, reason: 'no_hardship' });
  });

  test('waits on a list for somebody, once for each debtor and creditor', async () => {
    for (const origin of ['first', 'second']) await say(origin);
    const waiting = await the.run((tx) => listHardships(the.tools, tx));
    expect(waiting).toEqual([expect.objectContaining({ ...who(), creditor: 'acme-cz' })]);
    await endHardship({ ...the.tools, work: the.work }, 'user:eva', who(), 'looked at');
    expect(await the.run((tx) => listHardships(the.tools, tx))).toEqual([]);
  });

  test('said in two calls ends at once', async () => {
    await say('first');
    await say('second');
    expect(await endHardship({ ...the.tools, work: the.work }, 'user:eva', who(), 'looked at')).toEqual({ ok: true, value: 2 });
    expect((await stops()).holds).toEqual([]);
  });
});

describe('a wish about one number', () => {
  test('leaves that number out and no other, and is no opt-out of the person', async () => {
    const before = await the.run((tx) => findDebtor(the.tools.books, tx, personId, acme.id));
    const first = before?.phones[0]?.contactPointId;
    if (!first) throw new Error('she has a telephone');
    const wish = { ...who(), scope: 'number' as const, contactPointId: first };
    for (const origin of ['one', 'one', 'two']) await the.run((tx) => recordOptOut(the.tools, tx, act(origin), wish));
    const after = await the.run((tx) => findDebtor(the.tools.books, tx, personId, acme.id));
    expect(after?.phones.map(({ optedOut }) => optedOut)).toEqual([true, false]);
    expect((await stops()).optOuts).toEqual([]);
    expect((await the.events('opt_out_recorded')).map(({ data }) => data)).toEqual([
      expect.objectContaining({ scope: 'number', contactPointId: first }),
    ]);
  });
});

describe('a number that the debtor keys in for a message', () => {
  const keep = (digits: string, about: Partial<{ verified: boolean; rehearsal: boolean; creditor: Creditor }> = {}) =>
    the.run(async (tx) => {
      const person = (await the.tools.books.persons.find(tx, personId)) as Person;
      const given = { person, creditor: acme, verified: true, rehearsal: false, digits, ...about };
      return keepKeyedNumber(the.tools, tx, act('att_1'), given);
    });

  test('is read in her country and kept once, where no call finds it', async () => {
    const kept = await keep('601234567');
    expect(kept).toMatchObject({ ok: true });
    expect(await keep('00420601234567')).toEqual(kept);
    const debtor = await the.run((tx) => findDebtor(the.tools.books, tx, personId, acme.id));
    expect(debtor?.phones.map(({ phone }) => phone.number)).toEqual(['+420000000101', '+420000000102']);
  });

  test.each([
    ['no_mobile_number', '224123456', {}],
    ['no_mobile_number', '900123456', {}],
    ['no_mobile_number', '158', {}],
    ['no_mobile_number', '004915112345678', {}],
    ['no_mobile_number', '000000105', {}],
    ['not_verified', '601234567', { verified: false }],
    ['no_mobile_number', '601234567', { rehearsal: true }],
  ])('is refused (%s) as %s %j', async (reason, digits, about) => {
    expect(await keep(digits, about)).toMatchObject({ ok: false, reason });
  });

  test('is refused where the creditor does not allow it', async () => {
    expect(await keep('601234567', { creditor: { ...acme, keyedNumberAllowed: false } })).toMatchObject({
      ok: false,
      reason: 'keyed_number_not_allowed',
    });
  });
});
