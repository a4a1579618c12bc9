import type { Ids } from '../../kernel/ids.ts';
import type { Case, Creditor, Receivable } from '../model.ts';
import type { PersonKey, PersonKeys } from '../person-keys.ts';
import type { PreparedRow } from '../prepare-row.ts';
import { detailsOf, stillOwed } from '../register-receivable.ts';
import { changedFields, contactsOf, mergePerson, pointsFrom, verifiersFrom } from '../save-person.ts';
import type { NewDebt, PackedDebt, Standing } from './ports.ts';

/** A row that nobody knew a moment ago, with all that is to be written of it, packed. Plain data: it comes from another thread. */
export type FreshRow = {
  readonly externalKey: string;
  readonly keys: PersonKeys;
  readonly debt: PackedDebt;
  /** Of a row about somebody known: the mark of how she stood then. Null: nobody knew her either. */
  readonly mark: string | null;
  /** JSON of the row itself, should somebody have known it after all. */
  readonly text: string;
};

/**
 * What is to be written of a row that nobody knows. Null where only the books, or the day on which it is written, tell what it comes to: of somebody
 * known who is not told to stand so that the row says nothing new of her (`standing`).
 */
export function newDebtOf(ids: Ids, creditor: Creditor, prepared: PreparedRow, standing: Standing | undefined): NewDebt | null {
  const { row, externalKey, rowHash, keys, lookup, newcomer } = prepared;
  if (!newcomer || row.amountMinor === 0 || row.due === null) return null;
  if (newcomer.known && !(standing && saysNothingNew(standing, prepared))) return null;
  const { personId } = newcomer;
  const creditorId = creditor.id;
  const known = standing?.cases.find(({ currency }) => currency === row.currency);
  const opened: Case = known ?? { id: ids.next('cas'), personId, creditorId, currency: row.currency };
  const receivableId = ids.next('rcv');
  const { billedMinor, amountMinor, status } = stillOwed(row, 0, 0);
  const receivable: Receivable = {
    ...detailsOf(row),
    ...{ id: receivableId, caseId: opened.id, creditorId, personId, externalKey, rowHash },
    ...{ billedMinor, amountMinor, status, kind: 'invoice', due: row.due },
  };
  return {
    newcomer: standing ? null : newcomerOf(),
    opened: known ? null : opened,
    receivable,
    verifiers: verifiersFrom(newcomer.verifiers, lookup, { personId, creditorId, receivableId }),
    kept: standing?.kept ?? null,
  };

  function newcomerOf() {
    const contactPoints = pointsFrom(contactsOf(row), 0, personId, ids, 0); // when is said by whoever writes it
    const owned = [keys.national, keys.own].flatMap((key) =>
      key ? [{ personId, kind: key.kind, creditorId: key.creditorId, keyed: key.forms[0] }] : [],
    );
    return { person: mergePerson(undefined, personId, row), keys: owned, contactPoints };
  }
}

/** Whether `savePerson` would write nothing of this row's person. */
function saysNothingNew(standing: Standing, { row, keys: { own, national } }: PreparedRow): boolean {
  const { person, contacts, keys } = standing;
  if (changedFields(person, mergePerson(person, person.id, row)).length > 0) return false;
  const isKept = ({ kind, creditorId, forms }: PersonKey) =>
    keys.some((key) => key.kind === kind && key.creditorId === creditorId && key.hash === forms[0].hash);
  if ((own && !isKept(own)) || (national && !isKept(national))) return false;
  if (national && keys.some(({ kind, hash }) => kind === 'national' && hash !== national.forms[0].hash)) return false;
  return contactsOf(row).every(({ kind, value }) => contacts.some((point) => point.kind === kind && point.value === value));
}
