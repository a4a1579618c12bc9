import { type Currency, formatAmount, money, toWire } from '../kernel/money.ts';
import type { ExplainedPayment, ExplainedSuspense } from '../receivables/payments/explain-payments.ts';
import type { MatchCounts } from '../receivables/payments/match-transactions.ts';
import type { Owed } from '../receivables/payments/model.ts';
import { table } from './table.ts';

/** Transactions as a table: one line for each receivable that is paid, and one for what is left. */
export function paymentsText(payments: readonly ExplainedPayment[]): string {
  if (payments.length === 0) return 'No payments yet: dovolat import statement FILE';
  const rows = payments.flatMap((payment) => {
    const { transaction, pays, restMinor } = payment;
    const { currency } = transaction;
    const lines = pays.map(({ receivable, amountMinor, says }) => [
      amountText(amountMinor, currency),
      receivable.externalKey,
      says,
    ]);
    const rest = restMinor > 0 || pays.length === 0 ? [[amountText(restMinor, currency), '—', restSays(payment)]] : [];
    const told = [...lines, ...rest];
    return told.map((line, index) => [...(index === 0 ? headOf(payment) : ['', '', '', '']), ...line]);
  });
  return table(['transaction', 'booked', 'amount', 'state', 'of it', 'pays', 'because'], rows);
}

/** What waits, one paragraph each, with what might be done. */
export function suspenseText(waiting: readonly ExplainedSuspense[]): string {
  if (waiting.length === 0) return 'Nothing waits: every payment lies on what it pays.';
  const paragraphs = waiting.map(({ transaction, restMinor, refundBy, says, suggestions }) => {
    const { id, booked, currency, amountMinor, payerName, variableSymbol, message } = transaction;
    const of = restMinor === amountMinor || restMinor === 0 ? '' : ` of ${amountText(amountMinor, currency)}`;
    const from = [payerName, variableSymbol && `VS ${variableSymbol}`, message].filter(Boolean).join(' · ');
    return [
      `${amountText(restMinor || amountMinor, currency)}${of}  ${booked}  ${id}`,
      ...(from ? [`  from  ${from}`] : []),
      `  why   ${says}${refundBy ? ` It has to go back by ${refundBy}.` : ''}`,
      ...suggestions.map(
        ({ receivables, says: because }, index) =>
          `  ${index === 0 ? 'maybe' : '   or'} ${receivables.map(owedText).join(' + ')}: ${because}`,
      ),
    ].join('\n');
  });
  return `${paragraphs.join('\n\n')}\n\nChoose: dovolat payments match TRANSACTION --to RECEIVABLE...   or: dovolat payments ignore TRANSACTION`;
}

export function countsText(fresh: MatchCounts, again: Pick<MatchCounts, 'seen' | 'matched' | 'partly'> | null): string {
  const { seen, matched, partly, suspense, reversed, outgoing } = fresh;
  const now = `${seen} transactions: ${matched} matched, ${partly} matched with something left over, ${suspense} wait for you, ${reversed} taken back by the bank, ${outgoing} went out.`;
  const before = again
    ? `\n${again.seen} that waited were looked at again: ${again.matched + again.partly} are matched now.`
    : '';
  return `${now}${before}${suspense > 0 ? '\nSee: dovolat payments suspense' : ''}`;
}

export function amountText(minor: number, currency: Currency): string {
  return `${formatAmount(money(minor, currency))} ${currency}`;
}

/** For programs. */
export function wirePayment({ transaction, pays, restMinor, refundBy }: ExplainedPayment) {
  const { id, creditorId, booked, value, state, amountMinor, currency, variableSymbol } = transaction;
  const amount = (minor: number) => toWire(money(minor, currency));
  return {
    ...{ id, creditorId, booked, value, state, amount: amount(amountMinor), variableSymbol, rest: amount(restMinor), refundBy },
    pays: pays.map(({ receivable, amountMinor: part, rule, says }) => ({
      ...namesOf(receivable),
      amount: amount(part),
      rule,
      says,
    })),
  };
}

export function wireSuspense(waiting: ExplainedSuspense) {
  const { reason, says, suggestions } = waiting;
  return {
    ...wirePayment(waiting),
    ...{ reason, says },
    suggestions: suggestions.map(({ rule, says: because, exact, receivables }) => ({
      ...{ rule, says: because, exact },
      receivables: receivables.map((owed) => ({ ...namesOf(owed), owed: toWire(money(owed.amountMinor, owed.currency)) })),
    })),
  };
}

function namesOf({ id, externalKey, personId }: Owed) {
  return { receivableId: id, creditorsId: externalKey, personId };
}

function headOf({ transaction: { id, booked, amountMinor, currency, state } }: ExplainedPayment): string[] {
  return [id, booked, amountText(amountMinor, currency), state];
}

function restSays({ transaction, pays, refundBy }: ExplainedPayment): string {
  if (pays.length > 0) return refundBy ? `too much: back by ${refundBy}` : 'too much';
  return {
    new: 'not looked at yet',
    suspense: 'waits: dovolat payments suspense',
    ignored: 'set aside',
    reversed: 'taken back by the bank',
    outgoing: 'went out',
    matched: '',
    partly: '',
  }[transaction.state];
}

function owedText({ externalKey, amountMinor, currency, due }: Owed): string {
  return `${externalKey} (${amountText(amountMinor, currency)}, due ${due})`;
}
