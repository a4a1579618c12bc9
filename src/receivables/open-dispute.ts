import type { DisputeCode } from '../kernel/dispute-code.ts';
import type { CreditorId, PersonId, ReceivableId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import { takeOutOfAgreements } from './disputes/take-out-of-agreements.ts';
import { hangingOn } from './interest/hanging-on.ts';
import type { Dispute } from './model.ts';
import { principalOf } from './parties/principal-of.ts';
import { placeHold } from './place-hold.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

export type DisputeWish = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  /** Those of the person's open receivables that are disputed; all of one currency. */
  readonly receivables: readonly ReceivableId[];
  readonly code: DisputeCode;
  /** Name of what the debtor said about it, where that was recorded. */
  readonly recording?: string | null;
};

/**
 * The disputed receivables, with the interest and flat sums on them, leave the conversation, and the promise or plan that covers them, and are
 * held until the dispute is resolved; the others stay in it. What is disputed already is not disputed twice. The same origin records once.
 */
export async function openDispute(
  tools: Tools,
  tx: Tx,
  act: Act,
  wish: DisputeWish,
): Promise<Result<Dispute, Refusal<'nothing_to_dispute'>>> {
  const { books, journal, ids, clock } = tools;
  const known = await books.disputes.findByOrigin(tx, act.origin);
  if (known) return accept(known);
  const { creditorId, code } = wish;
  const personId = await principalOf(tools, tx, wish, wish.receivables);
  const already = new Set(await books.disputes.disputed(tx, personId, creditorId));
  const open = await books.receivables.openOf(tx, personId, creditorId);
  const named = open.filter(({ id }) => wish.receivables.includes(id) && !already.has(id));
  const first = named[0];
  if (!first) return refuse('nothing_to_dispute', 'none of these is an open, undisputed receivable of this person');
  const hanging = hangingOn(open, new Set(named.map(({ id }) => id)));
  const about = [...named, ...hanging.filter((owed) => !named.includes(owed) && !already.has(owed.id))];
  const now = clock.now().epochMilliseconds;
  const dispute: Dispute = {
    id: ids.next('dsp'),
    caseId: first.caseId,
    personId,
    creditorId,
    code,
    state: 'open',
    receivables: about.map(({ id }) => id),
    department: null,
    reviewBy: null,
    recording: wish.recording ?? null,
    origin: act.origin,
    recordedAt: now,
  };
  await books.disputes.insert(tx, dispute);
  await record(journal, tx, act.actor, [
    {
      type: 'dispute_opened',
      subject: { personId, creditorId, caseId: dispute.caseId, ...attemptOf(act) },
      data: {
        disputeId: dispute.id,
        code,
        receivables: dispute.receivables,
        ...(dispute.recording !== null && { recording: dispute.recording }),
      },
    },
  ]);
  await takeOutOfAgreements(tools, tx, act, dispute);
  for (const { id: receivableId, caseId } of about)
    await placeHold(tools, tx, act, {
      reason: 'dispute',
      scope: 'receivable',
      personId,
      creditorId,
      caseId,
      receivableId,
      channel: null,
      from: now,
      until: null,
      cause: dispute.id,
    });
  return accept(dispute);
}
