import { type SampleMarket, surnames } from '../sample-market.ts';

/** Account: Hungary's example in the IBAN registry. */
export const hungary: SampleMarket = {
  country: 'HU',
  currency: 'HUF',
  creditor: {
    code: 'duna',
    name: 'Duna Távhő Kft.',
    neutralName: 'Duna Távhő',
    contact: {
      phone: '+36000900100',
      email: 'info@duna-tavho.example',
      web: 'duna-tavho.example',
      street: 'Duna utca 3.',
      city: 'Győr',
      postcode: '9023',
    },
  },
  prefix: '+36000',
  account: 'HU42117730161111101800000000',
  invoice: (number) => `${number.slice(0, 4)}/${number.slice(4)}. számla`,
  symbols: false,
  smallestBill: 6_900,
  postcodes: ['1051', '4024', '6720', '7621', '9021', '3525', '8000'],
  people: {
    women: ['Mária', 'Erzsébet', 'Katalin', 'Ilona', 'Éva', 'Zsuzsanna', 'Ágnes', 'Judit', 'Ildikó'],
    men: ['László', 'István', 'József', 'János', 'Zoltán', 'Sándor', 'Gábor', 'Ferenc', 'Attila'],
    surnames: surnames('Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács'),
    name: (given, surname) => `${surname} ${given}`,
  },
};
