import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../test/support/open-dialer.ts';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import { assembleStrategy } from '../assemble-strategy.ts';
import { readStrategy } from '../document.ts';
import { enrolByHand } from './enrol-by-hand.ts';
import { findStanding } from './find-standing.ts';
import { finishWork } from './finish-work.ts';
import { migrateEnrolments } from './migrate-enrolments.ts';
import { publishDocument, retireDocument } from './publish-document.ts';
import { setCapacity } from './set-capacity.ts';
import { withdrawByHand, withdrawDebtor } from './withdraw-by-hand.ts';

const day = 24 * 3_600_000;
let the: OpenPlanner;
let acme: Awaited<ReturnType<OpenPlanner['creditor']>>;

/** Monday 23 November 2026, nine o'clock. */
beforeEach(async () => {
  the = await openPlanner('published');
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const steps = {
  reminder: '{ name: reminder, at: due + 3 days, channel: sms, template: payment-details }',
  letter: '{ name: letter, at: due + 5 days, severity: demand, channel: letter, template: formal-demand }',
  second: '{ name: second, at: due + 4 days, channel: sms, template: payment-details }',
  last: '{ name: last, at: due + 9 days, severity: demand, channel: sms, template: payment-details }',
};

async function publishes(name: string, ladder: readonly (keyof typeof steps)[]) {
  const lines = ladder.map((step) => `  - ${steps[step]}`).join('\n');
  const source = `strategy: ${name}\ntitle: ${name}\ncurrency: CZK\ncosts: { sms: 1 CZK, letter: 30 CZK }\nsteps:\n${lines}\nleave: [below_tolerance]\n`;
  const read = readStrategy(source, name);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { version } = assembleStrategy(read.value);
  return publishDocument(the.planner, 'user:test', { kind: 'strategy', name, version, source });
}

const running = () =>
  the.run(async (tx) => (await the.planner.enrolments.counts(tx)).map(({ version, enrolled }) => `${version} ${enrolled}`));

test('while nothing is published nothing is planned; the first publication has everybody looked at who owes something', async () => {
  for (const number of ['101', '102', '103']) await the.debtor(acme, `+420000101${number}`, {}, { due: '2026-11-20' });
  expect(await the.turn()).toMatchObject({ cases: 0 });
  await publishes('soft', ['reminder', 'letter']);
  expect(await the.turn()).toMatchObject({ cases: 3, entered: 3, steps: 3 });
  await the.debtor(acme, '+420000101104', {}, { due: '2026-11-20' });
  expect(await the.turn()).toMatchObject({ entered: 1, steps: 1 });
});

test('what runs keeps its version when another is published, until somebody moves it over behind the step that it had done', async () => {
  const first = await publishes('soft', ['reminder', 'letter']);
  await the.debtor(acme, '+420000101101', {}, { due: '2026-11-20' });
  await the.turn();
  expect(await publishes('soft', ['reminder', 'letter'])).toMatchObject({ changed: false });
  const second = await publishes('soft', ['second', 'reminder', 'last']);
  expect(second).toMatchObject({ changed: true, replaced: first.version });
  await the.debtor(acme, '+420000101102', {}, { due: '2026-11-19' });
  await the.turn();
  expect((await running()).sort()).toEqual([`${first.version} 1`, `${second.version} 1`].sort());
  const moved = must(await migrateEnrolments(the.planner, 'user:test', { strategy: 'soft', from: first.version }));
  expect(moved).toMatchObject({ moved: 1, kept: 0, to: second.version });
  expect(await running()).toEqual([`${second.version} 2`]);
  await the.time.advance(7 * day);
  await the.turn();
  expect((await the.steps()).filter((step) => step.includes('last')).length).toBe(2);
  expect(await the.violations(false)).toEqual([]);
});

test('whoever is moved over is looked at again at once: a step that is due in the new version does not wait for one of the old', async () => {
  const first = await publishes('soft', ['reminder', 'last']);
  await the.debtor(acme, '+420000101101', {}, { due: '2026-11-20' });
  await the.turn();
  await publishes('soft', ['reminder', 'second', 'last']);
  await the.time.advance(2 * day);
  expect(await the.turn()).toMatchObject({ steps: 0 });
  must(await migrateEnrolments(the.planner, 'user:test', { strategy: 'soft', from: first.version }));
  expect(await the.turn()).toMatchObject({ cases: 1, steps: 1 });
});

test('nothing enters a strategy that was retired, and what runs in it goes on', async () => {
  await publishes('soft', ['reminder', 'last']);
  await the.debtor(acme, '+420000101101', {}, { due: '2026-11-20' });
  await the.turn();
  must(await retireDocument(the.planner, 'user:test', { kind: 'strategy', name: 'soft', version: '' }));
  await the.debtor(acme, '+420000101102', {}, { due: '2026-11-20' });
  await the.time.advance(7 * day);
  await the.turn();
  expect((await the.steps()).map((step) => step.slice(11))).toEqual(['reminder sms done', 'last sms done']);
  expect(await retireDocument(the.planner, 'user:test', { kind: 'strategy', name: 'soft', version: '' })).toMatchObject({
    reason: 'not_published',
  });
});

test('where a receivable may enter several strategies none is chosen for it; by hand it enters the one that is named', async () => {
  await publishes('soft', ['reminder', 'last']);
  await publishes('hard', ['second', 'letter']);
  const { receivableId } = await the.debtor(acme, '+420000101101', {}, { due: '2026-11-20' });
  expect(await the.turn()).toMatchObject({ cases: 1, entered: 0 });
  must(await enrolByHand(the.planner, 'user:test', { receivableId, strategy: 'soft' }));
  expect(await the.turn()).toMatchObject({ steps: 1 });
  expect(await enrolByHand(the.planner, 'user:test', { receivableId, strategy: 'none' })).toMatchObject({
    reason: 'not_published',
  });
});

test('whoever was taken out by hand is contacted no more, and only a word by hand brings her back', async () => {
  await publishes('soft', ['reminder', 'last']);
  const { receivableId } = await the.debtor(acme, '+420000101101', {}, { due: '2026-11-20' });
  await the.turn();
  must(await withdrawByHand(the.planner, 'user:test', receivableId));
  await the.time.advance(8 * day);
  expect(await the.turn()).toMatchObject({ entered: 0, steps: 0 });
  expect(await withdrawByHand(the.planner, 'user:test', receivableId)).toMatchObject({ reason: 'not_enrolled' });
  must(await enrolByHand(the.planner, 'user:test', { receivableId, strategy: 'soft' }));
  expect(await the.turn()).toMatchObject({ steps: 1 });
  expect(await the.violations(false)).toEqual([]);
});

test('a letter waits for somebody’s hands: nothing says that it was sent, and the case waits with it', async () => {
  await publishes('paper', ['letter', 'last']);
  const address = { street: 'Dlouhá 1', city: 'Praha', postcode: '11000', country: 'CZ' } as const;
  await the.debtor(acme, '+420000101101', {}, { due: '2026-11-16', address });
  await the.turn();
  await the.time.advance(4 * day);
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 letter letter open']);
  expect(the.sent).toEqual([]);
  const [work] = await the.run((tx) => the.planner.steps.byHand(tx, 10));
  if (!work) throw new Error('nothing waits');
  const counted = () => the.run((tx) => the.tools.gate.ledger.contacts(tx, work.personId, 0, null, null));
  expect(await counted()).toEqual([]);
  must(await finishWork(the.planner, 'user:eva', { stepId: work.id, dropped: false }));
  const posted = the.tools.clock.now().epochMilliseconds;
  expect(await counted()).toEqual([{ at: posted, channel: 'letter', campaignId: null }]);
  expect(await the.told('contact_made_by_hand')).toMatchObject([{ stepId: work.id, channel: 'letter' }]);
  expect(await finishWork(the.planner, 'user:eva', { stepId: work.id, dropped: false })).toMatchObject({
    reason: 'ended_already',
  });
  expect(await the.told('step_ended')).toMatchObject([{ fate: 'done', because: 'user:eva' }]);
  await the.turn();
  expect(the.sent).toEqual([]); // the letter was today's contact
  await the.time.advance(3 * day);
  await the.turn();
  expect((await the.steps()).at(-1)).toBe('2026-11-30 last sms done');
});

test('a letter that will not be posted is no contact', async () => {
  await publishes('paper', ['letter', 'last']);
  const address = { street: 'Dlouhá 1', city: 'Praha', postcode: '11000', country: 'CZ' } as const;
  const { personId } = await the.debtor(acme, '+420000101101', {}, { due: '2026-11-16', address });
  await the.turn();
  const [work] = await the.run((tx) => the.planner.steps.byHand(tx, 10));
  if (!work) throw new Error('nothing waits');
  must(await finishWork(the.planner, 'user:eva', { stepId: work.id, dropped: true }));
  expect(await the.run((tx) => the.tools.gate.ledger.contacts(tx, personId, 0, null, null))).toEqual([]);
  expect(await the.told('contact_made_by_hand')).toEqual([]);
});

test('a capacity is a whole number of steps a day; none takes it away', async () => {
  expect(await setCapacity(the.planner, 'user:test', { voice: 1.5 })).toMatchObject({ reason: 'bad_capacity' });
  expect(await setCapacity(the.planner, 'user:test', { voice: 10, sms: 5 })).toMatchObject({ value: { voice: 10, sms: 5 } });
  expect(await setCapacity(the.planner, 'user:test', { sms: null })).toEqual({ ok: true, value: { voice: 10 } });
});

test('where a debtor stands is told without writing: what is next, why, and what comes in the next days', async () => {
  await publishes('soft', ['reminder', 'last']);
  const { personId } = await the.debtor(acme, '+420000101101', {}, { due: '2026-11-20' });
  await the.turn();
  const before = (await the.events()).length;
  const cases = await the.run((tx) => the.tools.books.receivables.casesOf(tx, [personId], acme.id));
  const standing = await the.run((tx) =>
    findStanding(
      the.planner,
      tx,
      personId,
      cases.map(({ id }) => id),
    ),
  );
  expect(standing.cases[0]?.receivables).toMatchObject([{ strategy: 'soft', done: 'reminder', next: 'last' }]);
  expect(standing.cases[0]?.coming.map(({ date }) => date)).toContain('2026-11-30');
  expect(standing.steps.length).toBe(1);
  expect((await the.events()).length).toBe(before);
});

test('a step in hand is given up with the last of its receivables that is taken out, in whatever order, and a whole debtor at once', async () => {
  await publishes('soft', ['reminder']);
  const owe = (receivableId: string, debtorId: string) =>
    the.debtor(acme, `+42000010100${debtorId}`, {}, { debtorId, receivableId, due: '2026-11-16' });
  const [one, two] = [await owe('F-1', '1'), await owe('F-2', '1')];
  await owe('F-3', '2');
  const other = await owe('F-4', '2');
  await the.news.catchUp();
  await the.plan(); // nobody has taken the steps up yet
  expect(await the.steps()).toEqual(['2026-11-23 reminder sms open', '2026-11-23 reminder sms open']);
  await withdrawByHand(the.planner, 'user:test', one.receivableId);
  expect((await the.told('step_ended')).length).toBe(0);
  await withdrawByHand(the.planner, 'user:test', two.receivableId);
  expect(await the.told('step_ended')).toMatchObject([{ fate: 'withdrawn' }]);
  const debtor = { personId: other.personId, creditorId: acme.id };
  expect(await withdrawDebtor(the.planner, 'user:test', debtor)).toMatchObject({ ok: true, value: { length: 2 } });
  expect(await the.told('step_ended')).toMatchObject([{ fate: 'withdrawn' }, { fate: 'withdrawn' }]);
  expect(await withdrawDebtor(the.planner, 'user:test', debtor)).toMatchObject({ ok: false, reason: 'not_enrolled' });
  await the.time.advance(3 * day);
  expect(await the.turn()).toMatchObject({ entered: 0, steps: 0 });
});
