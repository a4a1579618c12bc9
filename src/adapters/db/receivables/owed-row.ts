import type { Selectable } from 'kysely';
import type { CaseId, CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { ReceivableKind, ReceivableStatus } from '../../../receivables/model.ts';
import type { Owed } from '../../../receivables/payments/model.ts';
import type { ReceivablesTables } from './tables.ts';

/** The columns of a receivable that a payment is matched by. */
export const owedColumns = [
  'id',
  'case_id',
  'creditor_id',
  'person_id',
  'status',
  'kind',
  'currency',
  'amount_minor',
  'billed_minor',
  'due',
  'variable_symbol',
  'document',
  'external_key',
  'iban',
] as const satisfies readonly (keyof ReceivablesTables['receivables'])[];

export type OwedRow = Pick<Selectable<ReceivablesTables['receivables']>, (typeof owedColumns)[number]>;

export function owedOf(row: OwedRow): Owed {
  return {
    id: row.id as ReceivableId,
    caseId: row.case_id as CaseId,
    creditorId: row.creditor_id as CreditorId,
    personId: row.person_id as PersonId,
    status: row.status as ReceivableStatus,
    kind: row.kind as ReceivableKind,
    currency: row.currency as Currency,
    amountMinor: row.amount_minor,
    billedMinor: row.billed_minor,
    due: row.due,
    variableSymbol: row.variable_symbol,
    document: row.document,
    externalKey: row.external_key,
    iban: row.iban,
  };
}
