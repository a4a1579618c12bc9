import type { StatementOutcome } from '../../intake/statements/statement-outcome.ts';
import { type Currency, toWire } from '../../kernel/money.ts';
import { allocate } from '../../receivables/payments/allocate.ts';
import type { ExplainedPayment, ExplainedSuspense } from '../../receivables/payments/explain-payments.ts';
import type { Owed } from '../../receivables/payments/model.ts';
import { maybeInstant, wireInstant } from '../wire.ts';
import type * as api from './api-types.ts';
import type { AccountView, Names, StatementView } from './ports.ts';

/** A transaction, what it pays and by which rule. */
export function wirePayment({ transaction, pays, restMinor, refundBy }: ExplainedPayment, names: Names): api.PaymentWire {
  const { id, creditorId, booked, state, amountMinor, currency, payerName, payerAccount, variableSymbol, message } = transaction;
  return {
    ...{ id, creditorId, creditor: names.creditors.get(creditorId) ?? creditorId, booked, state, refundBy },
    amount: toWire({ minor: amountMinor, currency }),
    rest: toWire({ minor: restMinor, currency }),
    ...{ payer: payerName, payerAccount, variableSymbol, message },
    pays: pays.map(({ receivable, amountMinor: minor, rule, says }) => ({
      ...wireOwed(receivable, names),
      amount: toWire({ minor, currency }),
      ...{ rule, says },
    })),
  };
}

/** One that waits, and what each suggestion would leave on either side. */
export function wireSuspense(waiting: ExplainedSuspense, names: Names): api.SuspenseWire {
  const { reason, says, suggestions, restMinor, transaction } = waiting;
  const { currency } = transaction;
  return {
    ...wirePayment(waiting, names),
    ...{ reason, says },
    suggestions: suggestions.map(({ rule, says: because, exact, receivables }) => {
      const { restMinor: left } = allocate(restMinor, receivables);
      const owed = receivables.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return {
        ...{ rule, says: because, exact },
        receivables: receivables.map((one) => ({
          ...wireOwed(one, names),
          owed: toWire({ minor: one.amountMinor, currency }),
          ...{ due: one.due, document: one.document },
        })),
        left: toWire({ minor: left, currency }),
        owedAfter: toWire({ minor: owed - (restMinor - left), currency }),
      };
    }),
  };
}

export function wireAccount({
  id,
  creditorId,
  creditor,
  iban,
  currency,
  label,
  asOf,
  standing,
}: AccountView): api.BankAccountWire {
  return { id, creditorId, creditor, iban, currency, label, asOf: maybeInstant(asOf), standing };
}

export function wireStatement(statement: StatementView): api.StatementWire {
  const { id, accountId, iban, creditor, format, number, from, to, openingMinor, closingMinor, transactions, bookedAt } =
    statement;
  const amount = maybeMoney(statement.currency);
  return {
    ...{ id, accountId, iban, creditor, format, number, from, to, movements: transactions },
    ...{ opening: amount(openingMinor), closing: amount(closingMinor), bookedAt: wireInstant(bookedAt) },
  };
}

/** What a file of statements held. */
export function wireStatementFound({ currency, entries, gap, ...found }: StatementOutcome): api.StatementFound {
  const { outcome, iban, number, from, to, openingMinor, closingMinor } = found;
  const amount = maybeMoney(currency);
  const money = (minor: number) => toWire({ minor, currency });
  return {
    ...{ outcome, iban, number, from, to, opening: amount(openingMinor), closing: amount(closingMinor) },
    ...{ booked: entries.booked, known: entries.known },
    ...{ incoming: money(entries.incomingMinor), outgoing: money(Math.abs(entries.outgoingMinor)) },
    gap: gap && {
      ...{ kind: gap.kind, missing: gap.missing },
      ...{ expected: money(gap.expectedMinor), found: money(gap.foundMinor) },
    },
  };
}

function wireOwed({ id, externalKey, personId }: Owed, { debtors }: Names) {
  return { id, key: externalKey, debtor: { id: personId, name: debtors.get(personId) ?? '' } };
}

function maybeMoney(currency: Currency) {
  return (minor: number | null) => (minor === null ? null : toWire({ minor, currency }));
}
