import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralAddress, spokenAddress } from './address.ts';

test('a woman whose surname ends in -á keeps it, also with titles and the surname first', () => {
  for (const name of ['Jana Nováková', 'Mgr. Jana Nováková, Ph.D.', 'Nováková Jana', 'Kim Nováková'])
    expect(spokenAddress(name)).toBe('paní Nováková');
  expect(spokenAddress('Eva Veselá')).toBe('paní Veselá');
  expect(spokenAddress('Marie Krejčí')).toBe('paní Krejčí');
  expect(spokenAddress('Hana Dvořáková Nová')).toBe('paní Nová');
});

test('a man is addressed in the vocative', () => {
  const called = Object.entries({
    Novák: 'Nováku',
    Dvořák: 'Dvořáku',
    Černý: 'Černý',
    Novotný: 'Novotný',
    Krejčí: 'Krejčí',
    Martinů: 'Martinů',
    Svoboda: 'Svobodo',
    Procházka: 'Procházko',
    Kučera: 'Kučero',
    Hájek: 'Hájku',
    Vaněk: 'Vaňku',
    Beneš: 'Beneši',
    Kolář: 'Koláři',
    Kříž: 'Kříži',
    Urban: 'Urbane',
    Doležal: 'Doležale',
    Holub: 'Holube',
    Vlach: 'Vlachu',
    Kohout: 'Kohoute',
    Pospíšil: 'Pospíšile',
    Kašpar: 'Kašpare',
    Král: 'Králi',
    Černých: 'Černých',
  });
  for (const [surname, vocative] of called) expect(spokenAddress(`Petr ${surname}`)).toBe(`pane ${vocative}`);
  expect(spokenAddress('Novák Petr')).toBe('pane Nováku');
  expect(spokenAddress('Ing. Jan Novák')).toBe('pane Nováku');
});

test('where a name leaves doubt the address is neutral, never wrong', () => {
  const doubtful = [
    'Petr Havel',
    'Jan Švec',
    'Jan Němec',
    'Karel Loket',
    'Pavel Kos',
    'Nguyen Van Minh',
    'Jana Novák',
    'Alex Krejčí',
    'Nikola Svoboda',
  ];
  for (const name of [
    ...doubtful,
    'Novák',
    'Horizont s. r. o.',
    'HORIZONT AKCIOVÁ',
    'J. Novák',
    'Jan Kral2',
    '',
    'Jan Novák-Dvořák',
    'Petr Rek',
  ])
    expect(spokenAddress(name)).toBe(neutralAddress);
});

test('whatever stands in the column, the address is one of the three', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.stringMatching(/^[A-ZČŘŠŽ][a-zěščřžýáíéů]{1,8} [A-ZČŘŠŽ][a-zěščřžýáíéů]{1,8}$/),
      ),
      (name) => {
        expect(spokenAddress(name)).toMatch(/^(paní \p{Lu}\p{Ll}+|pane \p{Lu}\p{Ll}+|vážený zákazníku)$/u);
      },
    ),
  );
});
