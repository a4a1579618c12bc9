import { givenFirst, type SampleMarket, surnames } from '../sample-market.ts';

/** Account: the example in the Czech Banking Association's description of QR payments. */
export const czechia: SampleMarket = {
  country: 'CZ',
  currency: 'CZK',
  creditor: {
    code: 'energo',
    name: 'Energo Morava, a.s.',
    neutralName: 'Energo Morava',
    contact: {
      phone: '+420000900100',
      email: 'info@energo-morava.example',
      web: 'energo-morava.example',
      street: 'Vídeňská 12',
      city: 'Brno',
      postcode: '63900',
    },
  },
  prefix: '+420000',
  account: 'CZ2806000000000168540115',
  invoice: (number) => `Faktura ${number}`,
  symbols: true,
  smallestBill: 450,
  postcodes: ['11000', '60200', '70200', '30100', '46001', '37001', '50002', '77900'],
  people: {
    women: ['Jana', 'Eva', 'Hana', 'Lenka', 'Kateřina', 'Lucie', 'Věra', 'Alena', 'Petra', 'Monika', 'Tereza'],
    men: ['Petr', 'Jan', 'Jiří', 'Pavel', 'Tomáš', 'Martin', 'Jaroslav', 'Miroslav', 'Zdeněk', 'Václav', 'Karel'],
    surnames: surnames(
      'Novák/Nováková Svoboda/Svobodová Novotný/Novotná Dvořák/Dvořáková Černý/Černá Procházka/Procházková Kučera/Kučerová Veselý/Veselá Horák/Horáková Němec/Němcová Marek/Marková Pospíšil/Pospíšilová Hájek/Hájková',
    ),
    name: givenFirst,
  },
};

/** Who lives in Czechia and reads English. */
export const englishInCzechia: SampleMarket = {
  ...czechia,
  people: {
    women: ['Emily', 'Sarah', 'Olivia', 'Grace', 'Hannah'],
    men: ['James', 'Oliver', 'William', 'Thomas', 'Henry'],
    surnames: surnames('Carter Wilson Hughes Bennett Murphy Taylor Clarke'),
    name: givenFirst,
  },
};
