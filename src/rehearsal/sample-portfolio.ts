import type { Language } from '../kernel/country.ts';
import { czechia } from './markets/czechia.ts';
import type { Subscriber } from './ports.ts';
import type { SampleMarket } from './sample-market.ts';

/** A debtor of the sample: a row or more of the file, and the subscriber of the simulated network who answers. */
export type SampleDebtor = {
  readonly market: SampleMarket;
  readonly language: Language;
  readonly number: string;
  readonly name: string;
  readonly birthDate: string;
  readonly customerNumber: string;
  readonly postcode: string;
  readonly email: string;
  readonly receivables: readonly {
    readonly id: string;
    readonly amount: string;
    readonly issued: string;
    readonly due: string;
  }[];
};

/** Where a debtor of the sample lives, and what he or she speaks. */
export type SampleHome = { readonly market: SampleMarket; readonly language: Language };

const inCzechia: SampleHome = { market: czechia, language: 'cs' };

/**
 * `count` invented debtors whose numbers lie in the rehearsal range of their country, their last two digits going through `suffixes` in
 * turn, so that every persona of the simulated network is called. `homeOf`: where the debtor of an index lives. The same
 * arguments give the same people; due dates are counted back from `today`.
 */
export function samplePortfolio(
  count: number,
  suffixes: readonly string[],
  today: Temporal.PlainDate,
  homeOf: (index: number) => SampleHome = () => inCzechia,
): SampleDebtor[] {
  const inMarket = new Map<SampleMarket, number>();
  return Array.from({ length: count }, (_, index) => {
    const suffix = pick(suffixes, index);
    const { market, language } = homeOf(index);
    const nth = inMarket.get(market) ?? 0;
    inMarket.set(market, nth + 1);
    const [given, surname] = namesOf(market, nth);
    const items = suffix === '05' ? 3 : 1 + (index % 2);
    return {
      market,
      language,
      number: `${market.prefix}${String(100 + index).padStart(4, '0')}${suffix}`,
      name: market.people.name(given, surname),
      birthDate: Temporal.PlainDate.from({
        year: 1955 + ((index * 13) % 45),
        month: 1 + ((index * 5) % 12),
        day: 1 + ((index * 11) % 28),
      }).toString(),
      customerNumber: String(40_000 + index * 17),
      postcode: pick(market.postcodes, index),
      email: `${ascii(given)}.${ascii(surname)}@example.com`.toLowerCase(),
      receivables: Array.from({ length: items }, (_, item) => {
        const due = today.subtract({ days: 5 + ((index * 9 + item * 31) % 80) });
        const shareOfLargest = (index * 1379 + item * 733) % 9000;
        const whole = market.smallestBill + Math.round((shareOfLargest * market.smallestBill) / 450);
        const hundredths = market.currency === 'HUF' || item % 2 ? '00' : '50';
        return {
          id: `2026${String(index * 10 + item + 1).padStart(5, '0')}`,
          amount: `${whole},${hundredths}`,
          issued: due.subtract({ days: 14 }).toString(),
          due: due.toString(),
        };
      }),
    };
  });
}

/** Of the `nth` debtor in a country. Its lists of given names and surnames have no common factor, so that few are called alike. */
function namesOf({ people: { women, men, surnames } }: SampleMarket, nth: number): readonly [given: string, surname: string] {
  const { man, woman } = pick(surnames, nth);
  return nth % 2 === 0 ? [pick(women, nth), woman] : [pick(men, nth), man];
}

/** The sample as a creditor should send it: `;`, decimal comma, one row per receivable, the customer number in no other column. */
export function portfolioFile(debtors: readonly SampleDebtor[]): string {
  const header =
    'receivable_id;debtor_id;name;phone;email;postcode;birth_date;customer_number;language;amount;currency;issue_date;due_date;variable_symbol;document;iban';
  const rows = debtors.flatMap((debtor) =>
    debtor.receivables.map(({ id, amount, issued, due }) =>
      [
        id,
        `D${debtor.receivables[0]?.id}`,
        debtor.name,
        debtor.number,
        debtor.email,
        debtor.postcode,
        debtor.birthDate,
        debtor.customerNumber,
        debtor.language,
        amount,
        debtor.market.currency,
        issued,
        due,
        debtor.market.symbols ? id : '',
        debtor.market.invoice(id),
        debtor.market.account,
      ].join(';'),
    ),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** Who answers in the simulated network, and what each of them knows and speaks. */
export function subscribersOf(debtors: readonly SampleDebtor[]): Subscriber[] {
  return debtors.map(({ number, birthDate, customerNumber, postcode, language }) => ({
    number,
    birthDate,
    customerNumber,
    postcode: postcode.replace('-', ''),
    language,
  }));
}

function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

function ascii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/[^A-Za-z]/g, '');
}
