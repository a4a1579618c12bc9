import { afterEach, expect, test } from 'vitest';
import { act } from '../../../test/support/open-books.ts';
import { must, promising } from '../../../test/support/open-dialer.ts';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import { paidBy } from '../../../test/support/paid-by.ts';
import { judge } from '../../judge/judge.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import { openDispute } from '../../receivables/open-dispute.ts';
import { endHold, placeHold } from '../../receivables/place-hold.ts';
import { aStep, byChannel, days, ladder } from '../a-case.ts';
import type { Strategy } from '../model.ts';
import { planDueWork } from './plan-due-work.ts';

let the: OpenPlanner;
afterEach(() => the.close());

const day = 24 * 3_600_000;

/** By SMS on the day it is due, a call after three days, an SMS after seven, a letter after fourteen. */
const strategy: Strategy = {
  ...ladder,
  steps: [
    aStep('due-today', { severity: 'courtesy', when: [days('due', 0)], by: [byChannel('sms', { template: 'payment-details' })] }),
    aStep('first-call', {
      when: [days('due', 3)],
      by: [byChannel('voice'), byChannel('sms', { template: 'payment-details' })],
    }),
    aStep('reminder', { severity: 'demand', when: [days('due', 7)], by: [byChannel('sms', { template: 'payment-details' })] }),
    aStep('letter', { severity: 'final', when: [days('due', 14)], by: [byChannel('letter', { template: 'formal-demand' })] }),
  ],
  on: { promise_broken: { do: 'go', step: 'first-call', days: 0 } },
};

/** Monday 23 November 2026, nine o'clock. */
async function opened(how = strategy) {
  the = await openPlanner(how);
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  return acme;
}

/** Pays all that is owed. */
async function pays(receivableId: ReceivableId) {
  await the.run(async (tx) => {
    const receivable = await the.tools.books.receivables.find(tx, receivableId);
    if (!receivable) throw new Error('no such receivable');
    await the.tools.books.receivables.update(tx, { ...receivable, status: 'settled', amountMinor: 0 });
    const { creditorId, personId, caseId } = receivable;
    const subject = { creditorId, personId, caseId, receivableId };
    await the.tools.journal.append(tx, 'system', [{ type: 'payment_matched', subject, data: paidBy(receivable, 0) }]);
  });
}

async function linesDue(): Promise<readonly ReceivableId[]> {
  const [due = {}] = await the.told('step_due');
  return (due.lines as { receivableId: ReceivableId }[]).map((line) => line.receivableId);
}

test('S1 after an outage of three days a case gets one action, the gravest that is due, and the others are superseded', async () => {
  const acme = await opened();
  for (const number of ['101', '102', '103']) await the.debtor(acme, `+420000101${number}`, {}, { due: '2026-11-20' });
  await the.time.advance(day); // Tuesday: due four days ago, nothing was planned meanwhile
  const report = await the.turn();
  expect(report).toMatchObject({ cases: 3, entered: 3, steps: 3 });
  expect(await the.steps()).toEqual([
    '2026-11-24 first-call voice open',
    '2026-11-24 first-call voice open',
    '2026-11-24 first-call voice open',
  ]);
  expect((await the.told('step_superseded')).map(({ step }) => step)).toEqual(['due-today', 'due-today', 'due-today']);
  expect(await the.turn()).toMatchObject({ steps: 0 });
});

test('an invoice that was told along with a step that it had done before has not repeated it, and the judge knows', async () => {
  const acme = await opened({
    ...strategy,
    steps: [aStep('reminder', { when: [days('due', 3)], by: [byChannel('sms', { template: 'payment-details' })] })],
  });
  const one = { debtorId: 'D-1' };
  await the.debtor(acme, '+420000101001', {}, { ...one, receivableId: 'first', due: '2026-11-20' });
  await the.debtor(acme, '+420000101001', {}, { ...one, receivableId: 'second', due: '2026-11-23' });
  await the.turn();
  await the.time.advance(3 * day); // Thursday: the second one is due for three days
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 reminder sms done', '2026-11-26 reminder sms done']);
  const along = (await the.told('step_due')).map(({ lines }) => (lines as { along?: true }[]).map((line) => line.along ?? false));
  expect(along).toEqual([
    [false, true],
    [true, false],
  ]);
  const { found, checked } = await judge(await the.events());
  expect(found.steps_only_climb).toBe(0);
  expect(checked.steps_only_climb).toBe(2);
});

