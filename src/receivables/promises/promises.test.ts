import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenAgreements, openAgreements } from '../../../test/support/open-agreements.ts';
import { act } from '../../../test/support/open-books.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import { decideDispute } from '../disputes/decide-dispute.ts';
import { findConversation } from '../find-conversation.ts';
import { findStops } from '../find-stops.ts';
import type { BalanceChange, Creditor } from '../model.ts';
import { openDispute } from '../open-dispute.ts';
import { recordPromise } from '../record-promise.ts';
import { judgePromise } from './judge-promise.ts';

let the: OpenAgreements;
let acme: Creditor;
let personId: PersonId;
let first: ReceivableId;
let second: ReceivableId;

/** Friday 20 November 2026, ten in the morning: 1000 CZK and 2000 CZK are owed. */
beforeEach(async () => {
  the = await openAgreements();
  acme = await the.creditor('CZ');
  const owe = (receivableId: string, amountMinor: number, due: string) =>
    the.register(acme, { receivableId, debtorId: 'D-1', amountMinor, due, phones: [] });
  const made = await owe('F-1', 100_000, '2026-10-01');
  personId = made.personId;
  first = made.receivableId;
  second = (await owe('F-2', 200_000, '2026-10-15')).receivableId;
});
afterEach(() => the.close());

const who = () => ({ personId, creditorId: acme.id });
const promise = async (amountMinor: number | null, date = '2026-11-27', origin = 'p') => {
  const made = await the.run((tx) => recordPromise(the.tools, tx, act(origin), { ...who(), amountMinor, currency: 'CZK', date }));
  if (!made.ok) throw new Error(made.message);
  return made.value;
};
const holds = () =>
  the.run(async (tx) => {
    const conversation = await findConversation(the.tools, tx, personId, acme.id);
    return (await findStops(the.tools, tx, { ...who(), channel: 'voice', conversation })).holds;
  });
const ends = async () =>
  (await the.events('promise_kept', 'promise_partially_kept', 'promise_broken', 'promise_cancelled')).map(({ type, data }) => ({
    type,
    paidMinor: (data as { paidMinor?: number }).paidMinor,
  }));
/** The promise is for Friday the 27th; two working days of grace end with Tuesday, 1 December. */
const graceOver = () => the.passTo('2026-12-02T00:00:00+01:00[Europe/Prague]');
const stillInGrace = () => the.passTo('2026-12-01T23:59:59+01:00[Europe/Prague]');

describe('a promise', () => {
  test('is kept as soon as what was promised is paid, and its silence ends', async () => {
    await promise(150_000);
    await the.pays(first, 100_000);
    expect(await ends()).toEqual([]);
    expect(await holds()).toHaveLength(1);
    await the.pays(second, 50_000);
    expect(await ends()).toEqual([{ type: 'promise_kept', paidMinor: 150_000 }]);
    expect(await holds()).toEqual([]);
  });

  test('is broken when nothing has come by its date and grace, not a moment earlier', async () => {
    await promise(150_000);
    stillInGrace();
    expect(await the.keeper.catchUp()).toBe(0);
    expect(await ends()).toEqual([]);
    graceOver();
    expect(await the.keeper.catchUp()).toBe(1);
    expect(await ends()).toEqual([{ type: 'promise_broken', paidMinor: 0 }]);
  });

  test('is partially kept when a part has come', async () => {
    await promise(150_000);
    await the.pays(first, 40_000);
    graceOver();
    await the.keeper.catchUp();
    expect(await ends()).toEqual([{ type: 'promise_partially_kept', paidMinor: 40_000 }]);
  });

  test('is kept with a crown missing, and not with more', async () => {
    await promise(150_000);
    await the.pays(second, 149_899);
    expect(await ends()).toEqual([]);
    await the.pays(second, 1);
    expect(await ends()).toEqual([{ type: 'promise_kept', paidMinor: 149_900 }]);
  });

  test('ends once, however often it is looked at and whatever comes later', async () => {
    await promise(150_000);
    graceOver();
    for (let look = 0; look < 3; look += 1) await the.keeper.catchUp();
    await the.pays(second, 200_000);
    expect(await ends()).toHaveLength(1);
    expect(await the.events('hold_released')).toHaveLength(1);
  });

  test('of a date alone is of all that was owed', async () => {
    await promise(null);
    await the.pays(second, 200_000);
    expect(await ends()).toEqual([]);
    await the.pays(first, 100_000);
    expect(await ends()).toEqual([{ type: 'promise_kept', paidMinor: 300_000 }]);
  });

  test('is not kept by money that counts from a day after its grace, even when we look later still', async () => {
    await promise(150_000);
    graceOver();
    await the.pays(second, 150_000, '2026-12-02');
    expect(await ends()).toEqual([{ type: 'promise_broken', paidMinor: 0 }]);
  });

  test('is kept by money that came in time though the bank told us later', async () => {
    await promise(150_000);
    the.passTo('2026-12-05T08:00:00+01:00[Europe/Prague]');
    await the.pays(second, 150_000, '2026-11-27');
    expect(await ends()).toEqual([{ type: 'promise_kept', paidMinor: 150_000 }]);
  });

  test('is not kept by a payment that the bank took back, and a returned payment opens no kept promise again', async () => {
    await promise(150_000);
    await the.pays(second, 100_000);
    await the.pays(second, -100_000);
    graceOver();
    await the.keeper.catchUp();
    expect(await ends()).toEqual([{ type: 'promise_broken', paidMinor: 0 }]);
  });

  test('is kept where the creditor’s own file says that less is owed', async () => {
    await promise(100_000);
    await the.register(acme, { receivableId: 'F-1', debtorId: 'D-1', amountMinor: 0, due: '2026-10-01', phones: [] });
    await the.keeper.catchUp();
    expect(await ends()).toEqual([{ type: 'promise_kept', paidMinor: 100_000 }]);
  });

  test('S5: kept closes the case only if nothing above the tolerance is left then', async () => {
    await promise(150_000);
    await the.pays(first, 100_000);
    await the.pays(second, 50_000);
    expect(await the.events('case_closed')).toEqual([]);
    await the.pays(second, 149_950);
    expect((await the.events('case_closed'))[0]?.data).toMatchObject({ balanceMinor: 50 });
    expect(await the.run((tx) => findConversation(the.tools, tx, personId, acme.id))).toBeUndefined();
  });

  test('a case is closed once, and again when it had something new', async () => {
    await the.pays(first, 100_000);
    await the.pays(second, 200_000);
    await the.keeper.catchUp();
    expect(await the.events('case_closed')).toHaveLength(1);
    const third = await the.register(acme, { receivableId: 'F-3', debtorId: 'D-1', amountMinor: 5000, phones: [] });
    await the.pays(third.receivableId, 5000);
    expect(await the.events('case_closed')).toHaveLength(2);
  });
});

