import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../../test/support/open-books.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Creditor } from '../../../receivables/model.ts';
import type { Owing } from '../../../receivables/ports.ts';
import { inside } from '../unit-of-work.ts';
import { owingQuery } from './sqlite-receivables.ts';

let the: OpenBooks;
let acme: Creditor;
let other: Creditor;
let people: PersonId[];

const many = 12;
const late: Owing = { who: 'overdue', before: '2026-11-20' };

/** Twelve people, in the order of their ids. */
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  other = await the.creditor('CZ', { code: 'other' });
  const found: PersonId[] = [];
  for (let n = 0; n < many; n += 1) {
    const key = `F-${n}`;
    found.push((await the.register(acme, { receivableId: key, debtorId: key, name: key, email: `${n}@example.cz` })).personId);
  }
  people = found.sort();
});
afterEach(() => the.close());

/** What a person owes the creditor at a moment; `elsewhere`: she has nothing to do with it. */
const states = ['late', 'soon', 'paid', 'elsewhere'] as const;
type State = (typeof states)[number];

const put = (personId: PersonId, state: State) =>
  the.run(async (tx) => {
    const set = {
      status: state === 'paid' ? 'settled' : 'open',
      due: state === 'soon' ? '2026-12-24' : '2026-11-01',
      creditor_id: state === 'elsewhere' ? other.id : acme.id,
    };
    await inside(tx).updateTable('receivables').set(set).where('person_id', '=', personId).execute();
  });
const page = (which: Owing, after: PersonId | null, limit: number) =>
  the.run((tx) => the.tools.books.receivables.owing(tx, acme.id, which, after, limit));

test('whoever owes all the while is seen once, and nobody twice, whatever changes between two pages', async () => {
  const state = fc.constantFrom(...states);
  const change = fc.record({ who: fc.nat(many - 1), to: state });
  const changes = fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(state, { minLength: many, maxLength: many }),
      changes,
      fc.integer({ min: 1, max: 5 }),
      async (begin, between, limit) => {
        const now = [...begin];
        for (const [index, personId] of people.entries()) await put(personId, begin[index] ?? 'paid');
        const ever = people.map((_, index) => new Set([begin[index]]));
        const seen: PersonId[] = [];
        for (let after: PersonId | null = null, turn = 0; ; turn += 1) {
          expect(turn).toBeLessThanOrEqual(many);
          const found: Awaited<ReturnType<typeof page>> = await page(late, after, limit);
          expect(found.people.length).toBeLessThanOrEqual(limit);
          for (const personId of found.people) expect(now[people.indexOf(personId)]).toBe('late');
          seen.push(...found.people);
          if (found.next === null) break;
          after = found.next;
          for (const { who, to } of between[turn] ?? []) {
            await put(people[who] as PersonId, to);
            now[who] = to;
            ever[who]?.add(to);
          }
        }
        expect(new Set(seen).size).toBe(seen.length);
        for (const [index, personId] of people.entries())
          if (ever[index]?.size === 1 && ever[index].has('late')) expect(seen).toContain(personId);
      },
    ),
    { numRuns: 60 },
  );
});

test('a page of which nobody fits is empty and not the last, so that it never reads on through the whole portfolio', async () => {
  for (const personId of people) await put(personId, 'paid');
  await put(people[8] as PersonId, 'late');
  expect(await page(late, null, 4)).toEqual({ people: [], next: people[3] });
  expect(await page(late, people[3] as PersonId, 4)).toEqual({ people: [], next: people[7] });
  expect(await page(late, people[7] as PersonId, 5)).toEqual({ people: [people[8]], next: null });
});

const which: Owing[] = [
  { who: 'anybody' },
  late,
  { who: 'due_soon', from: '2026-11-20', to: '2026-11-30' },
  { who: 'promised', from: '2026-11-20', to: '2026-11-30' },
  { who: 'unconfirmed_phone' },
];

test.each(which)('people of whom one asks ($who) are read in the order of an index and never sorted', async (asked) => {
  const plan = await the.run(async (tx) => {
    const query = owingQuery(acme.id, asked, people[0] ?? null, 100);
    return (await sql<{ detail: string }>`explain query plan ${query}`.execute(inside(tx))).rows.map(({ detail }) => detail);
  });
  expect(plan.join('\n')).toContain('USING COVERING INDEX receivables_by_creditor (creditor_id=? AND person_id>?)');
  expect(plan.filter((step) => /TEMP B-TREE|SCAN (?!looked_at)/.test(step))).toEqual([]);
});
