import { givenFirst, type SampleMarket, surnames } from '../sample-market.ts';

/** Account: an example of the PAY by square documents. */
export const slovakia: SampleMarket = {
  country: 'SK',
  currency: 'EUR',
  creditor: {
    code: 'tatra',
    name: 'Tatra Voda, s.r.o.',
    neutralName: 'Tatra Voda',
    contact: {
      phone: '+421000900100',
      email: 'info@tatra-voda.example',
      web: 'tatra-voda.example',
      street: 'Hlavná 4',
      city: 'Poprad',
      postcode: '05801',
    },
  },
  prefix: '+421000',
  account: 'SK9611000000002918599669',
  invoice: (number) => `Faktúra ${number}`,
  symbols: true,
  smallestBill: 18,
  postcodes: ['81101', '04001', '08001', '01001', '97401', '94901', '91701'],
  people: {
    women: ['Mária', 'Zuzana', 'Katarína', 'Anna', 'Monika', 'Ľubica', 'Adriana', 'Beáta', 'Soňa'],
    men: ['Jozef', 'Ján', 'Peter', 'Milan', 'Štefan', 'Ľuboš', 'Marián', 'Rastislav', 'Juraj'],
    surnames: surnames(
      'Kováč/Kováčová Horváth/Horváthová Varga/Vargová Tóth/Tóthová Baláž/Balážová Molnár/Molnárová Hudák/Hudáková Šimko/Šimková Ďurica/Ďuricová Bartoš/Bartošová',
    ),
    name: givenFirst,
  },
};
