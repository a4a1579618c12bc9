import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleMarket } from '../../src/rehearsal/sample-market.ts';
import { chanceOf } from '../../src/strategy/dry-run/chance.ts';
import { bankFile, closingOf, type DayOfAccount, type Movement } from '../portfolio/bank-file.ts';
import { debtorFile } from '../portfolio/debtor-file.ts';
import { type MadeUpDebtor, madeUpDebtors, markets } from '../portfolio/made-up-debtors.ts';

/** What is at work while a process is killed. */
export const phaseKinds = ['import', 'planning', 'agreements', 'statements', 'matching', 'interest'] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** A part of the story: what is to be done, and what the clock says all the while. */
export type Phase = {
  readonly kind: PhaseKind;
  /** Prague time. */
  readonly at: string;
  /** By the code of a creditor. */
  readonly files: readonly { readonly creditor: string; readonly path: string }[];
};

/** Two weeks of bookkeeping: who owed what on the first morning, and what is done when. */
export type Story = { readonly debtors: readonly MadeUpDebtor[]; readonly phases: readonly Phase[] };

/**
 * Two weeks of four creditors, as files in `folder`: receivables come in twice, the second time with rows of the first again; contacts are
 * planned and written; debtors promise, take instalments, dispute; banks tell of payments of every kind and take some back; promises fall
 * due; interest is booked. The same order tells the same story.
 */
export function writeStory(folder: string, debtors: number, seed: number): Story {
  const all = madeUpDebtors(debtors, seed, Temporal.PlainDate.from('2026-11-23'));
  const early = all.slice(0, Math.ceil(debtors * 0.8));
  const put = (name: string, textOf: (market: SampleMarket) => string) =>
    markets
      .filter((market) => all.some((debtor, index) => debtor.market === market && index >= debtors * 0.6))
      .map((market) => {
        const { code: creditor } = market.creditor;
        const path = join(folder, `${creditor}-${name}`);
        writeFileSync(path, textOf(market));
        return { creditor, path };
      });
  const owing = (those: readonly MadeUpDebtor[]) => (of: SampleMarket) => debtorFile(those.filter(({ market }) => market === of));
  const payments = new BankOf(all, seed);
  const phases: readonly Phase[] = [
    { kind: 'import', at: '2026-11-23T08:00', files: put('monday.csv', owing(early)) },
    { kind: 'planning', at: '2026-11-23T10:00', files: [] },
    { kind: 'agreements', at: '2026-11-23T15:00', files: [] },
    { kind: 'statements', at: '2026-11-24T07:00', files: put('tuesday.xml', payments.days('2026-11-20', '2026-11-23')) },
    { kind: 'matching', at: '2026-11-24T07:30', files: [] },
    { kind: 'planning', at: '2026-11-24T10:00', files: [] },
    { kind: 'import', at: '2026-11-25T08:00', files: put('wednesday.csv', owing(all.slice(Math.ceil(debtors * 0.6)))) },
    { kind: 'planning', at: '2026-11-25T10:00', files: [] },
    { kind: 'statements', at: '2026-12-07T07:00', files: put('december.xml', payments.days('2026-11-26', '2026-12-06')) },
    { kind: 'matching', at: '2026-12-07T07:30', files: [] },
    { kind: 'interest', at: '2026-12-07T08:00', files: [] },
    { kind: 'planning', at: '2026-12-07T10:00', files: [] },
  ];
  return { debtors: early, phases };
}

/** What the banks tell, day after day: each bill is paid by chance, once at most, and some of that is taken back the next time. */
class BankOf {
  private readonly debtors: readonly MadeUpDebtor[];
  private readonly seed: number;
  private readonly paid = new Set<string>();
  private readonly balances = new Map<string, number>();
  private told = 0;

  constructor(debtors: readonly MadeUpDebtor[], seed: number) {
    this.debtors = debtors;
    this.seed = seed;
  }

  /** One file of a market: a statement for each of these days. */
  days(...dates: readonly string[]): (market: SampleMarket) => string {
    return (market) => bankFile(dates.map((date) => this.day(market, date)));
  }

  private day(market: SampleMarket, day: string): DayOfAccount {
    const chance = chanceOf(this.seed);
    this.told += 1;
    const movements = this.debtors
      .filter((debtor) => debtor.market === market)
      .flatMap(({ name, bills }) =>
        bills.flatMap((bill): Movement[] => {
          const draw = (what: string) => chance(`${bill.id} ${what} ${day}`);
          if (this.paid.has(bill.id)) return draw('back') < 0.1 ? this.takenBack(bill.id) : [];
          if (draw('pays') > 0.3) return [];
          this.paid.add(bill.id);
          const how = draw('how');
          const amountMinor =
            how < 0.15 ? Math.ceil(bill.amountMinor / 200) * 100 : bill.amountMinor + (how < 0.2 ? 10_000 : how < 0.28 ? -50 : 0);
          const named = how < 0.92 ? { symbol: bill.symbol, message: bill.document } : { symbol: null, message: 'dárek' };
          const movement = { reference: `B${this.told}-${bill.id}`, amountMinor, payer: name, reversal: false, ...named };
          this.last.set(bill.id, movement);
          return [movement];
        }),
      );
    const openingMinor = this.balances.get(market.account) ?? 1_000_000_00;
    const stated = { openingMinor, movements };
    this.balances.set(market.account, closingOf(stated));
    return { iban: market.account, currency: market.currency, number: this.told, day, ...stated };
  }

  private readonly last = new Map<string, Movement>();

  private takenBack(bill: string): Movement[] {
    const movement = this.last.get(bill);
    this.last.delete(bill);
    return movement ? [{ ...movement, reference: `${movement.reference}R`, reversal: true }] : [];
  }
}
