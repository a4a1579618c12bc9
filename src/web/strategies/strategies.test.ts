import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayBefore } from '../../../test/support/fio-statement.ts';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';
import { until } from '../../../test/support/until.ts';
import type { DryRunDetailWire, StrategyListedWire } from './api-types.ts';

let office: OpenOffice;
let creditorId: string;
let version: string;

beforeAll(async () => {
  office = await openOffice();
  creditorId = await office.creditor();
  await office.owes(creditorId, '1500.00', { dueDate: dayBefore(2), phones: ['601123456'] });
  version = await office.plan();
});

afterAll(() => office.close());

const listed = async (): Promise<StrategyListedWire[]> => (await office.ask('/strategies')).body.items;

test('a published strategy stands with its version and those who run in it, before what lies in files only', async () => {
  const [first, ...others] = await listed();
  expect(first).toMatchObject({ name: 'consumer-soft-cs', version, state: 'published', enrolled: 1, currency: 'CZK' });
  expect(others.every(({ state, enrolled, publishedAt }) => state === 'draft' && enrolled === 0 && publishedAt === null)).toBe(
    true,
  );
  expect(others.map(({ name }) => name)).toContain('company');
});

test('a strategy is told step by step: when, by which channel, at what cost, and what would happen to somebody', async () => {
  const { status, body } = await office.ask(`/strategies/consumer-soft-cs/${version}`);
  expect([status, body.state]).toEqual([200, 'published']);
  expect(body.ladder.length).toBeGreaterThan(3);
  expect(body.ladder.at(-1).severity).toBe('legal');
  const cents = (amount: { amount: string }) => Math.round(Number(amount.amount) * 100);
  const sum = body.ladder.reduce((all: number, { cost }: { cost: { amount: string } }) => all + cents(cost), 0);
  expect(cents(body.costOfAll)).toBe(sum);
  const days = body.example.coming.map(({ date }: { date: string }) => date);
  expect(days).toEqual(days.toSorted());
  const contacts = body.example.coming.filter(({ is }: { is: string }) => is === 'contact');
  expect(contacts.at(-1)).toMatchObject({ severity: 'legal', channels: expect.arrayContaining([expect.any(String)]) });
  expect((await office.ask('/strategies/consumer-soft-cs/abc')).body.code).toBe('unknown_strategy');
});

test('of a person it is told which strategy she is in and by which rule, what comes next, and how far legal steps are', async () => {
  const debtor = (await office.ask('/debtors?q=Nov')).body.items[0];
  const { body } = await office.ask(`/debtors/${debtor.id}/standing`);
  const [mine, ...others] = body.cases;
  expect(others).toEqual([]);
  expect(mine).toMatchObject({ creditor: 'ACME Energie, a.s.', currency: 'CZK' });
  expect(mine.receivables).toMatchObject([{ key: 'F-1', strategy: 'consumer-soft-cs', version, because: 'only_one' }]);
  expect(mine.receivables[0].next).toEqual(expect.any(String));
  expect(mine.untilLegal.stages).toBeGreaterThan(0);
  expect(mine.because.length).toBeGreaterThan(0);
  expect(mine.reasons.map(({ sentence }: { sentence: string }) => sentence)).toEqual(mine.because);
  expect(mine.coming.length).toBeGreaterThan(0);
  const nobody = await office.ask('/debtors/per_00000000000000000000000000/standing');
  expect([nobody.status, nobody.body.code]).toEqual([404, 'unknown_debtor']);
});

test('a draft is rehearsed beside what is published, in a process of its own; nothing is sent and nothing is written', async () => {
  const draft = (await listed()).find(({ name }) => name === 'company');
  const wish = {
    strategies: [
      { name: 'consumer-soft-cs', version },
      { name: draft?.name, version: draft?.version },
    ],
    ...{ models: ['typical'], days: 20, madeUp: 80 },
  };
  expect((await office.ask('/dry-runs', { body: wish, as: office.keys.viewer })).status).toBe(403);
  expect((await office.ask('/dry-runs', { body: { ...wish, models: ['clairvoyant'] } })).status).toBe(400);
  const before = (await office.events('step_due', 'strategy_entered')).length;
  const started = await office.ask('/dry-runs', { body: wish });
  expect([started.status, started.body.state]).toEqual([201, 'running']);
  const busy = await office.ask('/dry-runs', { body: wish });
  expect([busy.status, busy.body.code]).toEqual([409, 'dry_run_is_busy']);
  const done: DryRunDetailWire = await until('the dry run ends', async () => {
    const { body } = await office.ask(`/dry-runs/${started.body.id}`);
    return body.state === 'running' ? undefined : body;
  });
  expect([done.state, done.problem, done.cases, done.by]).toEqual(['finished', null, 80, 'a operator']);
  expect(done.runs.map(({ strategy }) => strategy)).toEqual(['consumer-soft-cs', 'company']);
  const [first, second] = done.runs;
  expect(first?.days.length).toBe(20);
  expect(first?.owedBefore).toEqual(second?.owedBefore);
  const ofDays = first?.days.flatMap(({ contacts }) => Object.values(contacts)).reduce((sum, one) => sum + one, 0);
  expect(ofDays).toBe(Object.values(first?.contacts ?? {}).reduce((sum, one) => sum + one, 0));
  expect(ofDays).toBeGreaterThan(0);
  expect((await office.events('step_due', 'strategy_entered')).length).toBe(before);
  expect((await office.ask('/dry-runs')).body.items[0].id).toBe(started.body.id);
});
