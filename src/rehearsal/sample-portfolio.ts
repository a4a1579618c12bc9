import type { Subscriber } from './ports.ts';

/** A debtor of the sample: a row or more of the file, and the subscriber of the simulated network who answers. */
export type SampleDebtor = {
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

/**
 * `count` invented debtors whose numbers lie in the Czech rehearsal range, their last two digits going through `suffixes` in turn, so that
 * every persona of the simulated network is called. The same arguments give the same people; due dates are counted back from `today`.
 */
export function samplePortfolio(count: number, suffixes: readonly string[], today: Temporal.PlainDate): SampleDebtor[] {
  return Array.from({ length: count }, (_, index) => {
    const suffix = pick(suffixes, index);
    const woman = index % 2 === 0;
    const [first, last] = woman
      ? [pick(women, index), `${pick(surnames, index * 7)}`]
      : [pick(men, index), pick(surnames, index * 7)];
    const surname = woman ? feminine(last) : last;
    const items = suffix === '05' ? 3 : 1 + (index % 2);
    return {
      number: `+420000${String(100 + index).padStart(4, '0')}${suffix}`,
      name: `${first} ${surname}`,
      birthDate: Temporal.PlainDate.from({
        year: 1955 + ((index * 13) % 45),
        month: 1 + ((index * 5) % 12),
        day: 1 + ((index * 11) % 28),
      }).toString(),
      customerNumber: String(40_000 + index * 17),
      postcode: pick(postcodes, index),
      email: `${ascii(first)}.${ascii(surname)}@example.com`.toLowerCase(),
      receivables: Array.from({ length: items }, (_, item) => {
        const due = today.subtract({ days: 5 + ((index * 9 + item * 31) % 80) });
        return {
          id: `2026${String(index * 10 + item + 1).padStart(5, '0')}`,
          amount: `${450 + ((index * 1379 + item * 733) % 9000)},${item % 2 ? '00' : '50'}`,
          issued: due.subtract({ days: 14 }).toString(),
          due: due.toString(),
        };
      }),
    };
  });
}

/** The sample as a creditor should send it: `;`, decimal comma, one row per receivable, the customer number in no other column. */
export function portfolioFile(debtors: readonly SampleDebtor[]): string {
  const header =
    'receivable_id;debtor_id;name;phone;email;postcode;birth_date;customer_number;amount;currency;issue_date;due_date;variable_symbol;document;iban';
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
        amount,
        'CZK',
        issued,
        due,
        id,
        `Faktura ${id}`,
        account,
      ].join(';'),
    ),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** The account of the example in the Czech Banking Association's description of QR payments. */
const account = 'CZ2806000000000168540115';

/** Who answers in the simulated network, and what each of them knows. */
export function subscribersOf(debtors: readonly SampleDebtor[]): Subscriber[] {
  return debtors.map(({ number, birthDate, customerNumber, postcode }) => ({ number, birthDate, customerNumber, postcode }));
}

function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

/** Czech surnames of women, for the endings that occur below. */
function feminine(surname: string): string {
  if (surname.endsWith('ý')) return `${surname.slice(0, -1)}á`;
  if (/[aoe]$/.test(surname)) return `${surname.slice(0, -1)}ová`;
  if (/[eě][ck]$/.test(surname)) return `${surname.slice(0, -2)}${surname.at(-1)}ová`;
  return `${surname}ová`;
}

function ascii(text: string): string {
  return text.normalize('NFD').replace(/[^A-Za-z]/g, '');
}

const women = ['Jana', 'Eva', 'Hana', 'Lenka', 'Kateřina', 'Lucie', 'Věra', 'Alena', 'Petra', 'Monika', 'Tereza'];
const men = ['Petr', 'Jan', 'Jiří', 'Pavel', 'Tomáš', 'Martin', 'Jaroslav', 'Miroslav', 'Zdeněk', 'Václav', 'Karel'];
const surnames = [
  'Novák',
  'Svoboda',
  'Novotný',
  'Dvořák',
  'Černý',
  'Procházka',
  'Kučera',
  'Veselý',
  'Horák',
  'Němec',
  'Marek',
  'Pospíšil',
  'Hájek',
];
const postcodes = ['11000', '60200', '70200', '30100', '46001', '37001', '50002', '77900'];
