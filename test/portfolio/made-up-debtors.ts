import type { Currency } from '../../src/kernel/money.ts';
import { czechia } from '../../src/rehearsal/markets/czechia.ts';
import { hungary } from '../../src/rehearsal/markets/hungary.ts';
import { poland } from '../../src/rehearsal/markets/poland.ts';
import { slovakia } from '../../src/rehearsal/markets/slovakia.ts';
import type { SampleMarket } from '../../src/rehearsal/sample-market.ts';
import { type Chance, chanceOf } from '../../src/strategy/dry-run/chance.ts';

export const markets: readonly SampleMarket[] = [czechia, slovakia, poland, hungary];

/** Somebody who owes a creditor of a market. `id`: the creditor's own, and so is that of each bill. */
export type MadeUpDebtor = {
  readonly id: string;
  readonly market: SampleMarket;
  readonly kind: 'natural' | 'company';
  readonly name: string;
  /** In the rehearsal range, which nothing but a simulated trunk or driver carries. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly street: string | null;
  readonly postcode: string;
  readonly birthDate: string;
  readonly bills: readonly MadeUpBill[];
};

/** `due`: YYYY-MM-DD; `symbol`: null where the market's transfers carry none. */
export type MadeUpBill = {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly due: string;
  readonly symbol: string | null;
  readonly document: string;
};

/**
 * Debtors of four countries with one to three bills each, due from sixty days before `today` to twenty after it; one Czech in ten is a
 * company; most can be called, mailed and written to. The same order makes the same people.
 */
export function madeUpDebtors(count: number, seed: number, today: Temporal.PlainDate): readonly MadeUpDebtor[] {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, index) => madeUpDebtor(chance, index, today));
}

function madeUpDebtor(chance: Chance, index: number, today: Temporal.PlainDate): MadeUpDebtor {
  const id = `D${index + 1}`;
  const draw = (what: string) => chance(`${id} ${what}`);
  const market = marketOf(draw('market'));
  const { people, prefix, postcodes, smallestBill, currency, symbols, invoice } = market;
  const kind = market === czechia && draw('kind') < 0.1 ? 'company' : 'natural';
  const woman = draw('woman') < 0.5;
  const surname = pick(people.surnames, draw('surname'));
  const given = pick(woman ? people.women : people.men, draw('given'));
  const bills = Array.from({ length: 1 + Math.floor(draw('bills') ** 2 * 3) }, (_, which): MadeUpBill => {
    const number = String(20_000_000 + index * 10 + which);
    // Most are small: from the smallest to twenty times as much.
    const whole = Math.round(smallestBill * (1 + 19 * draw(`amount ${which}`) ** 3));
    return {
      id: number,
      amountMinor: whole * 100,
      currency,
      due: today.add({ days: Math.floor(draw(`due ${which}`) * 80) - 60 }).toString(),
      symbol: symbols ? number : null,
      document: invoice(number),
    };
  });
  return {
    ...{ id, market, kind, bills },
    name: kind === 'company' ? `${surname.man} ${index + 1} s.r.o.` : people.name(given, woman ? surname.woman : surname.man),
    phone: draw('phone') < 0.92 ? `${prefix}${100_000 + index}` : null,
    email: draw('email') < 0.7 ? `debtor.${index + 1}@example.com` : null,
    street: draw('street') < 0.95 ? `Lipová ${1 + Math.floor(draw('house') * 90)}` : null,
    postcode: pick(postcodes, draw('postcode')),
    birthDate: `${1950 + Math.floor(draw('year') * 50)}-0${1 + Math.floor(draw('month') * 9)}-1${Math.floor(draw('day') * 10)}`,
  };
}

const shares: readonly (readonly [SampleMarket, number])[] = [
  [czechia, 0.55],
  [slovakia, 0.2],
  [poland, 0.15],
  [hungary, 0.1],
];

function marketOf(drawn: number): SampleMarket {
  let left = drawn;
  for (const [market, share] of shares) {
    left -= share;
    if (left < 0) return market;
  }
  return hungary;
}

function pick<T>(from: readonly T[], drawn: number): T {
  return from[Math.floor(drawn * from.length)] as T;
}
