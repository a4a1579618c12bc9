import { localDate } from '../../kernel/calendar.ts';
import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Receivable } from '../model.ts';
import type { OwingPage } from '../ports.ts';
import { accrueInterest, type InterestTools, interestKey } from './accrue-interest.ts';

export type AccruedInterest = { readonly receivables: number; readonly byMinor: number };

/**
 * Books the interest of a creditor's overdue receivables that was not booked this month, or with `anew` of all of them: once a month is often
 * enough for what a debtor is told, and keeps the journal readable. The interest on what is paid is booked when it is paid.
 */
export async function accrueMonthly(
  tools: InterestTools & { readonly work: UnitOfWork },
  actor: Act['actor'],
  creditorId: CreditorId,
  anew = false,
): Promise<AccruedInterest> {
  const { work, books, clock } = tools;
  const creditor = await work.run((tx) => books.creditors.find(tx, creditorId));
  if (!creditor?.interest) return { receivables: 0, byMinor: 0 };
  const asOf = localDate(clock.now(), creditor.country).toString();
  const act: Act = { actor, origin: `interest:${asOf}` };
  let [receivables, byMinor] = [0, 0];
  for (let after: PersonId | null = null; ; ) {
    const last = after;
    const next = await work.run(async (tx) => {
      const late = { who: 'overdue', before: asOf } as const;
      const page: OwingPage = await books.receivables.owing(tx, creditorId, late, last, peopleAtATime);
      for (const personId of page.people)
        for (const principal of await books.receivables.openOf(tx, personId, creditorId)) {
          if (!anew && (await isBooked(tools, tx, principal, asOf))) continue;
          const change = await accrueInterest(tools, tx, act, principal, asOf);
          if (change !== 0) receivables += 1;
          byMinor += change;
        }
      return page.next;
    });
    if (next === null) return { receivables, byMinor };
    after = next;
  }
}

const peopleAtATime = 100;

async function isBooked({ books }: InterestTools, tx: Tx, principal: Receivable, asOf: string): Promise<boolean> {
  const known = await books.receivables.findByExternalKey(tx, principal.creditorId, interestKey(principal));
  return known?.issued?.slice(0, 7) === asOf.slice(0, 7);
}
