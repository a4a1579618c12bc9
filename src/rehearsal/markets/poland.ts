import { givenFirst, type SampleMarket, surnames } from '../sample-market.ts';

/** Account: Poland's example in the IBAN registry. */
export const poland: SampleMarket = {
  country: 'PL',
  currency: 'PLN',
  creditor: {
    code: 'wisla',
    name: 'Wisła Media Sp. z o.o.',
    neutralName: 'Wisła Media',
    contact: {
      phone: '+48000900100',
      email: 'info@wisla-media.example',
      web: 'wisla-media.example',
      street: 'ul. Długa 8',
      city: 'Kraków',
      postcode: '31-147',
    },
  },
  prefix: '+48000',
  account: 'PL61109010140000071219812874',
  invoice: (number) => `FV/${number.slice(0, 4)}/${number.slice(4)}`,
  symbols: false,
  smallestBill: 79,
  postcodes: ['00-950', '30-059', '50-107', '61-701', '80-831', '40-014', '90-926'],
  people: {
    women: ['Anna', 'Katarzyna', 'Małgorzata', 'Agnieszka', 'Joanna', 'Ewa', 'Elżbieta', 'Magdalena', 'Zofia'],
    men: ['Krzysztof', 'Andrzej', 'Piotr', 'Tomasz', 'Paweł', 'Michał', 'Łukasz', 'Marcin', 'Stanisław'],
    surnames: surnames(
      'Nowak Kowalski/Kowalska Wiśniewski/Wiśniewska Wójcik Kamiński/Kamińska Lewandowski/Lewandowska Zieliński/Zielińska Szymański/Szymańska Woźniak Dąbrowski/Dąbrowska Kaczmarek',
    ),
    name: givenFirst,
  },
};
