import type { Actor } from '../../journal/event.ts';
import type { CreditorId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankTransaction } from '../bank/model.ts';
import { getCreditor } from '../get-creditor.ts';
import type { Creditor } from '../model.ts';
import { allocate } from './allocate.ts';
import { bookPayments, factsOf } from './book-payments.ts';
import type { PaymentHappening } from './events.ts';
import { evidenceAsOf } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { isSettledBySymbol, matchTransaction } from './match-transaction.ts';
import type { LadderReason, Matching, Owed } from './model.ts';
import type { PaymentTools } from './ports.ts';
import { reversePayments } from './reverse-payments.ts';

/** How many transactions were looked at, and what became of them. */
export type MatchCounts = Readonly<Record<'seen' | 'matched' | 'partly' | 'suspense' | 'reversed' | 'outgoing', number>>;

/**
 * Matches the oldest `limit` transactions that nobody has looked at yet, in one transaction of the database: each is left in another state,
 * so that it can be called again until it has seen none, by several at once, and after a crash. Returned payments go first: what they take
 * back is opened again, or never matched at all.
 */
export async function matchTransactions(tools: PaymentTools, tx: Tx, actor: Actor, limit: number): Promise<MatchCounts> {
  const waiting = await tools.bank.transactions.waiting(tx, limit);
  const returned = await reversePayments(
    tools,
    tx,
    actor,
    waiting.filter(({ reversal }) => reversal),
  );
  const left = waiting.filter(({ id, reversal }) => !reversal && !returned.gone.has(id));
  const outgoing = left.filter(({ amountMinor }) => amountMinor <= 0);
  await tools.bank.transactions.setStates(
    tx,
    outgoing.map(({ id }) => id),
    'outgoing',
  );
  const incoming = left.filter(({ amountMinor }) => amountMinor > 0);
  const counts = { matched: 0, partly: 0, suspense: returned.suspense };
  for (const [creditorId, payments] of Map.groupBy(incoming, (one) => one.creditorId)) {
    const found = await matchPayments(tools, tx, actor, creditorId, payments);
    counts.matched += found.matched;
    counts.partly += found.partly;
    counts.suspense += found.suspense;
  }
  return { seen: waiting.length, ...counts, reversed: returned.reversed, outgoing: outgoing.length };
}

/** Matches payments to one creditor, one after the other, of which nothing lies on anything yet. */
export async function matchPayments(
  tools: PaymentTools,
  tx: Tx,
  actor: Actor,
  creditorId: CreditorId,
  payments: readonly BankTransaction[],
): Promise<Pick<MatchCounts, 'matched' | 'partly' | 'suspense'>> {
  const creditor = await getCreditor(tools.books, tx, creditorId);
  const evidence = gatherEvidence(tools, tx, creditorId);
  const booking = bookPayments(tools, tx, actor);
  await evidence.bySymbol(payments);
  /** With what bore the symbol when it was decided. */
  const settled = new Map<BankTransaction['id'], { readonly matching: Matching; readonly symbol: readonly Owed[] }>();
  for (const payment of payments) {
    const known = evidence.evidenceOf(payment);
    const matching = matchTransaction(payment, known, creditor.country);
    if (isSettledBySymbol(matching)) settled.set(payment.id, { matching, symbol: known.symbol });
  }
  await evidence.byAll(payments.filter(({ id }) => !settled.has(id)));

  const counts = { matched: 0, partly: 0, suspense: 0 };
  const suspended: BankTransaction['id'][] = [];
  const happenings: PaymentHappening[] = [];
  for (const transaction of payments) {
    const matching = matchingKnown(transaction) ?? (await matchingAnew(transaction));
    if (matching.outcome === 'suspense') {
      const { reason, best } = matching;
      suspended.push(transaction.id);
      if (transaction.state === 'new') happenings.push(suspendedEvent(creditor, transaction, reason, best)); // else it was told before
      continue;
    }
    const { rule, receivables } = matching.proposal;
    const { shares, restMinor } = allocate(transaction.amountMinor, receivables);
    booking.book({ transaction, creditor, rule, best: matching.best, shares, restMinor });
    counts[restMinor > 0 ? 'partly' : 'matched'] += 1;
  }
  await tools.bank.transactions.setStates(tx, suspended, 'suspense');
  await booking.flush(happenings);
  return { ...counts, suspense: suspended.length };

  /** Undefined where one before it in this very bundle has paid what it names: then all else is looked at as well. */
  function matchingKnown({ id }: BankTransaction): Matching | undefined {
    const known = settled.get(id);
    return known?.symbol.every((owed) => booking.now(owed) === owed) ? known.matching : undefined;
  }

  async function matchingAnew(payment: BankTransaction): Promise<Matching> {
    await evidence.byAll([payment]);
    return matchTransaction(payment, evidenceAsOf(evidence.evidenceOf(payment), booking.now), creditor.country);
  }
}

function suspendedEvent(
  { id: creditorId }: Creditor,
  transaction: BankTransaction,
  reason: LadderReason,
  best: number,
): PaymentHappening {
  const data = { ...factsOf(transaction), reason, best, restMinor: transaction.amountMinor };
  return { type: 'payment_suspended', subject: { creditorId }, data };
}
