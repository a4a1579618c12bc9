import { localDate } from '../kernel/calendar.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { latestFirst, planPolicyFor } from './check-plan.ts';
import { findConversation } from './find-conversation.ts';
import type { Conversation, Creditor, PlanPolicy } from './model.ts';
import type { Tools } from './ports.ts';
import { type PromiseTerms, promiseTerms } from './promises/promise-terms.ts';

/** What a person and a creditor may agree on now. */
export type Agreeable = {
  readonly creditor: Creditor;
  readonly conversation: Conversation;
  readonly promise: PromiseTerms;
  /** `firstBy`: the latest day of the first instalment, YYYY-MM-DD. Null: the creditor takes no instalments of that currency. */
  readonly plan: (PlanPolicy & { readonly firstBy: string }) | null;
};

/** For each creditor with whom there is something to talk about, in the order of the creditors' codes. Undefined: there is no such person. */
export async function findAgreeable(
  tools: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  personId: PersonId,
): Promise<readonly Agreeable[] | undefined> {
  const { books, clock } = tools;
  if (!(await books.persons.find(tx, personId))) return undefined;
  const found: Agreeable[] = [];
  for (const creditor of await books.creditors.list(tx)) {
    const conversation = await findConversation(tools, tx, personId, creditor.id);
    if (!conversation) continue;
    const today = localDate(clock.now(), creditor.country);
    const { promisePolicy } = creditor;
    const takesParts = planPolicyFor(creditor, conversation);
    found.push({
      ...{ creditor, conversation, promise: promiseTerms(promisePolicy, conversation, today) },
      plan: takesParts && { ...takesParts, firstBy: latestFirst(takesParts, promisePolicy, today) },
    });
  }
  return found;
}