test('S3 who owes several invoices at several levels is contacted once a day, with the gravest step and all lines', async () => {
  const acme = await opened();
  const one = { debtorId: 'D-1' };
  const number = '+420000101001';
  await the.debtor(acme, number, {}, { ...one, receivableId: 'new', due: '2026-11-23' });
  await the.debtor(acme, number, {}, { ...one, receivableId: 'older', due: '2026-11-20' });
  await the.debtor(acme, number, {}, { ...one, receivableId: 'oldest', due: '2026-11-16' });
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 reminder sms done']);
  expect((await linesDue()).length).toBe(3);
  expect(the.sent.length).toBe(1);
});

test('one person owes two creditors: their strategies share her day', async () => {
  const acme = await opened();
  const other = await the.creditor('CZ', { code: 'other', name: 'Other s.r.o.', neutralName: 'Other' });
  const same = { nationalId: 'CZ:8503151234', due: '2026-11-16' };
  await the.debtor(acme, '+420000101001', {}, same);
  await the.debtor(other, '+420000101001', {}, same);
  const people = await the.db.reader.selectFrom('persons').select('id').execute();
  expect(people.length).toBe(1);
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 reminder sms done']);
  await the.time.advance(3 * 3_600_000);
  await the.turn();
  expect((await the.steps()).length).toBe(1);
  await the.time.advance(2 * day); // and she gets one SMS in two days at most
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 reminder sms done', '2026-11-25 reminder sms done']);
});

test('a step that came to nothing has taken the day of its person all the same', async () => {
  const acme = await opened({
    ...strategy,
    steps: strategy.steps.map((step) => ({ ...step, by: [byChannel('voice', { flow: 'no-such-flow' })] })),
  });
  const other = await the.creditor('CZ', { code: 'other', name: 'Other s.r.o.', neutralName: 'Other' });
  await the.debtor(acme, '+420000101001', {}, { nationalId: 'CZ:8503151234', due: '2026-11-16' });
  await the.turn();
  await the.debtor(other, '+420000101001', {}, { nationalId: 'CZ:8503151234', due: '2026-11-16' });
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 reminder voice refused']);
  await the.time.advance(day);
  await the.turn();
  expect((await the.steps()).length).toBe(2);
});

test('S4 a payment between planning and dialling: nobody is called, the record says why, and the strategy is over', async () => {
  const acme = await opened();
  const { receivableId } = await the.debtor(acme, '+420000101001', {}, { due: '2026-11-20' });
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 first-call voice open']);
  await pays(receivableId);
  await the.dial(60_000);
  expect(the.phones.dialled).toEqual([]);
  expect(await the.told('entry_done')).toMatchObject([{ because: 'nothing_owed' }]);
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 first-call voice refused']);
  expect(await the.told('strategy_left')).toMatchObject([{ because: 'paid' }]);
  expect(await the.violations(false)).toEqual([]);
});

test('who was paused is planned for again as soon as the pause is ended', async () => {
  const acme = await opened();
  const { personId } = await the.debtor(acme, '+420000101101', {}, { due: '2026-11-20' });
  const wish = { reason: 'manual', scope: 'person', personId, creditorId: acme.id, from: 0, until: null } as const;
  const none = { caseId: null, receivableId: null, channel: null, cause: null };
  const hold = await the.run((tx) => placeHold(the.tools, tx, act('pause'), { ...wish, ...none }));
  expect(await the.turn()).toMatchObject({ steps: 0 });
  await the.time.advance(day);
  expect(await the.turn()).toMatchObject({ steps: 0 });
  await the.run((tx) => endHold(the.tools, tx, act('go on'), hold, 'released'));
  expect(await the.turn()).toMatchObject({ cases: 1, steps: 1 });
});

test('S4 what falls due at half past eight in the evening is held till the morning', async () => {
  const acme = await opened();
  await the.time.advance(11.5 * 3_600_000);
  await the.debtor(acme, '+420000101001', {}, { due: '2026-11-16' });
  expect(await the.turn()).toMatchObject({ steps: 0, waiting: 1 });
  expect(await the.told('step_waiting')).toMatchObject([{ step: 'reminder', reason: 'window.writing_hours' }]);
  await the.time.advance(11.5 * 3_600_000);
  expect(await the.turn()).toMatchObject({ steps: 1 });
  expect(await the.steps()).toEqual(['2026-11-24 reminder sms done']);
});

