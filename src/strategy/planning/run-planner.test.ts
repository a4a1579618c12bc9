import { afterEach, expect, test } from 'vitest';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import { aStep, byChannel, days, ladder } from '../a-case.ts';
import { planDueWork } from './plan-due-work.ts';
import { runPlanner } from './run-planner.ts';

let the: OpenPlanner;
afterEach(() => the.close());

const strategy = {
  ...ladder,
  steps: [aStep('reminder', { when: [days('due', 3)], by: [byChannel('sms', { template: 'payment-details' })] })],
};

test('a running planner plans what comes in by itself, and a stopped one nothing more', async () => {
  the = await openPlanner(strategy);
  const acme = await the.creditor('CZ');
  const planner = runPlanner({ ...the.planner, ...the.keepUp }, { chunk: 10 });
  await the.time.advance(1000);
  await the.debtor(acme, '+420000101001', {}, { due: '2026-11-20' });
  await the.time.advance(65_000);
  expect(await the.steps()).toEqual(['2026-11-23 reminder sms open']);
  await the.time.until(planner.stop());
  await the.debtor(acme, '+420000101002', {}, { due: '2026-11-20' });
  await the.time.advance(180_000);
  expect((await the.steps()).length).toBe(1);
  expect(the.complaints).toEqual([]);
});

test('S9 while the bank’s data are too old nobody is dunned, and a courtesy before the due date may go', async () => {
  const courtesy = aStep('courtesy', {
    severity: 'courtesy',
    when: [days('due', -3)],
    by: [byChannel('sms', { template: 'payment-details' })],
  });
  the = await openPlanner({ ...strategy, steps: [courtesy, ...strategy.steps] });
  const acme = await the.creditor('CZ');
  await the.debtor(acme, '+420000101001', {}, { due: '2026-11-16' });
  await the.debtor(acme, '+420000101002', {}, { due: '2026-11-26' });
  await the.news.catchUp();
  const bankData = { staleFrom: async () => new Map([[acme.id, 0]]) };
  await planDueWork({ ...the.planner, bankData });
  expect(await the.steps()).toEqual(['2026-11-23 courtesy sms open']);
  await the.time.advance(24 * 3_600_000);
  await planDueWork({ ...the.planner, bankData: { staleFrom: async () => new Map() } });
  expect((await the.steps()).map((step) => step.slice(11, 19))).toContain('reminder');
});
