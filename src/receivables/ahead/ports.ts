import type { CaseId, CreditorId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { NewPerson, ReceivableFacts } from '../events.ts';
import type { Case, ContactPoint, Person, PersonKeyKind, Receivable, Verifier } from '../model.ts';
import type { PersonKey } from '../person-keys.ts';
import type { KnownRow, OwnedKey } from '../ports.ts';

/** What is written of a row that is not known. */
export type NewDebt = {
  /** Null: the books know her, and the row says nothing new of her. */
  readonly newcomer: {
    readonly person: Person;
    readonly keys: readonly OwnedKey[];
    readonly contactPoints: readonly ContactPoint[];
  } | null;
  /** Null: she has a case already. */
  readonly opened: Case | null;
  readonly receivable: Receivable;
  readonly verifiers: readonly Verifier[];
  /** Of somebody known: what stands there of her verifiers. */
  readonly kept: Standing['kept'];
};

/** What the books say of a person and one creditor, as far as a further receivable of hers touches it. */
export type Standing = {
  readonly person: Person;
  /** Of any creditor. */
  readonly keys: readonly { readonly kind: PersonKeyKind; readonly creditorId: CreditorId | null; readonly hash: string }[];
  readonly contacts: readonly Pick<ContactPoint, 'kind' | 'value'>[];
  readonly cases: readonly Case[];
  /** Her verifiers, for `NewDebts` alone to look into; null: none. */
  readonly kept: string | null;
  /** Another one as soon as anything of it is another. */
  readonly mark: string;
};

/** What the journal tells of a new debt. */
export type ToldDebt = {
  readonly subject: {
    readonly creditorId: CreditorId;
    readonly personId: PersonId;
    readonly caseId: CaseId;
    readonly receivableId: ReceivableId;
  };
  /** `person`: somebody new came with it. */
  readonly facts: ReceivableFacts & { readonly person?: NewPerson };
};

/** New debts of some rows of a file together, for `NewDebts` alone to look into. Plain data: it may come from another thread. */
export type PackedDebts = readonly object[];

/** One of them. */
export type PackedDebt = { readonly of: PackedDebts; readonly at: number };

/** Writes debts that nobody knew before, wholly made ready by whoever read them. */
export interface NewDebts {
  /** Without a look at the books, in any thread. */
  pack(debts: readonly NewDebt[]): PackedDebts;
  /** One after the other, best in the order in which they were packed. */
  tell(debt: PackedDebt): ToldDebt;
  /** The marks of how these persons stand with the creditor now. */
  marks(tx: Tx, creditorId: CreditorId, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
  /** `at`: when, in epoch ms. Throws where the debt is known already, or somebody new is. */
  insert(tx: Tx, debts: readonly PackedDebt[], at: number): Promise<void>;
}

export type AskedKey = PersonKey;

/**
 * What the books said a moment ago, for whoever reads a file while another thread writes what it read before. The writing thread asks again
 * where it matters.
 */
export interface BooksAhead {
  /** By external key, of those that there are. */
  rows(creditorId: CreditorId, externalKeys: readonly string[]): ReadonlyMap<string, KnownRow>;
  /** Whoever is known by any form of a key. */
  owners(keys: readonly AskedKey[]): ReadonlyMap<AskedKey, PersonId>;
  /** How those of these persons who are there stand with the creditor. */
  standings(creditorId: CreditorId, persons: readonly PersonId[]): ReadonlyMap<PersonId, Standing>;
  /** Whether any customer number leads to nobody, so that rows that say nothing new must be looked at all the same. */
  anyUnfindable(): boolean;
  close(): void;
}
