import type { JournalEvent } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import type { CaseId, ReceivableId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import { closeCase } from './close-case.ts';
import { getCreditor } from './get-creditor.ts';
import { accrueInterest, type InterestTools } from './interest/accrue-interest.ts';
import type { BalanceChange } from './model.ts';
import { endHold } from './place-hold.ts';
import { settlePlan } from './plans/settle-plan.ts';
import type { Tools } from './ports.ts';
import { settlePromise } from './promises/settle-promise.ts';

/** What changes what is owed of a receivable. */
export const balanceNews = [
  'payment_matched',
  'payment_unmatched',
  'payment_reversed',
  'written_off',
  'write_off_undone',
  'receivable_updated',
] as const;

/**
 * What came in, or was taken back, on a receivable: it is kept with the day from which it counts, the interest up to it is booked, the promise
 * and the plan that stand on its case are judged by it, and a case in which nothing is owed any more is closed. The same event twice does it once.
 */
export async function reactToPayment(tools: InterestTools, tx: Tx, event: JournalEvent): Promise<void> {
  const { receivableId, caseId: told } = event.subject;
  const receivable = receivableId && (await tools.books.receivables.find(tx, receivableId));
  if (!receivable) return;
  const { country } = await getCreditor(tools.books, tx, receivable.creditorId);
  const day = localDate(Temporal.Instant.fromEpochMilliseconds(event.at), country).toString();
  const change = changeIn(event, receivable.id, day);
  if (!change) return;
  await tools.books.balanceChanges.add(tx, change);
  const act: Act = { actor: 'system', origin: event.id };
  const caseId = told ?? receivable.caseId;
  if (change.because === 'payment' || receivable.status === 'settled') await accrueInterest(tools, tx, act, receivable, day);
  await settleCase(tools, tx, act, caseId);
  if (change.because !== 'payment' || change.byMinor >= 0) return;
  for (const hold of await tools.books.holds.endingOn(tx, 'payment', caseId, receivable.personId))
    if (hold.receivableId === null || hold.receivableId === receivable.id) await endHold(tools, tx, act, hold, 'payment');
}

async function settleCase(tools: Tools, tx: Tx, act: Act, caseId: CaseId): Promise<void> {
  const promise = await tools.books.promises.findActive(tx, caseId);
  if (promise) await settlePromise(tools, tx, act, promise);
  const plan = await tools.books.plans.findStanding(tx, caseId);
  if (plan) await settlePlan(tools, tx, act, plan);
  await closeCase(tools, tx, act, caseId);
}

/** Of payments: `amountMinor` (minor units, positive), and `value`, the day from which the money counts, where the event says it. */
type News = { readonly amountMinor?: unknown; readonly owedBefore?: unknown; readonly value?: unknown };

/** What an event says of what is owed; null where it is nothing. Pure. */
export function changeIn(event: JournalEvent, receivableId: ReceivableId, day: string): BalanceChange | null {
  const { amountMinor, owedBefore, value } = event.data as News;
  if (typeof amountMinor !== 'number') return null;
  const change = (byMinor: number, because: BalanceChange['because']): BalanceChange | null =>
    byMinor === 0
      ? null
      : { eventId: event.id, receivableId, on: typeof value === 'string' ? value : day, byMinor, because, at: event.at };
  switch (event.type) {
    case 'payment_matched':
      return change(-amountMinor, 'payment');
    case 'payment_unmatched':
    case 'payment_reversed':
      return change(amountMinor, 'payment');
    case 'written_off':
      return change(-amountMinor, 'credit');
    case 'write_off_undone':
      return change(amountMinor, 'credit');
    case 'receivable_updated':
      return typeof owedBefore === 'number' ? change(amountMinor - owedBefore, 'bill') : null;
    default:
      return null;
  }
}
