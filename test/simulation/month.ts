import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { Reservation } from '../../src/dialer/reserve-attempt.ts';
import type { CreditorId } from '../../src/kernel/ids.ts';
import { importFile } from '../../src/main/import-file.ts';
import { importStatementFile } from '../../src/main/import-statement-file.ts';
import { bookInterest } from '../../src/main/keep-books.ts';
import { type OpenInstallation, openInstallation } from '../../src/main/open-installation.ts';
import { seededIds } from '../../src/rehearsal/seeded-ids.ts';
import { chanceOf } from '../../src/strategy/dry-run/chance.ts';
import { findDebtorModel } from '../../src/strategy/dry-run/debtor-model.ts';
import { debtorFile } from '../portfolio/debtor-file.ts';
import { type MadeUpDebtor, madeUpDebtors, markets } from '../portfolio/made-up-debtors.ts';
import { recordKeepers } from '../portfolio/record-keepers.ts';
import { need, setUpCreditors } from '../portfolio/set-up-creditors.ts';
import { Banks } from './banks.ts';
import { Clerks } from './clerks.ts';
import { Debtors } from './debtors.ts';
import { JournalFollower } from './journal-follower.ts';
import { MovingClock } from './moving-clock.ts';
import { payIn } from './pay-in.ts';
import { placeCalls } from './place-calls.ts';
import { type WrittenJournal, writeJournal } from './write-journal.ts';

export type MonthOrder = {
  readonly debtors: number;
  readonly days: number;
  readonly seed: number;
  /** Of `src/strategy/dry-run/debtor-model.ts`. */
  readonly model: string;
  /** An empty folder for record, files and journal. */
  readonly folder: string;
  readonly onDay?: (day: number) => void;
};

/** A Monday. */
export const firstDay = Temporal.PlainDate.from('2026-11-23');

/**
 * So many days of a portfolio on a real record: bills come in, every shipped strategy is published, contacts are planned, written and called for by
 * the product's own use cases; debtors answer as a model has it, banks tell of what they paid, clerks post letters and decide disputes. Time,
 * ids and chance come from the order alone, so the same order gives the same journal, byte for byte. Nothing leaves the process.
 */
export async function simulateMonth(order: MonthOrder): Promise<WrittenJournal> {
  const clock = new MovingClock(firstDay.subtract({ days: 1 }).toZonedDateTime('Europe/Prague').toInstant());
  const data = join(order.folder, 'data');
  const config = readConfig({
    ...{ DOVOLAT_DATA: data, DOVOLAT_CACHE: data },
    ...{ DOVOLAT_MAX_CALLS: '500', DOVOLAT_MAX_CALLS_PER_SECOND: '100' },
  });
  const ids = seededIds(order.seed, clock);
  const installation = await openInstallation(config, undefined, clock, { rehearsed: { ids } });
  installation.db.serve();
  try {
    await setUpCreditors(installation);
    const month = new Month(order, installation, clock);
    for (let day = 0; day < order.days; day += 1) {
      await month.live(firstDay.add({ days: day }));
      order.onDay?.(day + 1);
    }
    return await writeJournal(installation.journal, join(order.folder, 'journal.ndjson'));
  } finally {
    await installation.close();
  }
}

class Month {
  private readonly installation: OpenInstallation;
  private readonly clock: MovingClock;
  private readonly debtors: Debtors;
  private readonly clerks: Clerks;
  private readonly follower: JournalFollower;
  private readonly banks: Banks;
  private readonly keepers: ReturnType<typeof recordKeepers>;
  private readonly files: string;
  private readonly made: readonly MadeUpDebtor[];

