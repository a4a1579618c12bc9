import type { DisputeId, ReceivableId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { closeCase } from '../close-case.ts';
import { creditReceivable } from '../credit-receivable.ts';
import { hangingOn } from '../interest/hanging-on.ts';
import type { Dispute, Receivable } from '../model.ts';
import { releaseHolds } from '../place-hold.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import { isClosed } from './dispute-order.ts';

/** `accepted`: all that is disputed is given up. `partly`: so much of each of these. `rejected`: it stays owed. `withdrawn`: by the debtor. */
export type DisputeDecision =
  | { readonly to: 'accepted' | 'rejected' | 'withdrawn' }
  | { readonly to: 'partly'; readonly credits: ReadonlyMap<ReceivableId, number> };

type Trouble = 'dispute_unknown' | 'decided_already' | 'credit_out_of_range';

/**
 * Closes a dispute: what the creditor gives up is owed no more, the rest comes back into the conversation, and the holds end. A promise or a
 * plan that had to let go of it does not take it up again. Returns how much was given up.
 */
export async function decideDispute(
  tools: Tools,
  tx: Tx,
  act: Act,
  id: DisputeId,
  decision: DisputeDecision,
): Promise<Result<number, Refusal<Trouble>>> {
  const { books, journal } = tools;
  const dispute = await books.disputes.find(tx, id);
  if (!dispute) return refuse('dispute_unknown', 'There is no such dispute: see dovolat disputes list');
  if (isClosed(dispute.state)) return refuse('decided_already', `This dispute was closed already: ${dispute.state}`);
  const about: Receivable[] = [];
  for (const receivableId of dispute.receivables) {
    const receivable = await books.receivables.find(tx, receivableId);
    if (receivable) about.push(receivable);
  }
  if (decision.to === 'accepted') about.push(...(await hangingSince(tools, tx, dispute)));
  const trouble = decision.to === 'partly' ? objectToCredits(decision.credits, about) : null;
  if (trouble) return trouble;

  let creditedMinor = 0;
  for (const receivable of about) {
    const amountMinor = creditOf(decision, receivable);
    creditedMinor += await creditReceivable(tools, tx, act, receivable, { amountMinor, because: 'dispute', cause: id });
  }
  const { personId, creditorId, caseId, code, state: from, department, reviewBy }: Dispute = dispute;
  await books.disputes.move(tx, id, { state: decision.to, department, reviewBy });
  await record(journal, tx, act.actor, [
    {
      type: 'dispute_closed',
      subject: { personId, creditorId, caseId },
      data: { disputeId: id, code, from, to: decision.to, creditedMinor },
    },
  ]);
  await releaseHolds(tools, tx, act, id, decision.to);
  await closeCase(tools, tx, act, caseId);
  return accept(creditedMinor);
}

/** Booked on what is disputed while it was; it falls with it. */
async function hangingSince({ books }: Tools, tx: Tx, { personId, creditorId, receivables }: Dispute): Promise<Receivable[]> {
  const disputed = new Set(receivables);
  const hanging = hangingOn(await books.receivables.openOf(tx, personId, creditorId), disputed);
  return hanging.filter(({ id }) => !disputed.has(id));
}

function creditOf(decision: DisputeDecision, { id, amountMinor }: Receivable): number {
  if (decision.to === 'accepted') return amountMinor;
  return decision.to === 'partly' ? (decision.credits.get(id) ?? 0) : 0;
}

/** Each credit is of a disputed receivable and no more than is owed of it; together they are more than nothing, and less than all. */
function objectToCredits(credits: ReadonlyMap<ReceivableId, number>, about: readonly Receivable[]): Refusal<Trouble> | null {
  const wrong = refuse(
    'credit_out_of_range',
    'Name how much of which disputed receivable is given up: more than nothing, less than all',
  );
  const owed = new Map(about.map(({ id, amountMinor }) => [id, amountMinor]));
  for (const [id, minor] of credits) if (!Number.isSafeInteger(minor) || minor <= 0 || minor > (owed.get(id) ?? 0)) return wrong;
  const given = [...credits.values()].reduce((total, minor) => total + minor, 0);
  const all = [...owed.values()].reduce((total, minor) => total + minor, 0);
  return given > 0 && given < all ? null : wrong;
}