describe('a dispute on what a promise covers', () => {
  const dispute = async (receivables: ReceivableId[], origin = 'd') => {
    const made = await the.run((tx) => openDispute(the.tools, tx, act(origin), { ...who(), receivables, code: 'defective' }));
    if (!made.ok) throw new Error(made.message);
    return made.value;
  };

  test('takes it out of the promise, which goes on for the rest', async () => {
    await promise(null);
    await dispute([second]);
    expect((await the.events('promise_reduced'))[0]?.data).toMatchObject({ receivables: [first], totalMinor: 100_000 });
    expect((await holds()).map(({ reason }) => reason)).toEqual(['promise']);
    await the.pays(first, 100_000);
    expect(await ends()).toEqual([{ type: 'promise_kept', paidMinor: 100_000 }]);
  });

  test('ends a promise of which nothing is left: nobody breaks her word over what she disputes', async () => {
    await promise(300_000);
    await dispute([first, second]);
    expect(await ends()).toEqual([{ type: 'promise_cancelled', paidMinor: undefined }]);
    graceOver();
    await the.keeper.catchUp();
    expect(await ends()).toHaveLength(1);
  });

  test('that is accepted does not count as paid: what was promised of the rest is still to come', async () => {
    await promise(300_000);
    const { id } = await dispute([second]);
    await the.run((tx) => decideDispute(the.tools, tx, act('x'), id, { to: 'accepted' }));
    graceOver();
    await the.keeper.catchUp();
    expect(await ends()).toEqual([{ type: 'promise_broken', paidMinor: 0 }]);
  });
});

test('whatever is paid, taken back and given up, a promise is kept exactly when what is owed of it has come in time', () => {
  const change = fc.record({
    receivableId: fc.constantFrom<ReceivableId>('rcv_a', 'rcv_b'),
    on: fc.constantFrom('2026-11-20', '2026-11-27', '2026-12-01', '2026-12-02'),
    byMinor: fc.integer({ min: -80, max: 40 }),
    because: fc.constantFrom<BalanceChange['because']>('payment', 'credit'),
    at: fc.integer({ min: 0, max: 20 }),
  });
  const covered = [
    { receivableId: 'rcv_a' as const, owedMinor: 100 },
    { receivableId: 'rcv_b' as const, owedMinor: 60 },
  ];
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 12 }),
      fc.option(fc.integer({ min: 1, max: 160 })),
      fc.integer({ min: 0, max: 30 }),
      (made, amountMinor, now) => {
        const changes = made.map((each, index) => ({ ...each, eventId: `evt_${index}` as const }));
        const promise = { amountMinor, covered, recordedAt: 5, breaksAt: 15 };
        const verdict = judgePromise(promise, changes, { now, graceDay: '2026-12-01', toleranceMinor: 2 });
        let [paid, given] = [0, 0];
        for (const { receivableId, owedMinor } of covered) {
          const its = changes.filter((each) => each.receivableId === receivableId && each.at >= 5);
          const sum = (list: typeof its) => list.reduce((total, { byMinor }) => total - byMinor, 0);
          const credit = Math.max(0, Math.min(owedMinor, sum(its.filter(({ because }) => because === 'credit'))));
          given += credit;
          const inTime = its.filter(({ because, on }) => because === 'payment' && on <= '2026-12-01');
          paid += Math.max(0, Math.min(owedMinor - credit, sum(inTime)));
        }
        const wanted = Math.min(amountMinor ?? 160, 160 - given);
        const kept = paid >= wanted - 2 && paid + given > 0;
        expect(verdict.state).toBe(kept ? 'kept' : now < 15 ? 'open' : paid > 0 ? 'partially_kept' : 'broken');
        expect(verdict.paidMinor).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 2000 },
  );
});