test('S5 a promise in the call silences the strategy to its date and grace; when it was not kept the call comes again', async () => {
  const acme = await opened();
  await the.debtor(acme, '+420000101001', promising, { due: '2026-11-20' });
  await the.turn();
  await the.dial(120_000);
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 first-call voice done']);
  for (let passed = 0; passed < 4; passed += 1) {
    await the.time.advance(day);
    expect(await the.turn()).toMatchObject({ steps: 0 });
  }
  const [held] = await the.db.reader.selectFrom('promises').selectAll().execute();
  expect(held).toMatchObject({ state: 'active', date: '2026-11-26' });
  // its date and two working days of grace are over with Monday
  await the.time.advance(4 * day);
  await the.db.writer.updateTable('promises').set({ state: 'broken' }).execute();
  const subject = { creditorId: acme.id, personId: held?.person_id as PersonId, caseId: held?.case_id as never };
  await the.run((tx) => the.tools.journal.append(tx, 'system', [{ type: 'promise_broken', subject, data: {} }]));
  await the.turn();
  expect(await the.told('strategy_reacted')).toMatchObject([{ news: 'promise_broken', reaction: 'go', level: 1 }]);
  expect((await the.steps()).at(-1)).toBe('2026-12-01 first-call voice open');
  await the.dial(120_000);
  expect(the.phones.dialled.length).toBe(2);
});

test('S6 a dispute of one invoice of three leaves it out of the step and of its lines', async () => {
  const acme = await opened();
  const one = { debtorId: 'D-1', due: '2026-11-16' };
  const number = '+420000101001';
  const { receivableId, personId } = await the.debtor(acme, number, {}, { ...one, receivableId: 'a' });
  await the.debtor(acme, number, {}, { ...one, receivableId: 'b' });
  await the.debtor(acme, number, {}, { ...one, receivableId: 'c' });
  const wish = { personId, creditorId: acme.id, code: 'wrong_amount', receivables: [receivableId] } as const;
  must(await the.run((tx) => openDispute(the.tools, tx, act('d'), wish)));
  await the.turn();
  const lines = await linesDue();
  expect(lines.length).toBe(2);
  expect(lines).not.toContain(receivableId);
});

test('S7 the same record at the same moment gives the same plan', async () => {
  const plans: unknown[] = [];
  for (let run = 0; run < 2; run += 1) {
    const acme = await opened();
    for (let index = 0; index < 20; index += 1)
      await the.debtor(acme, `+420000101${100 + index}`, {}, { due: `2026-11-${String(3 + index).padStart(2, '0')}` });
    await the.turn();
    plans.push([await the.steps(), (await the.told('step_superseded')).map(({ step, because }) => [step, because])]);
    if (run === 0) await the.close();
  }
  expect(plans[1]).toEqual(plans[0]);
});

test('a chunk that dies before its commit has planned nothing, and the next run plans everybody once', async () => {
  const acme = await opened();
  for (const number of ['101', '102', '103']) await the.debtor(acme, `+420000101${number}`, {}, { due: '2026-11-16' });
  await the.news.catchUp();
  const journal = { append: async () => Promise.reject(new Error('killed')) };
  await expect(planDueWork({ ...the.planner, journal })).rejects.toThrow('killed');
  expect(await the.steps()).toEqual([]);
  await the.turn();
  expect((await the.steps()).length).toBe(3);
  expect(the.sent.length).toBe(3);
});

test('a channel takes so many steps a day, the longest due first; the others come on the next days', async () => {
  const acme = await opened();
  for (const number of ['101', '102', '103']) await the.debtor(acme, `+420000101${number}`, {}, { due: '2026-11-16' });
  await the.run((tx) => the.planner.settings.setCapacity(tx, { sms: 2 }));
  expect(await the.turn()).toMatchObject({ steps: 2, waiting: 1 });
  await the.time.advance(3_600_000);
  expect(await the.turn()).toMatchObject({ steps: 0 });
  await the.time.advance(day);
  expect(await the.turn()).toMatchObject({ steps: 1 });
  expect((await the.told('step_waiting')).map(({ reason }) => reason)).toEqual(['capacity']);
});

