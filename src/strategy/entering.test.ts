import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayStart } from '../kernel/day-number.ts';
import { aCase, aReceivable, at, ladder } from './a-case.ts';
import { mayEnter } from './may-enter.ts';
import type { CaseFacts, ExitReason, HoldFacts, ReceivableFacts } from './model.ts';
import { proposeForCase } from './planning/plan-case.ts';
import type { OpenLibrary } from './planning/strategy-library.ts';
import { strategyBook } from './strategy-book.ts';

const strategy = { ...ladder, leave: ['below_tolerance', 'disputed', 'hardship', 'opted_out_of_everything'] as const };
const library: OpenLibrary = {
  book: strategyBook([strategy]),
  empty: false,
  current: () => strategy,
  assign: (facts, receivable, now) => (mayEnter(strategy, facts, receivable, now) ? { strategy, because: 'rule' } : null),
  segments: [],
  segmentsOf: () => [],
};
const first = dayNumber('2026-11-02');
const noon = (day: number) => dayStart(first + day, 'CZ') + 12 * 3_600_000;

type Stand = { readonly receivable: Partial<ReceivableFacts>; readonly facts: Partial<CaseFacts> };

/** A month, looked at once a day, of one receivable that is in no strategy at first: on which days it entered, and why it left on which. */
function month(standOn: (day: number) => Stand) {
  let [entered, left]: [number[], string[]] = [[], []];
  let receivable: ReceivableFacts = aReceivable('1', '2026-10-20', null);
  for (let day = 0; day < 31; day += 1) {
    const { receivable: own, facts } = standOn(day);
    const loaded = { facts: aCase([{ ...receivable, ...own }], facts), keptOut: new Set<never>(), recentContacts: [] };
    const proposal = proposeForCase(library, loaded, { next: (() => `enr_${day}`) as never }, noon(day));
    entered = [...entered, ...proposal.entered.map(() => day)];
    const [exit] = proposal.decision.exits;
    const [after = receivable] = proposal.loaded.facts.receivables;
    receivable = exit ? { ...after, progress: null, leftBecause: exit.reason } : after;
    if (exit) left = [...left, `${day} ${exit.reason}`];
  }
  return { entered, left };
}

const holdOf = (reason: 'dispute' | 'hardship', from: number, to: number): HoldFacts => ({
  reason,
  from: noon(from),
  until: noon(to),
});

describe('nothing goes in and out of a strategy while the reason stands for which it has to leave', () => {
  test('whatever disputes, hardships and opt-outs come and go, a month has one enrolment, and one more after each that ended', () => {
    const episode = fc.record({
      why: fc.constantFrom('dispute' as const, 'hardship' as const, 'opted_out' as const, 'below_tolerance' as const),
      from: fc.nat(30),
      length: fc.integer({ min: 1, max: 12 }),
    });
    let [seen, withheld] = [0, 0];
    fc.assert(
      fc.property(fc.array(episode, { maxLength: 4 }), (episodes) => {
        const standing = (day: number, why: string) =>
          episodes.some((one) => one.why === why && one.from <= day && day < one.from + one.length);
        const stands = (day: number) => ['dispute', 'hardship', 'opted_out', 'below_tolerance'].some((why) => standing(day, why));
        const { entered, left } = month((day) => ({
          receivable: {
            amountMinor: standing(day, 'below_tolerance') ? 50 : 100_000,
            holds: episodes.flatMap(({ why, from, length }) => (why === 'dispute' ? [holdOf(why, from, from + length)] : [])),
          },
          facts: {
            optedOut: standing(day, 'opted_out'),
            holds: episodes.flatMap(({ why, from, length }) => (why === 'hardship' ? [holdOf(why, from, from + length)] : [])),
          },
        }));
        // it enters on the first day on which nothing stands, and leaves on the first on which something does
        const days = Array.from({ length: 31 }, (_, day) => day);
        expect(entered).toEqual(days.filter((day) => !stands(day) && (day === 0 || stands(day - 1))));
        expect(left.length).toBe(days.filter((day) => day > 0 && stands(day) && !stands(day - 1)).length);
        seen += left.length;
        withheld += days.filter((day) => stands(day)).length;
      }),
      { numRuns: 200 },
    );
    expect([seen > 50, withheld > 200]).toEqual([true, true]);
  });

  test.each<[ExitReason, 'dispute' | 'hardship']>([
    ['disputed', 'dispute'],
    ['hardship', 'hardship'],
  ])(
    'who left by a reaction as %s does not come back while that stands, whatever the strategy says of leaving',
    (left, reason) => {
      const mild = { ...ladder, leave: [] };
      const gone = aReceivable('1', '2026-10-20', null, { leftBecause: left, holds: [holdOf(reason, 0, 5)] });
      expect(mayEnter(mild, aCase([gone]), gone, noon(4))).toBe(false);
      expect(mayEnter(mild, aCase([gone]), gone, noon(5))).toBe(true);
      const fresh = { ...gone, leftBecause: null };
      expect(mayEnter(mild, aCase([fresh]), fresh, noon(4))).toBe(true);
    },
  );

  test('C-19 what the law itself bars enters no strategy that lets such go, and leaves it', () => {
    const barred = aReceivable('1', '2022-06-01', null, { endedBy: 'limitation' });
    expect(mayEnter({ ...ladder, leave: ['limitation'] }, aCase([barred]), barred, at('2026-11-23'))).toBe(false);
    const young = { ...barred, endedBy: null };
    expect(mayEnter({ ...ladder, leave: ['limitation'] }, aCase([young]), young, at('2026-11-23'))).toBe(true);
  });
});
