import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, languages } from '../kernel/country.ts';
import { addressOf } from './address-of.ts';

const unknown = {
  cs: 'vážený zákazníku',
  sk: 'vážený zákazník',
  pl: 'Szanowni Państwo',
  hu: 'tisztelt ügyfelünk',
  en: 'dear customer',
};
const address = (language: Language, name: string, lastName: string | null = null, vocative: string | null = null) =>
  addressOf(language, { kind: 'natural', name, lastName, vocative });
const addresses = (language: Language, names: string) => names.split(', ').map((name) => address(language, name));

test('a Czech woman keeps her surname, also with titles, in capitals and with the surname first', () => {
  for (const name of ['Jana Nováková', 'Mgr. Jana Nováková, Ph.D.', 'Nováková Jana', 'NOVÁKOVÁ JANA', 'Thuy Nováková'])
    expect(address('cs', name)).toBe('paní Nováková');
  expect(address('cs', 'Jana Nováková', 'Nováková')).toBe('paní Nováková');
});

test('where a Czech surname serves both sexes the given name decides', () => {
  expect(addresses('cs', 'Marie Krejčí, Petr Krejčí, Hana Martinů, Jan Martinů, Jana Novák')).toEqual([
    'paní Krejčí',
    'pane Krejčí',
    'paní Martinů',
    'pane Martinů',
    'paní Novák',
  ]);
});

test('a Czech man is addressed in the vocative', () => {
  const surnames =
    'Novák Černý Svoboda Procházka Havel Němec Hájek Vaněk Beneš Kolář Král Urban Doležal Vlach Pospíšil Černých Švec Jelínek';
  const called = surnames.split(' ').map((surname) => address('cs', `Petr ${surname}`).replace('pane ', ''));
  expect(called.join(' ')).toBe(
    'Nováku Černý Svobodo Procházko Havle Němče Hájku Vaňku Beneši Koláři Králi Urbane Doležale Vlachu Pospíšile Černých Ševče Jelínku',
  );
  expect(addresses('cs', 'Novák Petr, Ing. PETR NOVÁK')).toEqual(['pane Nováku', 'pane Nováku']);
  expect(address('cs', 'Petr Pavel', 'Pavel')).toBe('pane Pavle');
});

test('a Slovak is addressed in the nominative', () => {
  expect(addresses('sk', 'Ján Novák, Jana Nováková, KOVÁČ JURAJ, Ing. Zuzana Tóthová, Mária Tóth, István Nagy')).toEqual([
    'pán Novák',
    'pani Nováková',
    'pán Kováč',
    'pani Tóthová',
    'pani Tóth',
    'pán Nagy',
  ]);
});

test('a Pole is addressed as an institution does, never bluntly by the surname', () => {
  expect(
    addresses('pl', 'Jan Kowalski, Anna Kowalska, Piotr Nowak, Maria Nowak, KOWALSKA-NOWAK EWA, Wołodymyr Zieliński'),
  ).toEqual(['Szanowny Panie', 'Szanowna Pani', 'Szanowny Panie', 'Szanowna Pani', 'Szanowna Pani', 'Szanowny Panie']);
});

test('a Hungarian is addressed with the family name first, whatever the order of the file', () => {
  expect(addresses('hu', 'Kovács János, János Kovács, SZABÓ ANNA, dr. Nagy Éva, Kovács Jánosné, Varga Péterné')).toEqual([
    'Kovács János úr',
    'Kovács János úr',
    'Szabó Anna asszony',
    'Nagy Éva asszony',
    'Kovácsné asszony',
    'Vargáné asszony',
  ]);
  expect(address('hu', 'Péter Balázs', 'Balázs')).toBe('Balázs Péter úr');
});

test('in English a name that leaves the sex in doubt is said as it is', () => {
  expect(addresses('en', 'John Smith, Jana Nováková, Kovács István, Kim Novak, Nguyen Thi Lan')).toEqual([
    'Mr Smith',
    'Ms Nováková',
    'Mr Kovács',
    'Kim Novak',
    'Nguyen Thi Lan',
  ]);
});

test('nobody is called a man or a woman on a guess', () => {
  const doubtful = {
    cs: 'Nguyen Thi Lan, Alex Krejčí, Kim Novák, Novák, Petr Pavel, J. Novák, ???',
    sk: 'Nguyen Thi Lan, Kim Novák, Novák, Peter Pavol, J. Novák, ???',
    pl: 'Nguyen Thi Lan, Kim Nowak, Nowak, Jan Marek, J. Nowak, Kuba, ???',
    hu: 'Nguyen Thi Lan, Nagy Kim, Kovács, Balázs Péter, ???',
    en: '???, -',
  };
  for (const language of languages)
    for (const [index, said] of addresses(language, doubtful[language]).entries())
      expect([language, doubtful[language].split(', ')[index], said]).toEqual([
        language,
        doubtful[language].split(', ')[index],
        unknown[language],
      ]);
});

test('the form of address in the file wins over grammar in every language', () => {
  for (const language of languages) expect(address(language, 'Nguyen Van An', null, 'pane An')).toBe('pane An');
});

test('a company is addressed by its name, and a nameless debtor as a customer', () => {
  for (const language of languages) {
    const company = { kind: 'company' as const, name: 'Pekárna Dobrota s.r.o.', lastName: null, vocative: null };
    expect(addressOf(language, company)).toBe('Pekárna Dobrota s.r.o.');
    expect(addressOf(language, { ...company, name: '' })).toBe(unknown[language]);
    expect(address(language, '')).toBe(unknown[language]);
  }
});

test('whatever stands in the columns, it is an address or none', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[A-ZČŘŠŽ][a-zěščřžýáíéů]{1,8}$/),
    fc.constantFrom('Petr', 'Jana', 'Kowalska', 'Jánosné'),
  );
  const shape = {
    cs: /^(paní|pane) ./,
    sk: /^(pani|pán) ./,
    pl: /^(Szanowna Pani|Szanowny Panie)$/,
    hu: /. (úr|asszony)$/,
    en: /\p{L}/u,
  };
  fc.assert(
    fc.property(fc.constantFrom(...languages), word, word, fc.option(word), (language, first, second, lastName) => {
      const said = address(language, `${first} ${second}`, lastName);
      if (said !== unknown[language]) expect(said).toMatch(shape[language]);
    }),
  );
});
