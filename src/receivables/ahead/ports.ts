import type { CaseId, CreditorId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { NewPerson, ReceivableFacts } from '../events.ts';
import type { Case, ContactPoint, Person, Receivable, Verifier } from '../model.ts';
import type { PersonKey } from '../person-keys.ts';
import type { KnownRow, OwnedKey } from '../ports.ts';

/** What is written of a row where neither it nor whom it is about is known. */
export type NewDebt = {
  readonly person: Person;
  readonly keys: readonly OwnedKey[];
  readonly contactPoints: readonly ContactPoint[];
  readonly opened: Case;
  readonly receivable: Receivable;
  readonly verifiers: readonly Verifier[];
};

/** What the journal tells of a new debt. */
export type ToldDebt = {
  readonly subject: {
    readonly creditorId: CreditorId;
    readonly personId: PersonId;
    readonly caseId: CaseId;
    readonly receivableId: ReceivableId;
  };
  readonly facts: ReceivableFacts & { readonly person: NewPerson };
};

/** New debts of some rows of a file together, for `NewDebts` alone to look into. Plain data: it may come from another thread. */
export type PackedDebts = readonly object[];

/** One of them. */
export type PackedDebt = { readonly of: PackedDebts; readonly at: number };

/** Writes what nobody knew before, wholly made ready by whoever read it. */
export interface NewDebts {
  /** Without a look at the books, in any thread. */
  pack(debts: readonly NewDebt[]): PackedDebts;
  /** One after the other, best in the order in which they were packed. */
  tell(debt: PackedDebt): ToldDebt;
  /** `at`: when, in epoch ms. Throws where something of it is known already. */
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
  /** Whether any customer number leads to nobody, so that rows that say nothing new must be looked at all the same. */
  anyUnfindable(): boolean;
  close(): void;
}
