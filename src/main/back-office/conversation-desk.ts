import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { confirmAgreement } from '../../outreach/confirm-agreement.ts';
import type { OutreachTools } from '../../outreach/outreach-tools.ts';
import { acceptPlan } from '../../receivables/accept-plan.ts';
import { findAgreeable } from '../../receivables/find-agreeable.ts';
import type { Plan, PromiseToPay } from '../../receivables/model.ts';
import { openDispute } from '../../receivables/open-dispute.ts';
import { recordOptOut } from '../../receivables/record-opt-out.ts';
import { recordPaidClaim } from '../../receivables/record-paid-claim.ts';
import { recordPromise } from '../../receivables/record-promise.ts';
import type { Confirmed, ConversationDesk } from '../../web/conversations/ports.ts';
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

  /** The confirmation is ordered with what it confirms, or not at all. */
  const inWriting = async <Agreement extends PromiseToPay | Plan>(
    tx: Tx,
    spokenWith: PersonId,
    made: Result<Agreement>,
  ): Promise<Result<Confirmed<Agreement>>> =>
    made.ok ? accept({ agreement: made.value, confirmations: await confirmAgreement(tools, tx, spokenWith, made.value) }) : made;

  return {
    of: (personId) => work.run((tx) => findAgreeable(tools, tx, personId)),
    promise: (wish, by) =>
      withBoth(wish, async (tx) => inWriting(tx, wish.personId, await recordPromise(tools, tx, actOf(by), wish))),
    agree: (wish, by) => withBoth(wish, async (tx) => inWriting(tx, wish.personId, await acceptPlan(tools, tx, actOf(by), wish))),
    dispute: (wish, by) => withBoth(wish, (tx) => openDispute(tools, tx, actOf(by), wish)),
    claimPaid: (claim, by) => withBoth(claim, (tx) => recordPaidClaim(tools, tx, actOf(by), claim)),
    optOut: (wish, by) => withBoth(wish, async (tx) => accept(await recordOptOut(tools, tx, actOf(by), wish))),
  };
}
