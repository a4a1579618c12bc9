import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call, Page } from '../../web/api-types.ts';
import { callsIn, mergeCalls } from './merge-calls.ts';
import type { CallPages } from './queries.ts';

function call(n: number, state: Call['state']): Call {
  return {
    id: `att_${String(n).padStart(26, '0')}`,
    direction: 'outbound',
    campaignId: 'cmp_00000000000000000000000000',
    personId: 'per_00000000000000000000000000',
    who: 'Jana N.',
    number: '+420***101',
    callerIdentity: '+420000900001',
    attemptNumber: 1,
    state,
    node: null,
    result: null,
    keyed: [],
    placedAt: '2026-11-21T12:00:00.000Z',
    answeredAt: null,
    endedAt: null,
    promise: null,
  };
}

/** Calls `from`..1 in pages of `size`, `loaded` of them asked for. */
function pagesOf(from: number, size: number, loaded: number): CallPages {
  const pages: Page<Call>[] = [];
  for (let newest = from, n = 0; n < loaded && (newest > 0 || n === 0); newest -= size, n += 1) {
    const items = Array.from({ length: Math.max(0, Math.min(size, newest)) }, (_, i) => call(newest - i, 'dialling'));
    pages.push({ items, next: newest > size ? (items.at(-1)?.id ?? null) : null });
  }
  return { pages, pageParams: pages.map(() => null) };
}

test('whatever rows change, the board shows each loaded call once, newest first, in its last state', () => {
  fc.assert(
    fc.property(
      fc.nat(30),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 1, max: 40 })),
      (count, size, loaded, changed) => {
        const before = pagesOf(count, size, loaded);
        const after = callsIn(
          mergeCalls(
            before,
            [...new Set(changed)].map((n) => call(n, 'talking')),
          ),
        );
        const ids = after.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort().reverse());
        const shown = new Set(callsIn(before).map(({ id }) => id));
        for (const id of shown) expect(ids).toContain(id);
        const oldest = before.pages.at(-1)?.next ?? '';
        for (const n of changed) {
          const { id } = call(n, 'talking');
          expect(after.find((row) => row.id === id)?.state).toBe(shown.has(id) || id > oldest ? 'talking' : undefined);
        }
      },
    ),
  );
});

test('a row older than all that is loaded waits for its page', () => {
  const before = pagesOf(20, 5, 1);
  expect(callsIn(mergeCalls(before, [call(3, 'ended')])).map(({ id }) => id)).not.toContain(call(3, 'ended').id);
});

test('the first call of all appears on an empty board', () => {
  const empty: CallPages = { pages: [{ items: [], next: null }], pageParams: [null] };
  expect(callsIn(mergeCalls(empty, [call(1, 'dialling')]))).toHaveLength(1);
});
