import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleMarket } from '../../src/rehearsal/sample-market.ts';
import { bankFile, closingOf, type DayOfAccount, type Movement } from '../portfolio/bank-file.ts';
import { markets } from '../portfolio/made-up-debtors.ts';

/** The banks of the creditors: they take money from now on, and each morning they tell of the days before. */
export class Banks {
  private readonly folder: string;
  private readonly taken = new Map<SampleMarket, Map<string, Movement[]>>();
  private readonly balances = new Map<SampleMarket, number>();
  private told: string | null = null;
  private count = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Money comes in, or goes back, on a day (YYYY-MM-DD) that has not been told of. */
  take(market: SampleMarket, day: string, movement: Omit<Movement, 'reference'>): void {
    if (this.told !== null && day <= this.told) throw new Error(`${day} has been told of already`);
    this.count += 1;
    const days = this.taken.get(market) ?? new Map<string, Movement[]>();
    days.set(day, [...(days.get(day) ?? []), { ...movement, reference: `B${this.count}` }]);
    this.taken.set(market, days);
  }

  /** A file for each account, with a statement for each day since the last ones until `day`; an account on which nothing ever happened says so too. */
  tell(first: Temporal.PlainDate, day: Temporal.PlainDate): readonly string[] {
    const from = this.told === null ? first : Temporal.PlainDate.from(this.told).add({ days: 1 });
    const days: Temporal.PlainDate[] = [];
    for (let each = from; Temporal.PlainDate.compare(each, day) <= 0; each = each.add({ days: 1 })) days.push(each);
    this.told = day.toString();
    return markets.map((market) => {
      const path = join(this.folder, `${market.creditor.code}-${day}.xml`);
      writeFileSync(path, bankFile(days.map((each) => this.statement(market, each, first))));
      return path;
    });
  }

  private statement(market: SampleMarket, day: Temporal.PlainDate, first: Temporal.PlainDate): DayOfAccount {
    const movements = this.taken.get(market)?.get(day.toString()) ?? [];
    const openingMinor = this.balances.get(market) ?? 500_000_00;
    this.balances.set(market, closingOf({ openingMinor, movements }));
    const number = first.until(day).days + 1;
    return { iban: market.account, currency: market.currency, number, day: day.toString(), openingMinor, movements };
  }
}