test('whom nobody can call is written to instead: the same step goes on by its next channel', async () => {
  const acme = await opened({
    ...strategy,
    steps: strategy.steps.map((step) =>
      step.name === 'first-call'
        ? { ...step, by: [byChannel('voice', { flow: 'no-such-flow' }), byChannel('sms', { template: 'payment-details' })] }
        : step,
    ),
  });
  await the.debtor(acme, '+420000101001', {}, { due: '2026-11-20' });
  await the.turn();
  await the.turn();
  expect(await the.told('step_not_carried')).toMatchObject([{ because: 'unknown_flow' }]);
  expect(await the.told('step_falls_back')).toMatchObject([{ channel: 'sms', because: 'unknown_flow' }]);
  expect(await the.steps()).toEqual(['2026-11-23 first-call sms done']);
  expect(the.sent.length).toBe(1);
});

test('a call that reaches nobody as often as it may be tried ends the step, and the next one comes on its own day', async () => {
  const once = byChannel('voice', { attempts: { perDay: 1, inAll: 1, apartMs: 3_600_000 } });
  const acme = await opened({
    ...strategy,
    steps: strategy.steps.map((step) => (step.name === 'first-call' ? { ...step, by: [once] } : step)),
  });
  await the.debtor(acme, '+420000101001', { answers: 'never' } as never, { due: '2026-11-20' });
  await the.turn();
  await the.dial(120_000);
  await the.turn();
  expect((await the.steps())[0]).toMatch(/first-call voice not_reached/);
  await the.time.advance(4 * day);
  await the.turn();
  expect((await the.steps())[1]).toBe('2026-11-27 reminder sms done');
});

test('another creditor’s turn comes in the morning after the day on which the step in hand has ended', async () => {
  const once = byChannel('voice', { attempts: { perDay: 1, inAll: 1, apartMs: 3_600_000 } });
  const acme = await opened({
    ...strategy,
    steps: strategy.steps.map((step) => (step.name === 'first-call' ? { ...step, by: [once] } : step)),
  });
  const other = await the.creditor('CZ', { code: 'other', name: 'Other s.r.o.', neutralName: 'Other' });
  const she = { nationalId: 'CZ:8503151234' };
  await the.debtor(acme, '+420000101001', { answers: 'never' } as never, { ...she, due: '2026-11-20' });
  await the.turn();
  await the.debtor(other, '+420000101001', { answers: 'never' } as never, { ...she, due: '2026-11-16' });
  await the.turn();
  await the.time.advance(day);
  expect(await the.turn()).toMatchObject({ steps: 0 });
  expect((await the.told('step_waiting')).map(({ reason }) => reason)).toEqual(['contacted_today', 'other_step_in_hand']);
  await the.time.advance(day);
  expect(await the.turn()).toMatchObject({ steps: 0 }); // the call of Monday was not placed yet
  await the.dial(120_000);
  await the.turn();
  await the.time.advance(23 * 3_600_000);
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 first-call voice not_reached', '2026-11-26 reminder sms done']);
});

test('what a strategy says of a call that reached nobody is done for the receivables of that step alone', async () => {
  const once = byChannel('voice', { attempts: { perDay: 1, inAll: 1, apartMs: 3_600_000 } });
  const acme = await opened({
    ...strategy,
    steps: strategy.steps.map((step) => (step.name === 'first-call' ? { ...step, by: [once] } : step)),
    on: { not_reached: { do: 'go', step: 'letter', days: 0 } },
  });
  const one = { debtorId: 'D-1' };
  const never = { answers: 'never' } as never;
  const { receivableId } = await the.debtor(acme, '+420000101001', never, { ...one, receivableId: 'F-1', due: '2026-11-20' });
  await the.debtor(acme, '+420000101001', never, { ...one, receivableId: 'F-2', due: '2026-12-20' });
  await the.turn();
  await the.dial(120_000);
  await the.turn();
  expect(await the.told('strategy_reacted')).toMatchObject([{ news: 'not_reached', reaction: 'go', level: 3 }]);
  expect((await the.events('strategy_reacted')).map(({ subject }) => subject.receivableId)).toEqual([receivableId]);
});

test('a case that waits costs the record nothing: runs without news write nothing', async () => {
  const acme = await opened();
  await the.debtor(acme, '+420000101001', {}, { due: '2026-12-20' });
  await the.turn();
  const before = (await the.events()).length;
  for (let hour = 0; hour < 30; hour += 1) {
    await the.time.advance(3_600_000);
    await the.turn();
  }
  expect((await the.events()).length).toBe(before);
});