  constructor(order: MonthOrder, installation: OpenInstallation, clock: MovingClock) {
    const model = findDebtorModel(order.model);
    if (!model) throw new Error(`there is no debtor model ${order.model}`);
    const chance = chanceOf(order.seed);
    const accepted = async ({ id }: { readonly id: string }) => ({ ok: true, value: { where: id } }) as const;
    const driver = { name: 'simulated', simulated: true, repeatable: true, send: accepted };
    this.files = join(order.folder, 'files');
    mkdirSync(this.files);
    this.installation = installation;
    this.clock = clock;
    this.made = madeUpDebtors(order.debtors, order.seed, firstDay);
    this.debtors = new Debtors(installation, model, chance);
    this.clerks = new Clerks(installation, chance);
    this.follower = new JournalFollower(installation.journal, this.debtors, this.clerks);
    this.banks = new Banks(this.files);
    this.keepers = recordKeepers(installation, { sms: driver, email: driver });
  }

  async live(today: Temporal.PlainDate): Promise<void> {
    const { clock, installation } = this;
    const atWork = today.dayOfWeek <= 5;
    clock.moveTo(today, '06:30');
    if (atWork) await this.bringStatementsIn(today.subtract({ days: 1 }));
    if (today.day === 1) await bookInterest(installation, silent, { actor: 'system', creditor: null, anew: false });
    clock.moveTo(today, '08:00');
    await this.bringBillsIn(firstDay.until(today).days);
    if (atWork) await this.clerks.decideDisputes(today);
    for (const hour of atWork ? workingHours : [10]) {
      clock.moveTo(today, `${String(hour).padStart(2, '0')}:00`);
      await this.settle(today);
      const until = today.toZonedDateTime({ timeZone: 'Europe/Prague', plainTime: { hour: hour + 1 } }).epochMilliseconds;
      const farEndOf = (call: Reservation) =>
        this.debtors.farEndOf(call, this.follower.severityOf(call.plan.entry.stepId ?? null), today);
      await placeCalls(installation.tools, clock, farEndOf, until);
    }
    clock.moveTo(today, '18:30');
    if (atWork) await this.clerks.postLetters();
    await this.settle(today);
    clock.moveTo(today, '22:00');
    this.debtors.payUnasked(today);
    await payIn(installation, this.debtors, this.banks, today);
  }

  private async bringStatementsIn(until: Temporal.PlainDate): Promise<void> {
    for (const path of this.banks.tell(firstDay.subtract({ days: 3 }), until))
      need(await importStatementFile(this.installation, path, { actor: 'system', format: 'auto' }));
    await this.keepers.match(300);
  }

  /** Four fifths of the debtors on the first morning; the rest in the two weeks after, and with them some rows that are known. */
  private async bringBillsIn(day: number): Promise<void> {
    const share = (part: number) => Math.round(this.made.length * part);
    const parts: Readonly<Record<number, readonly MadeUpDebtor[]>> = {
      0: this.made.slice(0, share(0.8)),
      7: this.made.slice(share(0.75), share(0.9)),
      14: this.made.slice(share(0.85)),
    };
    const { tools } = this.installation;
    for (const market of markets) {
      const debtors = parts[day]?.filter((each) => each.market === market) ?? [];
      if (debtors.length === 0) continue;
      const path = join(this.files, `${market.creditor.code}-${day}.csv`);
      writeFileSync(path, debtorFile(debtors));
      const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, market.creditor.code));
      const creditorId = creditor?.id as CreditorId;
      need(await importFile(this.installation, path, { creditorId, actor: 'user:eva', chunkRows: 200 }));
      await this.debtors.learn(debtors);
    }
  }

  /** All that is to be done by itself at this moment, and what debtors do about it. */
  private async settle(today: Temporal.PlainDate): Promise<void> {
    const { agreements, tasks, news, plan, takeUpCalls, writeMessages, deliver, untilAtRest } = this.keepers;
    const hear = () => this.follower.hear(today);
    await untilAtRest([agreements, tasks, news, () => plan(200), takeUpCalls, writeMessages, deliver, hear]);
  }
}

const workingHours = [9, 10, 11, 12, 13, 14, 15, 16, 17];
const silent = { info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };
