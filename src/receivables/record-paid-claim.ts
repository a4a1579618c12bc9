import { addWorkingDays, endOfDay, localDate } from '../kernel/calendar.ts';
import type { CreditorId, PersonId, ReceivableId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import { getCreditor } from './get-creditor.ts';
import type { Hold } from './model.ts';
import { principalOf } from './parties/principal-of.ts';
import { placeHold } from './place-hold.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

export type PaidClaim = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly receivables: readonly ReceivableId[];
  /** Working days in which the payment should show on the account. */
  readonly transitWorkingDays?: number;
};

/** The debtor says that these are paid: they are left alone for as long as a transfer may take. The same origin records once. */
export async function recordPaidClaim(
  tools: Tools,
  tx: Tx,
  act: Act,
  claim: PaidClaim,
): Promise<Result<readonly Hold[], Refusal<'nothing_owed'>>> {
  const { books, journal, clock } = tools;
  const known = (await books.holds.findByOrigin(tx, act.origin)).filter(({ reason }) => reason === 'payment_in_transit');
  if (known.length > 0) return accept(known);
  const { creditorId } = claim;
  const personId = await principalOf(tools, tx, claim, claim.receivables);
  const open = await books.receivables.openOf(tx, personId, creditorId);
  const about = open.filter(({ id }) => claim.receivables.includes(id));
  if (about.length === 0) return refuse('nothing_owed', 'none of these is an open receivable of this person');
  const { country } = await getCreditor(books, tx, creditorId);
  const now = clock.now();
  const last = addWorkingDays(localDate(now, country), claim.transitWorkingDays ?? defaultTransitWorkingDays, country);
  const until = endOfDay(last, country).epochMilliseconds;
  const subject = { personId, creditorId, ...attemptOf(act) };
  await record(journal, tx, act.actor, [
    { type: 'paid_claim_recorded', subject, data: { receivables: about.map(({ id }) => id), until } },
  ]);
  const holds: Hold[] = [];
  for (const { id: receivableId, caseId } of about)
    holds.push(
      await placeHold(tools, tx, act, {
        reason: 'payment_in_transit',
        scope: 'receivable',
        personId,
        creditorId,
        caseId,
        receivableId,
        channel: null,
        from: now.epochMilliseconds,
        until,
        cause: null,
      }),
    );
  return accept(holds);
}

/** A transfer between banks arrives on the next working day; two more for the statement to reach us. */
const defaultTransitWorkingDays = 3;
