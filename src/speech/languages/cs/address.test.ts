import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spokenAddress } from './address.ts';

const address = (name: string, lastName: string | null = null) => spokenAddress(name, lastName);

test('a woman keeps her surname, also with titles, in capitals and with the surname first', () => {
  for (const name of ['Jana Nováková', 'Mgr. Jana Nováková, Ph.D.', 'Nováková Jana', 'NOVÁKOVÁ JANA', 'Thuy Nováková'])
    expect(address(name)).toBe('paní Nováková');
  expect(address('Jana Nováková', 'Nováková')).toBe('paní Nováková');
});

test('where a surname serves both sexes the given name decides', () => {
  expect(['Marie Krejčí', 'Petr Krejčí', 'Hana Martinů', 'Jan Martinů', 'Jana Novák'].map((name) => address(name))).toEqual([
    'paní Krejčí',
    'pane Krejčí',
    'paní Martinů',
    'pane Martinů',
    'paní Novák',
  ]);
});

test('a man is addressed in the vocative', () => {
  const surnames =
    'Novák Černý Svoboda Procházka Havel Němec Hájek Vaněk Beneš Kolář Král Urban Doležal Vlach Pospíšil Černých Švec Jelínek';
  expect(
    surnames
      .split(' ')
      .map((surname) => address(`Petr ${surname}`)?.replace('pane ', ''))
      .join(' '),
  ).toBe(
    'Nováku Černý Svobodo Procházko Havle Němče Hájku Vaňku Beneši Koláři Králi Urbane Doležale Vlachu Pospíšile Černých Ševče Jelínku',
  );
  expect([address('Novák Petr'), address('Ing. PETR NOVÁK'), address('Petr Pavel', 'Pavel')]).toEqual([
    'pane Nováku',
    'pane Nováku',
    'pane Pavle',
  ]);
});

test('nobody is called a man or a woman on a guess', () => {
  for (const name of ['Nguyen Thi Lan', 'Alex Krejčí', 'Kim Novák', 'Novák', 'Petr Pavel', 'J. Novák', '', '???'])
    expect(address(name)).toBeUndefined();
});

test('whatever stands in the columns, it is an address or none', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[A-ZČŘŠŽ][a-zěščřžýáíéů]{1,8}$/),
    fc.constantFrom('Petr', 'Jana'),
  );
  fc.assert(
    fc.property(word, word, fc.option(word), (first, second, lastName) => {
      expect(address(`${first} ${second}`, lastName) ?? 'pane X').toMatch(/^(paní|pane) ./);
    }),
  );
});
