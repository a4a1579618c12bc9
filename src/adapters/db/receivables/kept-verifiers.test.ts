import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Verifier } from '../../../receivables/model.ts';
import { type KeptVerifier, keepVerifiers, lookupsIn, unfindableIn } from './kept-verifiers.ts';

const about = { personId: 'per_jana' as PersonId, creditorId: 'crd_acme' as CreditorId };
const born = (hash: string): Verifier => ({ ...about, field: 'birth_date', source: '', keyed: { hash, keyId: 'key' } });
const customer = (receivable: string, hash: string, lookup: string | null): Verifier => ({
  ...about,
  field: 'customer_number',
  source: receivable as ReceivableId,
  keyed: { hash, keyId: 'key' },
  ...(lookup !== null && { lookup: { hash: lookup, keyId: 'key' } }),
});

test('a new birth date takes the place of the old one', () => {
  expect(keepVerifiers(keepVerifiers([], [born('a')]), [born('b')])).toEqual([['birth_date', 'b', 'key']]);
});

test('one customer number of two receivables stands once, and finds its person once', () => {
  const kept = keepVerifiers([], [customer('rcv_1', 'n', 'found'), customer('rcv_2', 'n', 'found')]);
  expect(kept).toEqual([['customer_number', 'n', 'key', 'found', ['rcv_1', 'rcv_2']]]);
  expect(lookupsIn(kept)).toEqual(['found']);
});

test('a number that no receivable bears any more is forgotten, and leads to nobody', () => {
  const before = keepVerifiers([], [customer('rcv_1', 'old', 'lookup-old'), customer('rcv_2', 'other', 'lookup-other')]);
  const kept = keepVerifiers(before, [customer('rcv_1', 'new', 'lookup-new')]);
  expect(lookupsIn(kept).sort()).toEqual(['lookup-new', 'lookup-other']);
});

test('a number of before there were lookups leads to nobody until it is known again', () => {
  const before = keepVerifiers([], [customer('rcv_1', 'n', null)]);
  expect([lookupsIn(before), unfindableIn(before)]).toEqual([[], ['rcv_1']]);
  const kept = keepVerifiers(before, [customer('rcv_1', 'n', 'found')]);
  expect([lookupsIn(kept), unfindableIn(kept)]).toEqual([['found'], []]);
});

test('whatever comes in whatever order, what stands is the last of each field and receivable', () => {
  const one = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map(born),
    fc.tuple(fc.constantFrom('rcv_1', 'rcv_2', 'rcv_3'), fc.constantFrom('n', 'm')).map(([id, hash]) => customer(id, hash, hash)),
  );
  fc.assert(
    fc.property(fc.array(fc.array(one, { maxLength: 4 }), { maxLength: 6 }), (rows) => {
      let kept: readonly KeptVerifier[] = [];
      const last = new Map<string, string>();
      for (const row of rows) {
        kept = keepVerifiers(kept, row);
        for (const { field, source, keyed } of row) last.set(`${field} ${source}`, keyed.hash);
      }
      const stands = kept.flatMap((entry) => (entry[4] ?? ['']).map((source) => [`${entry[0]} ${source}`, entry[1]]));
      expect(stands.sort()).toEqual([...last].sort());
      expect(new Set(kept.map(([field, hash]) => `${field} ${hash}`)).size).toBe(kept.length);
    }),
  );
});
