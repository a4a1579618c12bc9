import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LargeBook, numbers, openLargeBook, rowId, scansOf } from '../../../../test/support/large-book.ts';
import type { CaseId, FormingId } from '../../../kernel/ids.ts';
import { sqliteSegmentRecord as record } from './sqlite-segment-record.ts';

/** 30,000 cases that all moved at the last forming: from small to large if their number is even, and the other way if it is odd. */
let book: LargeBook;
const cases = 30_000;
const [first, last] = [1, 2].map((n) => `frm_${String(n).repeat(26)}` as FormingId) as [FormingId, FormingId];
const [small, large, late] = ['small-fresh-reliable', 'large-fresh-reliable', 'late'] as const;

beforeAll(async () => {
  book = await openLargeBook();
  const { run } = book;
  await run(`insert into segment_formings (id, actor, started_at, finished_at, cases) values
    ('${first}', 'system', 1, 2, ${cases}), ('${last}', 'system', 3, null, ${cases})`);
  await run(`insert into persons (id, kind, name, language, country) ${numbers(cases)}
    select ${rowId('per')}, 'natural', 'Jana Nováková ' || n, 'cs', 'CZ' from n`);
  const member = (segment: string, kind: string, from: FormingId, until: FormingId | null, which = 'true') =>
    run(`insert into segment_members (case_id, segment, kind, person_id, because, from_forming, until_forming) ${numbers(cases)}
      select ${rowId('cas')}, ${segment}, '${kind}', ${rowId('per')}, null, '${from}', ${until ? `'${until}'` : 'null'} from n where ${which}`);
  await member(`case n % 2 when 0 then '${small}' else '${large}' end`, 'formed', first, last);
  await member(`case n % 2 when 0 then '${large}' else '${small}' end`, 'formed', last, null);
  await member(`'${late}'`, 'asked', last, null, 'n % 3 = 0');
});
afterAll(() => book.close());

test.each(['as the indexes alone tell', 'once SQLite has counted the rows'])(
  'who came and who left is shown without going through all who moved: %s',
  async (when) => {
    if (when.startsWith('once')) await book.run('analyze');
    for (const segment of [small, large, late]) {
      const plan = await book.planOfUnit((tx) => record.changes(tx, last, segment, 1_000_000));
      expect(scansOf(plan), plan.join('\n')).toEqual([]);
      expect(plan.join('\n')).not.toMatch(/TEMP B-TREE|MATERIALIZE|CO-ROUTINE/);
      expect(plan.filter((step) => step.startsWith('SEARCH m ')).map((step) => step.split('INDEX ')[1])).toEqual([
        'segment_members_joined (from_forming=? AND segment=?)',
        'segment_members_left (until_forming=? AND segment=?)',
      ]);
      expect(plan.filter((step) => step.startsWith('SEARCH o ')).every((step) => step.includes('(case_id=?'))).toBe(true);
    }
  },
);

test('those who came are shown first, each by case with where from, and those who left as far as there is room', async () => {
  const shown = async (segment: string, limit: number) =>
    (await book.work.run((tx) => record.changes(tx, last, segment, limit))).map(({ caseId, name, change, other }) => [
      ...[Number(caseId.slice(4)), name, change, other],
    ]);
  expect(await shown(large, 2)).toEqual([
    [2, 'Jana Nováková 2', 'joined', small],
    [4, 'Jana Nováková 4', 'joined', small],
  ]);
  const all = await shown(large, cases / 2 + 2);
  expect(all.slice(-3)).toEqual([
    [cases, `Jana Nováková ${cases}`, 'joined', small],
    [1, 'Jana Nováková 1', 'left', small],
    [3, 'Jana Nováková 3', 'left', small],
  ]);
  expect(await shown(late, 1)).toEqual([[3, 'Jana Nováková 3', 'joined', null]]);
});

test('a forming is counted from indexes alone, and tells the kind of each segment, of an empty one too', async () => {
  const sizes: unknown[] = [];
  const plan = await book.planOfUnit(async (tx) => {
    sizes.push(...(await record.finish(tx, last, 4, [late, 'nobody'])));
  });
  const ofMembers = plan.filter((step) => /segment_members/.test(step));
  expect(ofMembers.map((step) => /USING COVERING INDEX \w+/.exec(step)?.[0] ?? step)).toEqual([
    'USING COVERING INDEX segment_members_now',
    'USING COVERING INDEX segment_members_joined',
    'USING COVERING INDEX segment_members_left',
  ]);
  const half = cases / 2;
  expect(sizes).toEqual([
    { segment: large, kind: 'formed', size: half, joined: half, left: half },
    { segment: late, kind: 'asked', size: cases / 3, joined: cases / 3, left: 0 },
    { segment: 'nobody', kind: 'asked', size: 0, joined: 0, left: 0 },
    { segment: small, kind: 'formed', size: half, joined: half, left: half },
  ]);
});

test('a page of members is found by its index', async () => {
  const plan = await book.planOfUnit((tx) => record.members(tx, late, `cas_${'0'.repeat(26)}` as CaseId, 50));
  expect(scansOf(plan, 'f'), plan.join('\n')).toEqual([]);
  expect(plan.join('\n')).not.toMatch(/TEMP B-TREE/);
});
