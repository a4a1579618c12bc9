import type { CreditorId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankTransaction } from '../bank/model.ts';
import { getCreditor } from '../get-creditor.ts';
import { freeMinor } from './free-minor.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { type AnyRule, ruleSays, suspenseSays } from './match-rules.ts';
import { matchTransaction } from './match-transaction.ts';
import type { Owed, SuspenseReason } from './model.ts';
import type { PaymentTools } from './ports.ts';
import { refundBy } from './refund-by.ts';

/** A transaction for people: what it pays and why, and what of it waits. Amounts in minor units of its currency. */
export type ExplainedPayment = {
  readonly transaction: BankTransaction;
  readonly pays: readonly {
    readonly receivable: Owed;
    readonly amountMinor: number;
    readonly rule: string;
    readonly says: string;
  }[];
  /** Lies on nothing. */
  readonly restMinor: number;
  /** The last day to send back what was too much, YYYY-MM-DD, where a rule names one. */
  readonly refundBy: string | null;
};

/** What waits, why, and what it might pay, surest first, as the books are now. */
export type ExplainedSuspense = ExplainedPayment & {
  readonly reason: SuspenseReason | 'overpaid' | 'may_be_matched';
  readonly says: string;
  readonly suggestions: readonly {
    readonly rule: AnyRule;
    readonly says: string;
    readonly exact: boolean;
    readonly receivables: readonly Owed[];
  }[];
};

/** Tells of transactions what they pay, and by which rule. */
export async function explainPayments(
  tools: PaymentTools,
  tx: Tx,
  transactions: readonly BankTransaction[],
): Promise<ExplainedPayment[]> {
  const { payments, books } = tools;
  const explained: ExplainedPayment[] = [];
  for (const transaction of transactions) {
    const standing = (await payments.allocationsOf(tx, transaction.id)).filter(({ undoneAt }) => undoneAt === null);
    const paid = new Map<ReceivableId, Owed>(
      (
        await payments.find(
          tx,
          standing.map(({ receivableId }) => receivableId),
        )
      ).map((owed) => [owed.id, owed]),
    );
    const restMinor = await freeMinor(tools, tx, transaction);
    const { country } = await getCreditor(books, tx, transaction.creditorId);
    explained.push({
      transaction,
      pays: standing.flatMap(({ receivableId, amountMinor, rule }) => {
        const receivable = paid.get(receivableId);
        return receivable ? [{ receivable, amountMinor, rule, says: ruleSays(rule as AnyRule) }] : [];
      }),
      restMinor,
      refundBy: standing.length > 0 && restMinor > 0 ? refundBy(transaction.value, country) : null,
    });
  }
  return explained;
}

/** Tells of transactions that wait, or of which a rest does, why that is and what might be done. */
export async function explainSuspense(
  tools: PaymentTools,
  tx: Tx,
  transactions: readonly BankTransaction[],
): Promise<ExplainedSuspense[]> {
  const explained = await explainPayments(tools, tx, transactions);
  const evidence = new Map<CreditorId, ReturnType<typeof gatherEvidence>>();
  const suspense: ExplainedSuspense[] = [];
  for (const one of explained) {
    const { transaction, pays, restMinor } = one;
    if (restMinor <= 0) {
      const reason = transaction.amountMinor > 0 ? 'money_returned_to_us' : 'reversal_of_nothing';
      suspense.push({ ...one, reason, says: suspenseSays[reason], suggestions: [] });
      continue;
    }
    const { creditorId } = transaction;
    const known = evidence.get(creditorId) ?? gatherEvidence(tools, tx, creditorId);
    evidence.set(creditorId, known);
    await known.byAll([transaction]);
    const { country } = await getCreditor(tools.books, tx, creditorId);
    const matching = matchTransaction({ ...transaction, amountMinor: restMinor }, known.evidenceOf(transaction), country);
    const proposals = matching.outcome === 'match' ? [matching.proposal] : matching.suggestions;
    const why = matching.outcome === 'match' ? 'may_be_matched' : matching.reason;
    const reason = pays.length > 0 ? 'overpaid' : why;
    suspense.push({
      ...one,
      reason,
      says: suspenseSays[reason],
      suggestions: proposals.map(({ rule, exact, receivables }) => ({ rule, says: ruleSays(rule), exact, receivables })),
    });
  }
  return suspense;
}
