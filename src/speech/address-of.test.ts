import { expect, test } from 'vitest';
import { addressOf } from './address-of.ts';

const person = (name: string, vocative: string | null = null) => ({
  kind: 'natural' as const,
  name,
  lastName: name.split(' ').at(-1) ?? null,
  vocative,
});

test.each([
  ['Jan Novák', 'pane Nováku'],
  ['Jana Nováková', 'paní Nováková'],
  ['Petr Svoboda', 'pane Svobodo'],
  ['Karel Němec', 'pane Němče'],
  ['Josef Kolář', 'pane Koláři'],
])('%s is addressed as "%s"', (name, address) => {
  expect(addressOf('cs', person(name))).toBe(address);
});

test('the form of address in the file wins over grammar', () => {
  expect(addressOf('cs', person('Nguyen Van An', 'pane An'))).toBe('pane An');
});

test('a company is addressed by its name, and a nameless debtor as a customer', () => {
  expect(addressOf('cs', { kind: 'company', name: 'Pekárna Dobrota s.r.o.', lastName: null, vocative: null })).toBe(
    'Pekárna Dobrota s.r.o.',
  );
  expect(addressOf('cs', { kind: 'natural', name: '', lastName: null, vocative: null })).toBe('vážený zákazníku');
});
