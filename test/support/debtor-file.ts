import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';

export const debtorFileHeader =
  'receivable_id;debtor_id;customer_number;name;phone;email;street;city;postcode;birth_date;amount;due_date;variable_symbol;product;okres';

/** What a made-up file holds. */
export type DebtorFile = { readonly rows: number; readonly persons: number; readonly bad: number };

/**
 * Writes a file of receivables as a Czech creditor's system does: `;`, CRLF, decimal comma, 10 rows for 7 debtors, each debtor's rows apart.
 * Every 2,500th row has a phone with a digit too many or an amount that is none. The same `rows` give the same file.
 */
export async function writeDebtorFile(path: string, rows: number, encoding = 'windows-1250'): Promise<DebtorFile> {
  const persons = Math.max(1, Math.ceil(rows * 0.7));
  const handle = await open(path, 'w');
  let bad = 0;
  try {
    let lines = [debtorFileHeader];
    for (let n = 0; n < rows; n += 1) {
      const wrong = n % 2_500 === 1_234;
      if (wrong) bad += 1;
      lines.push(debtorLine(n, n % persons, wrong));
      if (lines.length < 5_000 && n < rows - 1) continue;
      await handle.write(iconv.encode(`${lines.join('\r\n')}\r\n`, encoding));
      lines = [];
    }
  } finally {
    await handle.close();
  }
  return { rows, persons, bad };
}

/** The `n`th row, about the debtor of this number. */
function debtorLine(n: number, person: number, wrong: boolean): string {
  const spread = (person * 2_654_435_761) % 2 ** 32; // Knuth's multiplicative hash: neighbours look unlike each other
  const first = firstNames[spread % firstNames.length];
  const last = lastNames[(spread >>> 6) % lastNames.length];
  const [city, district] = (cities[spread % cities.length] ?? '').split('/');
  const digits = String(spread % 1_000_000).padStart(6, '0');
  const phone = `${601 + (person % 8)} ${digits.slice(0, 3)} ${digits.slice(3)}`;
  const day = String(1 + (n % 28)).padStart(2, '0');
  const amount = `${1 + (n % 9)} ${String(n % 1_000).padStart(3, '0')},${String(n % 100).padStart(2, '0')}`;
  return [
    `F${n}`,
    `D${person}`,
    `${40_000_000 + person}`,
    `${first} ${last}`,
    wrong && n % 5_000 > 2_500 ? `${phone} 12` : phone,
    person % 3 === 0 ? `debtor${person}@example.cz` : '',
    `Lidická ${1 + (person % 90)}`,
    city,
    `${100 + (person % 600)} 00`,
    `${day}.${String(1 + (person % 12)).padStart(2, '0')}.${1940 + (person % 60)}`,
    wrong && n % 5_000 < 2_500 ? '1 23x' : amount,
    `${day}.${String(1 + (n % 10)).padStart(2, '0')}.2026`,
    `${10_000_000 + n}`,
    products[n % products.length],
    district,
  ].join(';');
}

const firstNames = ['Jana', 'Petr', 'Jiří', 'Božena', 'Tomáš', 'Růžena', 'Šimon', 'Žofie', 'Ondřej', 'Lucie', 'Věra', 'Květa'];
const lastNames = ['Nováková', 'Dvořák', 'Černý', 'Říha', 'Kučera', 'Šťastný', 'Růžička', 'Zeman', 'Žižka', 'Hloušek', 'Malý'];
const cities = ['Brno/Brno-město', 'Plzeň/Plzeň-město', 'Jičín/Jičín', 'Ústí nad Labem/Ústí', 'Třebíč/Třebíč', 'Zlín/Zlín'];
const products = ['elektřina', 'plyn', 'telefon', 'půjčka'];
