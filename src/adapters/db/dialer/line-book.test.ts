import SqliteDatabase from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../../test/support/open-books.ts';
import { phone } from '../../../../test/support/open-dialer.ts';
import { type Attempt, defaultCampaignSettings } from '../../../dialer/model.ts';
import type { TrunkId } from '../../../kernel/ids.ts';
import { sqliteAttempts } from './sqlite-attempts.ts';
import { sqliteCampaigns, sqliteEntries } from './sqlite-campaigns.ts';

let books: OpenBooks;
let made = 0;
const { number } = phone('+420000101001');

beforeEach(async () => {
  books = await openBooks();
  await books.run(async (tx) => {
    const of = { creditorId: 'crd_1', flow: 'soft-reminder', purpose: 'collection', state: 'running', standing: false } as const;
    await sqliteCampaigns.add(tx, { ...of, id: 'cmp_1', name: 'one', settings: defaultCampaignSettings, createdAt: 0 });
    const waiting = { state: 'waiting', attempts: 0, lastResult: null, doneBecause: null, callback: null, stepId: null } as const;
    const entries = Array.from({ length: mostUp }, (_, n) => ({ id: `ent_${n}`, personId: `per_${n}` }) as const);
    await sqliteEntries.add(
      tx,
      entries.map((each) => ({ ...waiting, ...each, campaignId: 'cmp_1' as const, dueAt: 0 })),
    );
  });
});
afterEach(() => books.close());

const attempt = (entry: number, trunkId: TrunkId, reservedAt: number): Attempt => {
  made += 1;
  return {
    ...{ id: `att_${made}`, campaignId: 'cmp_1', entryId: `ent_${entry}`, personId: `per_${entry}`, creditorId: 'crd_1' },
    ...{ contactPointId: 'cnt_1', number, trunkId, callerIdentityId: 'cid_1', callerNumber: number, ordinal: 1 },
    ...{ state: 'dialling', reservedAt, answeredAt: null, endedAt: null, result: null },
  };
};

const steps = fc.oneof(
  fc.record({
    do: fc.constant('dial' as const),
    at: fc.integer({ min: 1, max: 40 }),
    trunk: fc.constantFrom('trk_1' as const, 'trk_2' as const),
  }),
  fc.record({
    do: fc.constantFrom('answer', 'end', 'end_again', 'taken_back', 'agent', 'no_agent', 'by_another_program'),
    which: fc.nat({ max: 7 }),
  }),
);
type Step = typeof steps extends fc.Arbitrary<infer One> ? One : never;

test('the load is what the record says, after any order of dials, answers, ends, work taken back and changes by others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(steps, fc.integer({ min: 0, max: 40 })), { maxLength: 16 }), async (taken) => {
      for (const table of ['agent_lines', 'attempts']) books.db.run(`delete from ${table}`, []);
      const dialled: Attempt[] = [];
      for (const [step, since] of taken) {
        await take(step, dialled);
        const load = await books.run((tx) => sqliteAttempts.load(tx, since));
        expect([load.overall, load.byTrunk.get('trk_2') ?? none]).toEqual([onRecord(since), onRecord(since, 'trk_2')]);
        expect(load.byCampaign.get('cmp_1')?.up ?? 0).toBe(count('attempts where ended_at is null'));
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

async function take(step: Step, dialled: Attempt[]): Promise<void> {
  if (step.do === 'dial') {
    if (dialled.length === mostUp) return;
    const placed = attempt(dialled.length, step.trunk, step.at);
    dialled.push(placed);
    return books.run((tx) => sqliteAttempts.add(tx, placed));
  }
  const some = dialled[step.which % Math.max(1, dialled.length)];
  if (!some) return;
  const ends = (result: 'busy' | 'no_answer') => books.run((tx) => sqliteAttempts.markEnded(tx, some.id, 60, result, 'us'));
  switch (step.do) {
    case 'answer':
      return books.run((tx) => sqliteAttempts.markAnswered(tx, some.id, 50));
    case 'end':
      return void (await ends('busy'));
    case 'end_again':
      await ends('busy');
      return void (await ends('no_answer'));
    case 'agent':
      return books.run((tx) => sqliteAttempts.takeAgentLine(tx, some, 20));
    case 'no_agent':
      return books.run((tx) => sqliteAttempts.freeAgentLine(tx, some.id));
    case 'taken_back': {
      const failing = books.run(async (tx) => {
        await sqliteAttempts.markEnded(tx, some.id, 60, 'busy', 'us');
        throw new Error('taken back');
      });
      return expect(failing).rejects.toThrow('taken back');
    }
    case 'by_another_program': {
      const other = new SqliteDatabase(books.db.file);
      other.prepare('update attempts set ended_at = 70 where id = ?').run(some.id);
      other.close();
    }
  }
}

function onRecord(since: number, trunk: string | null = null) {
  const of = trunk === null ? '1' : `trunk_id = '${trunk}'`;
  const rows = books.db.run(
    `select reserved_at as at from attempts where ${of} union all select taken_at from agent_lines where ${of}`,
    [],
  ) as { at: number }[];
  const times = rows.map(({ at }) => at).filter((at) => at > since);
  return {
    up: count(`attempts where ended_at is null and ${of}`) + count(`agent_lines where ${of}`),
    dialled: times.sort((a, b) => a - b),
  };
}

function count(what: string): number {
  return (books.db.run(`select count(*) as n from ${what}`, [])[0] as { n: number }).n;
}

const none = { up: 0, dialled: [] };
const mostUp = 8;
