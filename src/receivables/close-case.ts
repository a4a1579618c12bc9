import type { CaseId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import { creditReceivable } from './credit-receivable.ts';
import { getCreditor } from './get-creditor.ts';
import { endHold } from './place-hold.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/**
 * Closes a case in which nothing above the creditor's tolerance is owed any more: what is left (cents of interest among it) is given up, so
 * that nobody is called about it. Closed once, and again only when it has got new receivables since. False: more is owed, or it was closed.
 */
export async function closeCase(tools: Tools, tx: Tx, act: Act, caseId: CaseId): Promise<boolean> {
  const { books, journal } = tools;
  const receivables = await books.receivables.ofCase(tx, caseId);
  const [first] = receivables;
  if (!first || (await books.receivables.closedWith(tx, caseId)) === receivables.length) return false;
  const open = receivables.filter(({ status }) => status === 'open');
  const balanceMinor = open.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const { personId, creditorId, currency } = first;
  const { promisePolicy } = await getCreditor(books, tx, creditorId);
  if (balanceMinor > promisePolicy.toleranceMinor) return false;
  for (const receivable of open) {
    const { amountMinor } = receivable;
    await creditReceivable(tools, tx, act, receivable, { amountMinor, because: 'tolerance', cause: null });
  }
  await books.receivables.setClosedWith(tx, caseId, receivables.length);
  const data = { currency, balanceMinor, receivables: receivables.length };
  await record(journal, tx, act.actor, [{ type: 'case_closed', subject: { personId, creditorId, caseId }, data }]);
  for (const hold of await books.holds.endingOn(tx, 'case_closed', caseId, personId))
    await endHold(tools, tx, act, hold, 'case_closed');
  return true;
}
