import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { OutreachTools } from '../../outreach/outreach-tools.ts';
import { takeDownPlan, takeDownPromise } from '../../outreach/take-down-agreement.ts';
import { findAgreeable } from '../../receivables/find-agreeable.ts';
import { openDispute } from '../../receivables/open-dispute.ts';
import { recordOptOut } from '../../receivables/record-opt-out.ts';
import { recordPaidClaim } from '../../receivables/record-paid-claim.ts';
import type { ConversationDesk } from '../../web/conversations/ports.ts';
import type { UserName } from '../../web/ports.ts';

/** What debtors said to people, over the use cases that a call comes to as well. */
export function conversationDesk(tools: OutreachTools): ConversationDesk {
  const { work, books, ids } = tools;
  const actOf = (actor: UserName) => ({ actor, origin: ids.next('evt') });

  /** In one transaction, of a person and a creditor that there are. */
  const withBoth = <Value>(
    { personId, creditorId }: { readonly personId: PersonId; readonly creditorId: CreditorId },
    recordIt: (tx: Tx) => Promise<Result<Value>>,
  ) =>
    work.run(async (tx): Promise<Result<Value>> => {
      if (!(await books.persons.find(tx, personId))) return refuse('unknown_debtor', 'There is no such person');
      if (!(await books.creditors.find(tx, creditorId))) return refuse('unknown_creditor', 'There is no such creditor');
      return recordIt(tx);
    });

  return {
    of: (personId) => work.run((tx) => findAgreeable(tools, tx, personId)),
    promise: (wish, by) => withBoth(wish, (tx) => takeDownPromise(tools, tx, actOf(by), wish)),
    agree: (wish, by) => withBoth(wish, (tx) => takeDownPlan(tools, tx, actOf(by), wish)),
    dispute: (wish, by) => withBoth(wish, (tx) => openDispute(tools, tx, actOf(by), wish)),
    claimPaid: (claim, by) => withBoth(claim, (tx) => recordPaidClaim(tools, tx, actOf(by), claim)),
    optOut: (wish, by) => withBoth(wish, async (tx) => accept(await recordOptOut(tools, tx, actOf(by), wish))),
  };
}
