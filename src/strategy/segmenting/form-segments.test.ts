import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../test/support/open-dialer.ts';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import { assembleStrategy } from '../assemble-strategy.ts';
import { readStrategy } from '../document.ts';
import { publishDocument } from '../planning/publish-document.ts';
import { carryOnForming, formSegments, openForming } from './form-segments.ts';
import { lastChanges } from './last-changes.ts';
import { listSegments } from './list-segments.ts';
import { removeSegment, saveSegment } from './save-segment.ts';

let the: OpenPlanner;
let acme: Awaited<ReturnType<OpenPlanner['creditor']>>;

/** Monday 23 November 2026, nine o'clock; four owe 1 to 400 crowns, the oldest most. */
beforeEach(async () => {
  the = await openPlanner('published');
  acme = await the.creditor('CZ');
  for (const [index, amountMinor] of [10_000, 20_000, 30_000, 40_000].entries())
    await the.debtor(
      acme,
      `+42000010110${index}`,
      {},
      { amountMinor, due: `2026-11-${String(20 - index * 5).padStart(2, '0')}` },
    );
});
afterEach(() => the.close());

const save = (name: string, ...where: string[]) => saveSegment(the.planner, 'user:eva', { name, title: null, where });
const form = () => formSegments(the.planner, 'user:eva', { chunk: 2 });
const sizeOf = async (name: string) => {
  const { segments } = await form();
  const found = segments.find(({ segment }) => segment === name);
  return found && [found.size, found.joined, found.left];
};
const members = async (name: string) => the.run((tx) => the.planner.segments.members(tx, name, null, 100));

async function publish(source: string): Promise<void> {
  const read = readStrategy(source, 'soft');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { name, version } = assembleStrategy(read.value);
  await publishDocument(the.planner, 'user:eva', { kind: 'strategy', name, version, source });
}

test('a saved segment has members from one forming to another, and its history is kept', async () => {
  must(await save('owes-much', 'balance >= 300 CZK'));
  expect(await sizeOf('owes-much')).toEqual([2, 2, 0]);
  expect(await sizeOf('owes-much')).toEqual([2, 0, 0]);
  must(await save('owes-much', 'balance >= 400 CZK'));
  expect(await sizeOf('owes-much')).toEqual([1, 0, 1]);
  expect(await members('owes-much')).toHaveLength(1);
  must(await removeSegment(the.planner, 'user:eva', 'owes-much'));
  expect(await sizeOf('owes-much')).toEqual([0, 0, 1]);
  const history = await the.run((tx) => the.planner.segments.history(tx, 'owes-much', 10));
  expect(history.map(({ size }) => size)).toEqual([0, 1, 2, 2]);
});

test('the system’s own segments are kept the same way: whoever moves is told with where from', async () => {
  await form();
  const [first] = await the.run((tx) => the.planner.segments.formings(tx, 1));
  const rows = await the.db.reader.selectFrom('segment_members').selectAll().where('kind', '=', 'formed').execute();
  expect(rows).toHaveLength(4);
  const most = rows.find(({ because }) => because?.startsWith('400.00'));
  expect(most).toMatchObject({ segment: 'large-old-reliable', from_forming: first?.id, until_forming: null });
  for (const index of [4, 5, 6, 7, 8])
    await the.debtor(acme, `+42000010110${index}`, {}, { amountMinor: 90_000_00, due: '2026-06-01' });
  const { id } = await form();
  const changes = await the.run((tx) => the.planner.segments.changes(tx, id, 'large-old-reliable', 10));
  const moved = await the.run((tx) => the.planner.segments.membersAmong(tx, [most?.case_id as never]));
  expect(changes.find(({ caseId }) => caseId === most?.case_id)).toMatchObject({ change: 'left', other: moved[0]?.segment });
  expect(changes.filter(({ change }) => change === 'joined')).toHaveLength(5);
});

