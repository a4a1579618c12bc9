import type { Actor } from '../../journal/event.ts';
import type { ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankTransaction } from '../bank/model.ts';
import type { Creditor } from '../model.ts';
import { record } from '../record.ts';
import type { Share } from './allocate.ts';
import type { PaymentHappening } from './events.ts';
import { type Laid, layPayment } from './lay-payment.ts';
import type { AnyRule } from './match-rules.ts';
import type { Owed, WriteOff } from './model.ts';
import type { PaymentTools } from './ports.ts';
import { refundBy } from './refund-by.ts';

/** A payment and what it is laid on, as each receivable was right before; `restMinor` lies on nothing. */
export type Booking = {
  readonly transaction: BankTransaction;
  readonly creditor: Creditor;
  readonly rule: AnyRule;
  readonly best: number;
  readonly shares: readonly Share[];
  readonly restMinor: number;
};

/**
 * Collects what payments do to what is owed; `flush` writes all of it, state and journal, in few statements. What a receivable is after the
 * payments so far is told by `now`, so that two payments of one moment do not pay the same twice.
 */
export function bookPayments(tools: PaymentTools, tx: Tx, actor: Actor) {
  const { ids, clock, journal, payments, bank } = tools;
  const at = clock.now().epochMilliseconds;
  const changed = new Map<ReceivableId, Owed>();
  const matched = { whole: [] as BankTransaction['id'][], partly: [] as BankTransaction['id'][] };
  const allocations: Parameters<typeof payments.allocate>[1][number][] = [];
  const writeOffs: WriteOff[] = [];
  const happenings: PaymentHappening[] = [];

  function book(booking: Booking): void {
    const { transaction, creditor, shares, restMinor } = booking;
    const toleranceMinor = creditor.promisePolicy.toleranceMinor;
    const laid = layPayment(shares, toleranceMinor);
    if (isOfOne(laid)) tellMatch(booking, laid);
    else for (const each of Map.groupBy(laid, ({ receivable }) => receivable.caseId).values()) tellMatch(booking, each);
    for (const one of laid) {
      changed.set(one.after.id, one.after);
      tellAfter(booking, one, toleranceMinor);
    }
    matched[restMinor > 0 ? 'partly' : 'whole'].push(transaction.id);
    if (restMinor > 0)
      happenings.push({
        type: 'overpaid',
        subject: subjectOf(laid, transaction),
        data: { ...factsOf(transaction), restMinor, refundBy: refundBy(transaction.value, creditor.country) },
      });
  }

  function tellMatch({ transaction, rule, best }: Booking, laid: readonly Laid[]): void {
    const parts = laid.map(({ after, amountMinor, writtenOffMinor }) => {
      const allocationId = ids.next('alc');
      const { id: receivableId, billedMinor } = after;
      allocations.push({ id: allocationId, transactionId: transaction.id, receivableId, amountMinor, rule, at, undoneAt: null });
      return { allocationId, receivableId, amountMinor, billedMinor, owedMinor: after.amountMinor + writtenOffMinor };
    });
    happenings.push({
      type: 'payment_matched',
      subject: subjectOf(laid, transaction),
      data: { ...factsOf(transaction), rule, best, allocations: parts },
    });
  }

  function tellAfter({ transaction }: Booking, { after, writtenOffMinor }: Laid, toleranceMinor: number): void {
    const transactionId = transaction.id;
    if (writtenOffMinor > 0) {
      const writeOffId = ids.next('wof');
      const { id: receivableId, currency, billedMinor } = after;
      writeOffs.push({ id: writeOffId, receivableId, transactionId, amountMinor: writtenOffMinor, currency, at, undoneAt: null });
      happenings.push({
        type: 'written_off',
        subject: subjectOfOwed(after),
        data: {
          writeOffId,
          amountMinor: writtenOffMinor,
          toleranceMinor,
          transactionId,
          billedMinor,
          owedMinor: after.amountMinor,
        },
      });
      happenings.push({ type: 'receivable_settled', subject: subjectOfOwed(after), data: { transactionId } });
    }
  }

  /** At the end, beside what else happened in the same moment. */
  async function flush(beside: readonly PaymentHappening[] = []): Promise<void> {
    await payments.allocate(tx, allocations);
    await payments.writeOff(tx, writeOffs);
    await payments.setOwed(tx, [...changed.values()]);
    await bank.transactions.setStates(tx, matched.whole, 'matched');
    await bank.transactions.setStates(tx, matched.partly, 'partly');
    await record(journal, tx, actor, [...happenings, ...beside]);
  }

  return { book, flush, now: (owed: Owed) => changed.get(owed.id) ?? owed };
}

export function factsOf({ id, currency, amountMinor, value }: BankTransaction) {
  return { transactionId: id, currency, transactionMinor: amountMinor, value };
}

export function subjectOfOwed({ creditorId, personId, caseId, id }: Owed) {
  return { creditorId, personId, caseId, receivableId: id };
}

function subjectOf(laid: readonly Laid[], { creditorId }: BankTransaction) {
  const [first] = laid;
  if (!first || !isOfOne(laid)) return { creditorId };
  const { personId, caseId, id } = first.receivable;
  return { creditorId, personId, caseId, ...(laid.length === 1 && { receivableId: id }) };
}

function isOfOne(laid: readonly Laid[]): boolean {
  return laid.every(({ receivable }) => receivable.caseId === laid[0]?.receivable.caseId);
}
