import type { Ids } from '../../kernel/ids.ts';
import type { Case, Creditor, Receivable } from '../model.ts';
import type { PersonKeys } from '../person-keys.ts';
import type { PreparedRow } from '../prepare-row.ts';
import { detailsOf, stillOwed } from '../register-receivable.ts';
import { contactsOf, mergePerson, pointsFrom, verifiersFrom } from '../save-person.ts';
import type { NewDebt, PackedDebt } from './ports.ts';

/** A row that nobody knew a moment ago, with all that is to be written of it, packed. Plain data: it comes from another thread. */
export type FreshRow = {
  readonly externalKey: string;
  readonly keys: PersonKeys;
  readonly debt: PackedDebt;
  /** JSON of the row itself, should somebody have known it after all. */
  readonly text: string;
};

/** What is to be written of a row of which nobody knows anything. Null where only the books, or the day on which it is written, tell what it comes to. */
export function newDebtOf(
  ids: Ids,
  creditor: Creditor,
  { row, externalKey, rowHash, keys, lookup, newcomer }: PreparedRow,
): NewDebt | null {
  if (!newcomer || newcomer.known || row.amountMinor === 0 || row.due === null) return null;
  const { personId } = newcomer;
  const creditorId = creditor.id;
  const opened: Case = { id: ids.next('cas'), personId, creditorId, currency: row.currency };
  const receivableId = ids.next('rcv');
  const { billedMinor, amountMinor, status } = stillOwed(row, 0, 0);
  const receivable: Receivable = {
    ...detailsOf(row),
    ...{ id: receivableId, caseId: opened.id, creditorId, personId, externalKey, rowHash },
    ...{ billedMinor, amountMinor, status, kind: 'invoice', due: row.due },
  };
  const contactPoints = pointsFrom(contactsOf(row), 0, personId, ids, 0); // when is said by whoever writes it
  const owned = [keys.national, keys.own].flatMap((key) =>
    key ? [{ personId, kind: key.kind, creditorId: key.creditorId, keyed: key.forms[0] }] : [],
  );
  return {
    person: mergePerson(undefined, personId, row),
    keys: owned,
    contactPoints,
    opened,
    receivable,
    verifiers: verifiersFrom(newcomer.verifiers, lookup, { personId, creditorId, receivableId }),
  };
}
