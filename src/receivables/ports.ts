import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type {
  CaseId,
  ContactPointId,
  CreditorId,
  DisputeId,
  HoldId,
  Ids,
  PersonId,
  PlanId,
  PromiseId,
  ReceivableId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { NewDebts } from './ahead/ports.ts';
import type {
  BalanceChange,
  Case,
  ContactPoint,
  ContactStatus,
  Creditor,
  Department,
  Dispute,
  DisputeState,
  Hold,
  HoldReason,
  KeyedHash,
  OptOut,
  Person,
  PersonKeyKind,
  Plan,
  PlanState,
  PromiseState,
  PromiseToPay,
  Receivable,
  ReleaseEvent,
  Verifier,
} from './model.ts';
import type { CaseParty } from './parties/model.ts';

/** What every use case of this room works with. */
export type Tools = { readonly books: Books; readonly journal: Journal; readonly ids: Ids; readonly clock: Clock };

/** The state of this room. Every method works inside the caller's transaction. `find…` may give undefined. */
export type Books = {
  readonly creditors: Creditors;
  readonly persons: Persons;
  readonly contactPoints: ContactPoints;
  readonly receivables: Receivables;
  readonly promises: Promises;
  readonly plans: Plans;
  readonly disputes: Disputes;
  readonly holds: Holds;
  readonly optOuts: OptOuts;
  readonly balanceChanges: BalanceChanges;
  readonly paymentsKnown: PaymentsKnown;
  readonly verifiers: Verifiers;
  readonly creditNotes: CreditNotes;
  readonly parties: Parties;
  readonly newDebts: NewDebts;
};

/** The part of the books that bringing rows in reads and writes. */
export type RegisterBooks = {
  readonly persons: Pick<Persons, 'insert' | 'update' | 'find' | 'findByKey' | 'keysOf' | 'addKeys' | 'replaceKey'>;
  readonly contactPoints: Pick<ContactPoints, 'insert' | 'ofPerson'>;
  readonly receivables: Pick<
    Receivables,
    'insert' | 'update' | 'setRowHash' | 'findByExternalKey' | 'settledMinor' | 'insertCases' | 'findCase'
  >;
  readonly verifiers: Pick<Verifiers, 'put' | 'unfindable'>;
  readonly creditNotes: Pick<CreditNotes, 'creditedOf'>;
};

/** Who else stands on a case than the person who owes it. */
export interface Parties {
  /** In place of what she was on that case before. */
  put(tx: Tx, party: CaseParty): Promise<void>;
  /** What she is on a case, or was. */
  find(tx: Tx, caseId: CaseId, personId: PersonId): Promise<CaseParty | undefined>;
  /** Those that stand. */
  ofCase(tx: Tx, caseId: CaseId): Promise<CaseParty[]>;
  /** Where she stands on cases of others with this creditor, by case. */
  ofPerson(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<CaseParty[]>;
  /** Who of these people stand on cases of others with this creditor, or did so once. */
  everAmong(tx: Tx, personIds: readonly PersonId[], creditorId: CreditorId): Promise<PersonId[]>;
}

/** Credit notes that came in, so that each takes off what it says once. */
export interface CreditNotes {
  /** False when a note of this number is there already: nothing is written then. */
  insert(tx: Tx, note: CreditedNote): Promise<boolean>;
  /** What all notes together took off a receivable, in minor units. */
  creditedOf(tx: Tx, receivableId: ReceivableId): Promise<number>;
}

export type CreditedNote = {
  readonly creditorId: CreditorId;
  readonly number: string;
  readonly receivableId: ReceivableId;
  readonly creditedMinor: number;
};

export interface Creditors {
  insert(tx: Tx, creditor: Creditor): Promise<void>;
  update(tx: Tx, creditor: Creditor): Promise<void>;
  find(tx: Tx, id: CreditorId): Promise<Creditor | undefined>;
  findByCode(tx: Tx, code: string): Promise<Creditor | undefined>;
  /** By code. */
  list(tx: Tx): Promise<Creditor[]>;
}

export interface Persons {
  insert(tx: Tx, persons: readonly Person[]): Promise<void>;
  update(tx: Tx, person: Person): Promise<void>;
  find(tx: Tx, id: PersonId): Promise<Person | undefined>;
  /** Those that there are, in any order. */
  findAll(tx: Tx, ids: readonly PersonId[]): Promise<Person[]>;
  /** The person known by any of these keys; `creditorId` null for kind `national`. */
  findByKey(
    tx: Tx,
    kind: PersonKeyKind,
    creditorId: CreditorId | null,
    hashes: readonly KeyedHash[],
  ): Promise<PersonId | undefined>;
  /** Who is known by which of these hashes of one kind. */
  findByKeys(
    tx: Tx,
    kind: PersonKeyKind,
    creditorId: CreditorId | null,
    hashes: readonly string[],
  ): Promise<ReadonlyMap<string, PersonId>>;
  /** The person's own keys of this kind. */
  keysOf(tx: Tx, personId: PersonId, kind: PersonKeyKind, creditorId: CreditorId | null): Promise<KeyedHash[]>;
  /** Knows persons by these keys from now on; a key that somebody has already stays with its first owner. */
  addKeys(tx: Tx, keys: readonly OwnedKey[]): Promise<void>;
  /** Forgets the person's keys of this kind under other hashes than `keyed` (a corrected national identifier). */
  replaceKey(tx: Tx, key: OwnedKey): Promise<void>;
}

/** By what a person is known; `creditorId` null for kind `national`. */
export type OwnedKey = {
  readonly personId: PersonId;
  readonly kind: PersonKeyKind;
  readonly creditorId: CreditorId | null;
  readonly keyed: KeyedHash;
};

export interface ContactPoints {
  insert(tx: Tx, points: readonly ContactPoint[]): Promise<void>;
  find(tx: Tx, personId: PersonId, id: ContactPointId): Promise<ContactPoint | undefined>;
  /** By kind and position. */
  ofPerson(tx: Tx, personId: PersonId): Promise<ContactPoint[]>;
  /** Everybody's with one of these numbers; at most 500 numbers. */
  withNumbers(tx: Tx, numbers: readonly PhoneNumber[]): Promise<ContactPoint[]>;
  /** Everybody's with this e-mail address, as it is written or in small letters. */
  withEmail(tx: Tx, address: string): Promise<ContactPoint[]>;
  /** Of each person those by kind and position. */
  ofPersons(tx: Tx, personIds: readonly PersonId[]): Promise<ContactPoint[]>;
  setStatus(tx: Tx, personId: PersonId, id: ContactPointId, status: ContactStatus): Promise<void>;
}

export interface Receivables {
  insert(tx: Tx, receivables: readonly Receivable[]): Promise<void>;
  update(tx: Tx, receivable: Receivable): Promise<void>;
  setRowHash(tx: Tx, id: ReceivableId, rowHash: KeyedHash): Promise<void>;
  find(tx: Tx, id: ReceivableId): Promise<Receivable | undefined>;
  /** Those that there are, in the order of their ids here; one that is asked for twice comes twice. */
  findAll(tx: Tx, ids: readonly ReceivableId[]): Promise<Receivable[]>;
  findByExternalKey(tx: Tx, creditorId: CreditorId, externalKey: string): Promise<Receivable | undefined>;
  /** Those that there are, in any order. */
  findByExternalKeys(tx: Tx, creditorId: CreditorId, externalKeys: readonly string[]): Promise<Receivable[]>;
  /** By external key, of those that there are: what tells an unchanged row. */
  rowHashes(tx: Tx, creditorId: CreditorId, externalKeys: readonly string[]): Promise<ReadonlyMap<string, KnownRow>>;
  /** What of each was paid and written off, and stands, in minor units; nothing where it is 0. */
  settledMinor(tx: Tx, ids: readonly ReceivableId[]): Promise<ReadonlyMap<ReceivableId, number>>;
  /** Status `open`, oldest due first, then by id. */
  openOf(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<Receivable[]>;
  insertCases(tx: Tx, opened: readonly Case[]): Promise<void>;
  /** Every receivable of a case, settled ones among them, oldest due first. */
  ofCase(tx: Tx, caseId: CaseId): Promise<Receivable[]>;
  /** How many receivables the case had when it was last closed; 0: never. */
  closedWith(tx: Tx, caseId: CaseId): Promise<number>;
  setClosedWith(tx: Tx, caseId: CaseId, receivables: number): Promise<void>;
  caseOf(tx: Tx, id: CaseId): Promise<Case | undefined>;
  findCase(tx: Tx, personId: PersonId, creditorId: CreditorId, currency: Currency): Promise<Case | undefined>;
  /** In every currency. */
  casesOf(tx: Tx, personIds: readonly PersonId[], creditorId: CreditorId): Promise<Case[]>;
  /**
   * Those of the people who owe something open, by person. Of all who have to do with the creditor `limit` are looked at after the given one,
   * however few of them fit: a page costs the same of any portfolio.
   */
  owing(tx: Tx, creditorId: CreditorId, which: Owing, after: PersonId | null, limit: number): Promise<OwingPage>;
}

/** `next`: after whom the page after this one begins; null: this one was the last. A page may have nobody on it and not be the last. */
export type OwingPage = { readonly people: readonly PersonId[]; readonly next: PersonId | null };

/**
 * Which of the people who owe a creditor something open; dates YYYY-MM-DD, `to` among them. `due_soon`: of whom nothing is due before
 * `from`. `promised`: whose promise for a day in between stands or was broken.
 */
export type Owing =
  | { readonly who: 'anybody' }
  | { readonly who: 'overdue'; readonly before: string }
  | { readonly who: 'due_soon' | 'promised'; readonly from: string; readonly to: string }
  | { readonly who: 'unconfirmed_phone' };

export type KnownRow = Pick<Receivable, 'id' | 'personId' | 'rowHash'>;

export interface Promises {
  insert(tx: Tx, promise: PromiseToPay): Promise<void>;
  findByOrigin(tx: Tx, origin: string): Promise<PromiseToPay | undefined>;
  findActive(tx: Tx, caseId: CaseId): Promise<PromiseToPay | undefined>;
  setState(tx: Tx, id: PromiseId, state: PromiseState): Promise<void>;
  /** What it is about has become less. */
  reduce(tx: Tx, id: PromiseId, to: Pick<PromiseToPay, 'amountMinor' | 'covered'>): Promise<void>;
  /** Active ones that break by `now` (epoch ms) unless they were kept, and of whose time all payments are known; the longest overdue first. */
  due(tx: Tx, now: number, limit: number): Promise<PromiseToPay[]>;
  ofCreditor(tx: Tx, creditorId: CreditorId, limit: number): Promise<PromiseToPay[]>;
  /** Those of a case that stand or were not kept in full, newest first. */
  openOrBroken(tx: Tx, caseId: CaseId): Promise<Pick<PromiseToPay, 'state' | 'amountMinor' | 'date'>[]>;
}

/** How far what was paid to a creditor is known: its banks have told of it, and all that came in is matched and taken in. */
export interface PaymentsKnown {
  /** Epoch ms, 0 while lines of `balanceNews` are unread; of several accounts the one known least; null: no statements are expected, what is paid is known at once. */
  until(tx: Tx, creditorId: CreditorId): Promise<number | null>;
}

export interface Plans {
  insert(tx: Tx, plan: Plan): Promise<void>;
  findByOrigin(tx: Tx, origin: string): Promise<Plan | undefined>;
  /** Active or late. */
  findStanding(tx: Tx, caseId: CaseId): Promise<Plan | undefined>;
  find(tx: Tx, id: PlanId): Promise<Plan | undefined>;
  setState(tx: Tx, id: PlanId, to: Pick<Plan, 'state' | 'lookAt'>): Promise<void>;
  /** What it is about has become less, or is only agreed on now. */
  change(tx: Tx, id: PlanId, to: Pick<Plan, 'totalMinor' | 'instalments' | 'covered'>): Promise<void>;
  /** Active and late ones that must be looked at by `now` (epoch ms), once all payments until then are known; the longest overdue first. */
  due(tx: Tx, now: number, limit: number): Promise<Plan[]>;
  /** Newest first. */
  ofCreditor(tx: Tx, creditorId: CreditorId, limit: number): Promise<Plan[]>;
}

export interface Disputes {
  insert(tx: Tx, dispute: Dispute): Promise<void>;
  findByOrigin(tx: Tx, origin: string): Promise<Dispute | undefined>;
  find(tx: Tx, id: DisputeId): Promise<Dispute | undefined>;
  move(tx: Tx, id: DisputeId, to: Pick<Dispute, 'state' | 'department' | 'reviewBy'>): Promise<void>;
  /** Those that are not closed, oldest first; of one creditor where given. */
  unsettled(tx: Tx, creditorId: CreditorId | null, limit: number): Promise<Dispute[]>;
  /** Receivables of the person with this creditor that a dispute keeps (states open, awaiting_debtor, internal_review). */
  disputed(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<ReceivableId[]>;
}

export interface Holds {
  insert(tx: Tx, hold: Hold): Promise<void>;
  findByOrigin(tx: Tx, origin: string): Promise<Hold[]>;
  /** Holds on this person that stand at `at`: those of this creditor and those of all. */
  standing(tx: Tx, personId: PersonId, creditorId: CreditorId, at: number): Promise<Hold[]>;
  /** Unreleased holds for this reason, oldest first. */
  unreleased(tx: Tx, reason: HoldReason): Promise<Hold[]>;
  find(tx: Tx, id: HoldId): Promise<Hold | undefined>;
  /** Unreleased holds that this event of the case may end by itself. */
  endingOn(tx: Tx, event: ReleaseEvent, caseId: CaseId, personId: PersonId): Promise<Hold[]>;
  /** Those that stand at `at`, newest first; of one creditor (and of all creditors) where given. */
  list(tx: Tx, creditorId: CreditorId | null, at: number, limit: number): Promise<Hold[]>;
  /** Unreleased holds that stand for this promise or dispute. */
  unreleasedFor(tx: Tx, cause: string): Promise<Hold[]>;
  /** `note`: why, in the words of whoever ended it. */
  release(tx: Tx, id: HoldId, at: number, note?: string | null): Promise<void>;
}

/** Which promises; `from` and `to`: of the day for which it was given, YYYY-MM-DD, both with it. */
export type PromiseFilter = {
  readonly state?: PromiseState | undefined;
  readonly creditorId?: CreditorId | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
export type PlanFilter = { readonly state?: PlanState | undefined; readonly creditorId?: CreditorId | undefined };
/** `department`: who looks at it, as its own or as its task says. */
export type DisputeFilter = {
  readonly state?: DisputeState | undefined;
  readonly creditorId?: CreditorId | undefined;
  readonly department?: Department | undefined;
};
/** Of one creditor: those that bind all are among them. */
export type HoldFilter = { readonly reason?: HoldReason | undefined; readonly creditorId?: CreditorId | undefined };
/** `after`: the id of the last one of the page before. */
export type Page = { readonly limit: number; readonly after: string | null };

/** Promises, plans, disputes and holds of everybody, for people to look through. */
export interface AgreementPages {
  /** By that day: those that stand the soonest first, others the latest first. */
  promises(tx: Tx, filter: PromiseFilter, page: Page): Promise<PromiseToPay[]>;
  /** Newest first. */
  plans(tx: Tx, filter: PlanFilter, page: Page): Promise<Plan[]>;
  /** Newest first. */
  disputes(tx: Tx, filter: DisputeFilter, page: Page): Promise<Dispute[]>;
  /** Those that stand at `at` (epoch ms), newest first. */
  holds(tx: Tx, filter: HoldFilter, at: number, page: Page): Promise<Hold[]>;
  /** Who placed them. */
  placedBy(tx: Tx, holds: readonly Hold[]): Promise<ReadonlyMap<HoldId, string>>;
}

export interface BalanceChanges {
  /** Known once by its event and receivable. */
  add(tx: Tx, change: BalanceChange): Promise<void>;
  /** Of these receivables, by day, then as they became known. */
  of(tx: Tx, receivableIds: readonly ReceivableId[]): Promise<BalanceChange[]>;
}

export interface OptOuts {
  insert(tx: Tx, optOut: OptOut): Promise<void>;
  ofPerson(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<OptOut[]>;
}

export interface Verifiers {
  /** Each replaces what stood under the same person, creditor, field and source. `newcomers`: of whom nothing stands yet. */
  put(tx: Tx, verifiers: readonly Verifier[], newcomers?: ReadonlySet<PersonId>): Promise<void>;
  ofPerson(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<Verifier[]>;
  /** Everybody whose customer number has one of these hashes. */
  personsOf(tx: Tx, lookups: readonly KeyedHash[]): Promise<PersonId[]>;
  /** Receivables of these persons whose customer number is known, and leads to nobody: it was recorded before there were lookups. */
  unfindable(tx: Tx, persons: readonly PersonId[]): Promise<ReceivableId[]>;
  /** How many people, with a creditor each, no customer number leads to though one is known. */
  countUnfindable(tx: Tx): Promise<number>;
  /** No automated verification of this person before `until` (epoch ms). Never shortens. */
  lock(tx: Tx, personId: PersonId, until: number): Promise<void>;
  lockedUntil(tx: Tx, personId: PersonId): Promise<number | undefined>;
}

/**
 * Keyed hashes of what a person keys in, and of what tells two rows to be of one person. The scope enters the hash, so that equal
 * values of two persons look different. Nothing that is hashed is kept.
 */
export interface VerifierHasher {
  /** Under the newest key. */
  hash(scope: readonly string[], value: string): KeyedHash;
  /** Under every key that is still there, the newest first: for finding what may have been hashed with an older one. */
  hashes(scope: readonly string[], value: string): KeyedHash[];
  /** In constant time. False when the key of `keyed` is gone. */
  matches(scope: readonly string[], value: string, keyed: KeyedHash): boolean;
  /** Whether the key of a hash is still there. */
  knows(keyed: KeyedHash): boolean;
  /** Whether the hash was made with the newest key. */
  isCurrent(keyed: KeyedHash): boolean;
}
