import type { RowError } from '../../intake/row-error.ts';
import type { Taken } from '../../intake/take-receivables.ts';
import { toWire } from '../../kernel/money.ts';
import type { Receivable } from '../../receivables/model.ts';
import type { BatchTaken, ReceivableWire } from './api-types.ts';

/** A receivable and what became of those that were given, in the forms that outsiders rely on. */
export function wireReceivable(one: Receivable): ReceivableWire {
  const { currency } = one;
  return {
    id: one.id,
    creditorId: one.creditorId,
    debtorId: one.personId,
    receivableId: one.externalKey,
    status: one.status,
    billed: toWire({ minor: one.billedMinor, currency }),
    owed: toWire({ minor: one.amountMinor, currency }),
    dueDate: one.due,
    issueDate: one.issued,
    variableSymbol: one.variableSymbol,
    constantSymbol: one.constantSymbol,
    specificSymbol: one.specificSymbol,
    document: one.document,
    product: one.product,
    attributes: { ...one.attributes },
  };
}

export function wireTaken(taken: readonly Taken[]): BatchTaken {
  const rows = taken.map((one): BatchTaken['rows'][number] =>
    one.ok
      ? { outcome: one.value.outcome, id: one.value.receivableId, debtorId: one.value.personId }
      : { outcome: 'rejected', issues: one.errors.map(wireIssue) },
  );
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    rows,
  };
}

/** Which field, what is wrong with it and what to do. */
export function wireIssue({ column, reason, message, value }: RowError) {
  return { at: column, code: reason, message, value };
}
