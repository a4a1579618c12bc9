import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import type { CaseId, ImportId, PersonId, ReceivableId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { confirmEmail } from './confirm-email.ts';
import type { Creditor, DebtorRow, Receivable } from './model.ts';
import type { Books, RegisterBooks, Tools, VerifierHasher } from './ports.ts';
import { type PreparedRow, prepareRow, saysTheSame } from './prepare-row.ts';
import { record } from './record.ts';
import { resolvePerson } from './resolve-person.ts';
import { savePerson, saveVerifiers } from './save-person.ts';

export type RegisterTools = Omit<Tools, 'books'> & { readonly books: RegisterBooks; readonly hasher: VerifierHasher };

export type RowSource = {
  readonly creditor: Creditor;
  readonly actor: Actor;
  readonly importId: ImportId | null;
  /** How the creditor has confirmed the e-mail addresses; they are verified then. */
  readonly confirmedEmails?: string | null;
};

export type Registered = {
  readonly outcome: 'created' | 'updated' | 'unchanged';
  readonly receivableId: ReceivableId;
  readonly personId: PersonId;
};

/**
 * Brings what is owed in line with one imported row: person, contact points, verifiers, case and receivable. The same row again changes
 * nothing and writes nothing, but for what only its digits can tell (hashes under a new key, a customer number to be found by); a changed one updates and is journalled. An amount of 0 settles what was owed.
 * A birth number is used only where the creditor recorded its legal title; otherwise only the birth date in it is.
 */
export async function registerReceivable(
  tools: RegisterTools & { readonly books: Books },
  tx: Tx,
  source: RowSource,
  given: DebtorRow,
): Promise<Result<Registered, Refusal<'nothing_owed'>>> {
  const registered = await registerPrepared(tools, tx, source, prepareRow(tools.hasher, source.creditor, given));
  if (registered.ok) await confirmRow(tools, tx, source, registered.value.personId, given);
  return registered;
}

/** The row's e-mail address is verified where the creditor has confirmed those of the file. */
export async function confirmRow(
  tools: RegisterTools & { readonly books: Books },
  tx: Tx,
  { actor, confirmedEmails: evidence = null }: RowSource,
  personId: PersonId,
  { email: address }: Pick<DebtorRow, 'email'>,
): Promise<void> {
  await confirmEmail(tools, tx, actor, { personId, address, evidence });
}

/** `registerReceivable` of a row that was prepared already. */
export async function registerPrepared(
  tools: RegisterTools,
  tx: Tx,
  { creditor, actor, importId }: RowSource,
  prepared: PreparedRow,
): Promise<Result<Registered, Refusal<'nothing_owed'>>> {
  const { books, journal, ids, clock, hasher } = tools;
  const { row, externalKey, rowHash } = prepared;
  const known = await books.receivables.findByExternalKey(tx, creditor.id, externalKey);
  if (known && saysTheSame(hasher, creditor.id, prepared, known.rowHash)) {
    const { id: receivableId, personId } = known;
    if (!hasher.isCurrent(known.rowHash)) await renewHashes(known, personId);
    else if (row.customerNumber && (await books.verifiers.unfindable(tx, [personId])).includes(receivableId))
      await saveVerifiers(tools, tx, { personId, creditor, receivableId, prepared });
    return accept({ outcome: 'unchanged', receivableId, personId });
  }
  if (!known && row.amountMinor === 0) return refuse('nothing_owed', 'the amount is 0 and nothing was owed before');

  const who = await resolvePerson(books, hasher, tx, prepared.keys, known?.personId);
  const { personId, registered } = await savePerson(
    tools,
    tx,
    { creditor, actor, correction: known !== undefined },
    who,
    prepared,
  );
  const caseId = await findOrOpenCase(personId);
  const receivable: Receivable = {
    ...detailsOf(row),
    id: known?.id ?? ids.next('rcv'),
    caseId,
    creditorId: creditor.id,
    personId,
    externalKey,
    ...stillOwed(row, known ? await settledOf(known) : 0, known ? await books.creditNotes.creditedOf(tx, known.id) : 0),
    kind: known?.kind ?? 'invoice',
    due: row.due ?? known?.due ?? localDate(clock.now(), creditor.country).toString(),
    rowHash,
  };
  await (known ? books.receivables.update(tx, receivable) : books.receivables.insert(tx, [receivable]));
  await saveVerifiers(tools, tx, { personId, creditor, receivableId: receivable.id, prepared });

  const changed = known ? changedFields(known, receivable) : [];
  const { amountMinor, billedMinor, currency, due, status } = receivable;
  const subject = { creditorId: creditor.id, personId, caseId, receivableId: receivable.id };
  const data = { importId, amountMinor, billedMinor, currency, due, status };
  const person = registered && { contactPoints: registered };
  if (known) {
    const moved = { personId, creditorId: creditor.id };
    if (person) await record(journal, tx, actor, [{ type: 'person_registered', subject: moved, data: person }]);
    const update = { ...data, changed, owedBefore: known.amountMinor };
    await record(journal, tx, actor, [{ type: 'receivable_updated', subject, data: update }]);
  } else
    await record(journal, tx, actor, [{ type: 'receivable_registered', subject, data: { ...data, ...(person && { person }) } }]);
  return accept({ outcome: known ? 'updated' : 'created', receivableId: receivable.id, personId });

  async function findOrOpenCase(owner: PersonId): Promise<CaseId> {
    const open = await books.receivables.findCase(tx, owner, creditor.id, row.currency);
    if (open) return open.id;
    const opened = { id: ids.next('cas'), personId: owner, creditorId: creditor.id, currency: row.currency };
    await books.receivables.insertCases(tx, [opened]);
    return opened.id;
  }

  /** Where nothing is owed, more may have been paid than was billed last: only the payments themselves tell. */
  async function settledOf({ id, amountMinor, billedMinor }: Receivable): Promise<number> {
    return amountMinor > 0 ? billedMinor - amountMinor : ((await books.receivables.settledMinor(tx, [id])).get(id) ?? 0);
  }

  /** The key was changed since: the same row again is the moment at which its digits are at hand to be hashed anew. */
  async function renewHashes({ id }: Receivable, owner: PersonId): Promise<void> {
    await books.receivables.setRowHash(tx, id, rowHash);
    const { keys } = await resolvePerson(books, hasher, tx, prepared.keys, owner);
    const owned = keys.map((key) => ({
      personId: owner,
      kind: key.kind,
      creditorId: key.creditorId,
      keyed: key.forms[0],
    }));
    await books.persons.addKeys(tx, owned);
    await saveVerifiers(tools, tx, { personId: owner, creditor, receivableId: id, prepared });
  }
}

/** What a receivable says as its row says it. */
export function detailsOf(row: DebtorRow) {
  return {
    debtorId: row.debtorId,
    currency: row.currency,
    issued: row.issued,
    variableSymbol: row.variableSymbol,
    constantSymbol: row.constantSymbol,
    specificSymbol: row.specificSymbol,
    iban: row.iban,
    document: row.document,
    productGroup: row.productGroup,
    product: row.product,
    priority: row.priority,
    risk: row.risk,
    note: row.note,
    attributes: row.attributes,
  };
}

/** A row tells what was billed; what credit notes took off, and what was paid or let go since it came in first, stays so. */
export function stillOwed({ amountMinor: told }: DebtorRow, settledMinor: number, creditedMinor: number) {
  const billedMinor = Math.max(0, told - creditedMinor);
  const amountMinor = Math.max(0, billedMinor - settledMinor);
  return { billedMinor, amountMinor, status: amountMinor > 0 ? ('open' as const) : ('settled' as const) };
}

/** Names of what differs; never values. */
function changedFields(before: Receivable, after: Receivable): string[] {
  const { rowHash: _before, ...old } = before;
  const { rowHash: _after, ...fresh } = after;
  return Object.entries(fresh)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]))
    .map(([name]) => name);
}
