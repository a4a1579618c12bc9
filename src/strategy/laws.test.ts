import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfDay, dayNumber, dayStart } from '../kernel/day-number.ts';
import { aCase, aReceivable, ladder } from './a-case.ts';
import { advance } from './advance.ts';
import { decideNextStep } from './decide-next-step.ts';
import type { Decision } from './decision.ts';
import type { CaseFacts, ReceivableFacts } from './model.ts';
import { strategyBook } from './strategy-book.ts';

const book = strategyBook([ladder]);
const first = dayNumber('2026-10-01');

/** A portfolio's day: whether the program ran, at which hours it looked, and what was paid of which invoice. */
const aDay = fc.record({
  hours: fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  paid: fc.option(fc.record({ invoice: fc.nat(3), minor: fc.integer({ min: 1, max: 60_000 }) }), { freq: 6 }),
});
const dues = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 4 });

test('however the days fall, nobody is contacted twice in a day', () => {
  let seen = 0;
  fc.assert(
    fc.property(dues, fc.array(aDay, { minLength: 60, maxLength: 60 }), (offsets, days) => {
      const contacts = live(caseOf(offsets), days).flatMap(({ decision, day }) => (decision.contact ? [day] : []));
      expect(new Set(contacts).size).toBe(contacts.length);
      seen += contacts.length;
    }),
    { numRuns: 150 },
  );
  expect(seen).toBeGreaterThan(150);
});

test('in any order of payments and of days on which the program was down, no step of an invoice is lost or repeated', () => {
  fc.assert(
    fc.property(dues, fc.array(aDay, { minLength: 90, maxLength: 90 }), (offsets, days) => {
      const start = caseOf(offsets);
      const lived = live(start, [...days, ...Array.from({ length: 120 }, () => ({ hours: [9], paid: null }))]);
      for (const { id } of start.receivables) {
        const passed = lived.flatMap(({ decision }) =>
          decision.moves
            .filter(({ receivableId }) => receivableId === id)
            .flatMap(({ steps }) => steps.map(({ level }) => level)),
        );
        const left = lived.some(({ decision }) => decision.exits.some(({ receivableId }) => receivableId === id));
        const inOrder = ladder.steps.map((_, level) => level);
        expect(passed).toEqual(left ? inOrder.slice(0, passed.length) : inOrder);
      }
    }),
    { numRuns: 100 },
  );
});

test('a contact is never milder than one before it about the same invoices', () => {
  fc.assert(
    fc.property(dues, fc.array(aDay, { minLength: 90, maxLength: 90 }), (offsets, days) => {
      const levels = new Map<string, number>();
      for (const { decision } of live(caseOf(offsets), days))
        for (const { receivableId, level } of decision.moves) {
          expect(level).toBeGreaterThan(levels.get(receivableId) ?? -1);
          levels.set(receivableId, level);
        }
    }),
    { numRuns: 100 },
  );
});

test('a held case decides nothing, whatever is due', () => {
  fc.assert(
    fc.property(dues, fc.nat(80), fc.option(fc.integer({ min: 1, max: 30 })), (offsets, day, length) => {
      const now = dayStart(first + day, 'CZ') + 9 * 3_600_000;
      const hold = { reason: 'manual' as const, from: now - 1, until: length === null ? null : now + length * 86_400_000 };
      const { contact, moves, nextAt } = decideNextStep(book, { ...caseOf(offsets), holds: [hold] }, now);
      expect({ contact, moves, nextAt }).toEqual({ contact: null, moves: [], nextAt: hold.until });
    }),
  );
});

test('the order in which receivables are given changes nothing, nor does asking twice', () => {
  fc.assert(
    fc.property(dues, fc.nat(80), (offsets, day) => {
      const now = dayStart(first + day, 'CZ') + 9 * 3_600_000;
      const facts = caseOf(offsets);
      const there = decideNextStep(book, facts, now);
      expect(decideNextStep(book, structuredClone(facts), now)).toEqual(there);
      const turned = decideNextStep(book, { ...facts, receivables: facts.receivables.toReversed() }, now);
      expect(turned.contact?.step).toBe(there.contact?.step);
      expect(turned.contact?.totalMinor).toBe(there.contact?.totalMinor);
      expect(turned.nextAt).toBe(there.nextAt);
    }),
  );
});

test('what a decision says is worth looking at next never misses a step: looking each hour finds none earlier', () => {
  fc.assert(
    fc.property(dues, fc.nat(60), (offsets, day) => {
      const now = dayStart(first + day, 'CZ') + 9 * 3_600_000;
      const facts = caseOf(offsets);
      const { contact, moves, nextAt } = decideNextStep(book, facts, now);
      if (contact || moves.length > 0) return;
      for (let at = now; at < (nextAt ?? now + 20 * 86_400_000); at += 3_600_000)
        expect(decideNextStep(book, facts, at).contact).toBeNull();
    }),
    { numRuns: 60 },
  );
});

function caseOf(offsets: readonly number[]): CaseFacts {
  return aCase(offsets.map((offset, index) => aReceivable(`r${index}`, dateOfDay(first + 20 + offset), ladder)));
}

type Lived = { readonly day: number; readonly decision: Decision };

/** Carries out what is decided, day by day, as the planner does. */
function live(
  facts: CaseFacts,
  days: readonly {
    readonly hours: readonly number[];
    readonly paid: { readonly invoice: number; readonly minor: number } | null;
  }[],
): Lived[] {
  const lived: Lived[] = [];
  let state = facts;
  for (const [index, { hours, paid }] of days.entries()) {
    const day = first + index;
    for (const hour of hours.toSorted((a, b) => a - b)) {
      const now = dayStart(day, 'CZ') + hour * 3_600_000;
      const decision = decideNextStep(book, state, now);
      lived.push({ day, decision });
      state = carryOut(state, decision, now);
    }
    if (paid)
      state = {
        ...state,
        receivables: state.receivables.map((each, at) => (at === paid.invoice ? payPart(each, paid.minor) : each)),
      };
  }
  return lived;
}

function carryOut(facts: CaseFacts, { moves, exits, contact }: Decision, now: number): CaseFacts {
  const receivables = facts.receivables
    .filter(({ id }) => !exits.some(({ receivableId }) => receivableId === id))
    .map((each): ReceivableFacts => {
      const move = moves.find(({ receivableId }) => receivableId === each.id);
      return move && each.progress ? { ...each, progress: advance(each.progress, move, now) } : each;
    });
  return { ...facts, receivables, lastContactAt: contact ? now : facts.lastContactAt };
}

function payPart(receivable: ReceivableFacts, minor: number): ReceivableFacts {
  return { ...receivable, amountMinor: Math.max(0, receivable.amountMinor - minor) };
}
