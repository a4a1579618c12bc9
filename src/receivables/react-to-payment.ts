import type { JournalEvent } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import type { CaseId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import { closeCase } from './close-case.ts';
import type { ReceivablesHappening } from './events.ts';
import { getCreditor } from './get-creditor.ts';
import { accrueInterest, type InterestTools } from './interest/accrue-interest.ts';
import type { BalanceChange, Receivable } from './model.ts';
import { endHold } from './place-hold.ts';
import { settlePlan } from './plans/settle-plan.ts';
import type { Tools } from './ports.ts';
import { settlePromise } from './promises/settle-promise.ts';

/**
 * What came in, or was taken back, on a receivable: it is kept with the day from which it counts, the interest up to it is booked, the promise
 * and the plan that stand on its case are judged by it, and a case in which nothing is owed any more is closed. The same event twice does it once.
 */
export async function reactToPayment(tools: InterestTools, tx: Tx, event: JournalEvent): Promise<void> {
  const cases = new Map<CaseId, Receivable>();
  for (const news of newsIn(event)) {
    const receivable = await tools.books.receivables.find(tx, news.receivableId);
    if (!receivable || news.byMinor === 0) continue;
    await takeIn(tools, tx, event, receivable, news);
    cases.set(receivable.caseId, receivable);
  }
  const act: Act = { actor: 'system', origin: event.id };
  for (const { caseId, personId, id } of cases.values()) {
    await settleCase(tools, tx, act, caseId);
    if (event.type !== 'payment_matched') continue;
    for (const hold of await tools.books.holds.endingOn(tx, 'payment', caseId, personId))
      if (hold.receivableId === null || hold.receivableId === id) await endHold(tools, tx, act, hold, 'payment');
  }
}

type News = Pick<BalanceChange, 'receivableId' | 'byMinor' | 'because'> & {
  /** YYYY-MM-DD from which the money counts; null: from the day of the event. */
  readonly value: string | null;
};

/** What an event says of what is owed; empty where it is nothing. Pure. */
function newsIn({ type, subject, data }: JournalEvent): News[] {
  const told = { type, data } as Pick<ReceivablesHappening, 'type' | 'data'> as ReceivablesHappening;
  const { receivableId } = subject;
  const one = (byMinor: number, because: BalanceChange['because']): News[] =>
    receivableId ? [{ receivableId, byMinor, because, value: null }] : [];
  switch (told.type) {
    case 'payment_matched':
    case 'payment_unmatched':
    case 'payment_reversed': {
      const { allocations, value = null } = told.data;
      const sign = told.type === 'payment_matched' ? -1 : 1;
      return allocations.map(({ receivableId: id, amountMinor }) => ({
        ...{ receivableId: id, byMinor: sign * amountMinor, because: 'payment', value },
      }));
    }
    case 'written_off':
      return one(-told.data.amountMinor, 'write_off');
    case 'write_off_undone':
      return one(told.data.amountMinor, 'write_off');
    case 'receivable_updated': {
      const { amountMinor, owedBefore } = told.data;
      return owedBefore === undefined ? [] : one(amountMinor - owedBefore, 'bill');
    }
    default:
      return [];
  }
}

async function takeIn(tools: InterestTools, tx: Tx, event: JournalEvent, receivable: Receivable, news: News): Promise<void> {
  const { country } = await getCreditor(tools.books, tx, receivable.creditorId);
  const day = localDate(Temporal.Instant.fromEpochMilliseconds(event.at), country).toString();
  const { receivableId, byMinor, because, value } = news;
  await tools.books.balanceChanges.add(tx, { eventId: event.id, receivableId, on: value ?? day, byMinor, because, at: event.at });
  const act: Act = { actor: 'system', origin: event.id };
  if (because === 'payment' || receivable.status === 'settled') await accrueInterest(tools, tx, act, receivable, day);
}

async function settleCase(tools: Tools, tx: Tx, act: Act, caseId: CaseId): Promise<void> {
  const promise = await tools.books.promises.findActive(tx, caseId);
  if (promise) await settlePromise(tools, tx, act, promise);
  const plan = await tools.books.plans.findStanding(tx, caseId);
  if (plan) await settlePlan(tools, tx, act, plan);
  await closeCase(tools, tx, act, caseId);
}