test('a segment of the system is called by the same words wherever it is told of, as one that came or left too', async () => {
  await form();
  for (const index of [4, 5, 6, 7, 8])
    await the.debtor(acme, `+42000010110${index}`, {}, { amountMinor: 90_000_00, due: '2026-06-01' });
  await form();
  const titles = new Map((await listSegments(the.planner)).items.map(({ name, title }) => [name, title]));
  expect(titles.get('large-old-reliable')).toBe('Large, old, reliable');
  const changes = await the.run((tx) => lastChanges(the.planner, tx, 'large-old-reliable', 100));
  const left = changes.find(({ change }) => change === 'left');
  expect(left?.other).toMatch(/^[a-z]+-[a-z]+-reliable$/);
  expect(left?.otherTitle).toBe(titles.get(left?.other ?? ''));
  const came = changes.filter(({ change }) => change === 'joined');
  expect(new Set(came.map(({ otherTitle }) => otherTitle))).toEqual(new Set([null]));
});

test('a forming that was interrupted goes on where it was, and what is counted adds up', async () => {
  must(await save('everybody', 'balance > 0 CZK'));
  const { id } = await openForming(the.planner, 'system');
  let pages = 0;
  const dying = {
    ...the.planner,
    facts: {
      load: (...args: Parameters<typeof the.planner.facts.load>) => {
        pages += 1;
        if (pages === 5) throw new Error('the process died');
        return the.planner.facts.load(...args);
      },
    },
  };
  await expect(carryOnForming(dying, id, { chunk: 2 })).rejects.toThrow('died');
  expect(await the.run((tx) => the.planner.segments.unfinished(tx))).toMatchObject([{ id, cases: 2 }]);
  await Promise.all([form(), carryOnForming(the.planner, id, { chunk: 2 })]);
  const told = (await the.events('segments_formed')).map(({ data }) => data as { cases: number; segments: { name: string }[] });
  const everybody = told.map(({ cases, segments }) => [cases, segments.find(({ name }) => name === 'everybody')]);
  expect(everybody).toEqual([
    [4, { name: 'everybody', size: 4, joined: 4, left: 0 }],
    [4, { name: 'everybody', size: 4, joined: 0, left: 0 }],
  ]);
});

test('a strategy that asks for a segment sees a saved one at once, and one of the system’s from its next forming on', async () => {
  const ladder = (name: string, enter: string) =>
    publish(
      `strategy: ${name}\ntitle: ${name}\ncurrency: CZK\nenter: ${enter}\ncosts: { sms: 1 CZK }\nsteps:\n` +
        '  - { name: reminder, at: due + 3 days, channel: sms, template: payment-details }\nleave: [below_tolerance]\n',
    );
  await ladder('for-large', 'segment = large-old-reliable');
  await ladder('for-saved', 'segment = owes-little');
  expect((await the.plan()).entered).toBe(0);
  must(await save('owes-little', 'balance <= 100 CZK'));
  expect((await the.plan()).entered).toBe(1);
  await form();
  await the.plan();
  const entered = (await the.told('strategy_entered')).map(({ strategy }) => strategy);
  expect(entered[0]).toBe('for-saved');
  expect(new Set(entered)).toEqual(new Set(['for-saved', 'for-large']));
});

test('a name that the system gives, a condition on segments and a condition of unknown facts are refused with why', async () => {
  const refusal = async (name: string, ...where: string[]) => {
    const saved = await save(name, ...where);
    return saved.ok ? null : saved.message;
  };
  expect(await refusal('large-old-reliable', 'reached')).toContain('forms by itself');
  expect(await refusal('a', 'segment = b')).toContain('found after it');
  expect(await refusal('a', 'weather = fine')).toContain('weather');
  expect(await refusal('A b', 'reached')).toContain('small letters');
  expect(await refusal('a')).toContain('who is in it');
  expect(must(await save('a', 'reached')).changed).toBe(true);
  expect(must(await save('a', 'reached')).changed).toBe(false);
});
