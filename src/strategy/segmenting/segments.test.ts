import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseId } from '../../kernel/ids.ts';
import { aCase, aReceivable, at } from '../a-case.ts';
import type { CaseFacts } from '../model.ts';
import { momentOf } from '../moment.ts';
import { movesOf } from './form-segments.ts';
import { boundsOf, formedSegment, type Measures, measure } from './formed-segment.ts';
import { formedNames, type Membership } from './model.ts';
import { loadSegments, segmentsOf } from './segments.ts';

const moment = momentOf({ creditorCountry: 'CZ' }, at('2026-11-20'));

function owing(id: string, amountMinor: number, due: string, history: Partial<CaseFacts['history']> = {}): CaseFacts {
  const facts = aCase([aReceivable(id, due, null, { amountMinor })], { caseId: `cas_${id}` });
  return { ...facts, history: { ...facts.history, ...history } };
}

function formed(cases: readonly CaseFacts[]): ReadonlyMap<CaseId, Membership> {
  const measures: Measures = new Map();
  for (const facts of cases) measure(measures, facts, moment);
  const bounds = boundsOf(measures);
  return new Map(
    cases.flatMap((facts) => {
      const segment = formedSegment(bounds, facts, moment);
      return segment ? [[facts.caseId, segment] as const] : [];
    }),
  );
}

test('a debtor may be in several segments at once (BC-3), and the shipped ones are sound', () => {
  const proof = loadSegments(readFileSync('strategies/segments.yaml', 'utf8'), 'segments.yaml');
  expect(proof.ok ? '' : proof.message).toBe('');
  if (!proof.ok) return;
  const worst = owing('a', 6_000_000, '2026-09-01', { brokenPromises: 2, unreachable: true });
  const best = owing('b', 100_000, '2026-11-25');
  expect(segmentsOf(proof.value, worst, moment)).toEqual(['unreliable', 'unreachable', 'hard', 'large']);
  expect(segmentsOf(proof.value, best, moment)).toEqual([]);
});

test('a segment never asks for segments, nor stands twice, nor bears a name that the system gives', () => {
  const codes = (text: string) => {
    const proof = loadSegments(text, 'segments.yaml');
    return proof.ok ? [] : proof.problems.map(({ code }) => code);
  };
  expect(codes('segments: [{ segment: a, title: A, if: segment = b }]')).toEqual(['segment_of_segments']);
  expect(codes('segments: [{ segment: a, title: A, if: reached }, { segment: a, title: B, if: not reached }]')).toEqual([
    'repeated_segment',
  ]);
  expect(codes('segments: [{ segment: large-old-reliable, title: A, if: reached }]')).toEqual(['formed_segment']);
});

test('segments form themselves by thirds of balance and age and by behaviour, and say why (CT-8)', () => {
  const members = formed([
    owing('a', 10_000, '2026-11-19'),
    owing('b', 50_000, '2026-11-01', { brokenPromises: 1 }),
    owing('c', 90_000, '2026-08-01', { lateOfLast: 5 }),
    owing('d', 0, '2026-08-01'),
  ]);
  const kind = 'formed';
  expect(Object.fromEntries(members)).toEqual({
    cas_a: { segment: 'small-fresh-reliable', kind, because: '100.00 CZK open, 1 days past due, no broken promise' },
    cas_b: { segment: 'middling-ageing-wavering', kind, because: '500.00 CZK open, 19 days past due, 1 broken promise' },
    cas_c: { segment: 'large-old-unreliable', kind, because: '900.00 CZK open, 111 days past due, 5 of the last 6 paid late' },
  });
  expect([...members.values()].every(({ segment }) => formedNames.has(segment))).toBe(true);
});

test('who moves comes into what is new and leaves what is no more; who stays does neither', () => {
  const { caseId, personId } = aCase([]);
  const asked = (segment: string) => ({ segment, kind: 'asked', because: null }) as const;
  const before = [asked('stays'), asked('goes')].map((each) => ({ ...each, caseId, personId }));
  const now = new Map([asked('stays'), asked('comes')].map((each) => [each.segment, each]));
  const { joined, left } = movesOf({ caseId, personId }, now, before);
  expect(joined).toEqual([{ ...asked('comes'), caseId, personId }]);
  expect(left).toEqual([before[1]]);
});

test('in whatever order cases come, they form the same segments, and equal cases are never parted', () => {
  const cases = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 6 }), age: fc.integer({ min: 0, max: 6 }) }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(cases, (written) => {
      const all = written.map(({ amount, age }, index) =>
        owing(`${index}`, amount * 1000, `2026-11-${String(20 - age).padStart(2, '0')}`),
      );
      const members = formed(all);
      expect(new Map([...formed(all.toReversed())].toSorted())).toEqual(new Map([...members].toSorted()));
      const byValue = new Map<string, string>();
      for (const [index, { amount, age }] of written.entries()) {
        const segment = members.get(`cas_${index}` as CaseId)?.segment ?? '';
        expect(byValue.get(`${amount}/${age}`) ?? segment).toBe(segment);
        byValue.set(`${amount}/${age}`, segment);
      }
    }),
  );
});
