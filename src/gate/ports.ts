import type { AttemptId, CampaignId, CreditorId, Id, ImportId, MessageId, PersonId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Channel } from '../receivables/model.ts';
import type { BankDataAge, CountedContact, Notice, NoticeDuty } from './model.ts';

/** A line of the contact ledger: one placed call or sent message to a person. */
export type LedgerLine = {
  readonly id: Id<'clg'>;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId | null;
  readonly channel: Channel;
  readonly at: number;
  readonly attemptId: AttemptId | null;
  /** Of a written channel. */
  readonly messageId?: MessageId;
};

/** Every placed call and sent message per person, over all channels and creditors of the operator. */
export interface ContactLedger {
  /** Written in the transaction that reserves; counts for frequency until settled otherwise. */
  record(tx: Tx, line: LedgerLine): Promise<void>;
  /** Once the outcome is known: whether the call counts, and whether it was a conversation. */
  settle(tx: Tx, attemptId: AttemptId, outcome: { counts: boolean; conversation: boolean }): Promise<void>;
  /** The message certainly did not leave: it is as if it had never been written. */
  uncountMessage(tx: Tx, messageId: MessageId): Promise<void>;
  /** All that counts on any channel: what was since `since`, and all of the campaign; but for one message. */
  contacts(
    tx: Tx,
    personId: PersonId,
    since: number,
    campaignId: CampaignId | null,
    but: MessageId | null,
  ): Promise<CountedContact[]>;
  /** Placed calls that count: those since `since`, and all of the campaign. */
  placedCalls(
    tx: Tx,
    personId: PersonId,
    since: number,
    campaignId: CampaignId,
  ): Promise<{ at: number; campaignId: CampaignId | null }[]>;
  lastConversation(tx: Tx, personId: PersonId): Promise<number | null>;
}

/** What debtors were told because they must be, and of whose debtors it is asked. */
export interface Notices {
  insert(tx: Tx, notice: Notice): Promise<void>;
  /** Oldest first. */
  ofPerson(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<Notice[]>;
  duties(tx: Tx): Promise<readonly NoticeDuty[]>;
  /** Replaces the creditor's duty of this kind. */
  setDuty(tx: Tx, duty: NoticeDuty, recordedAt: number): Promise<void>;
  /** False when there was none. */
  removeDuty(tx: Tx, creditorId: CreditorId, kind: NoticeDuty['kind']): Promise<boolean>;
}

/** Which rules of operators were last written down as holding. */
export interface AdoptedRules {
  /** Null: never any. */
  version(tx: Tx): Promise<string | null>;
  setVersion(tx: Tx, version: string): Promise<void>;
}

/** How well we know what was paid to a creditor: of several accounts the worst. Null: nobody expects statements. */
export interface BankDataAges {
  of(tx: Tx, creditorId: CreditorId): Promise<BankDataAge | null>;
}

/** A number that is neither called nor written to, whoever it belongs to, and the list that says so. */
export type Suppression = {
  readonly list: string;
  readonly number: PhoneNumber;
  readonly reason: string | null;
  /** When it came onto the list (epoch ms). */
  readonly since: number;
  /** The first instant at which it no longer holds (epoch ms); null: until it is taken off. */
  readonly until: number | null;
};

/** What became of numbers that were put onto a list. */
export type PutNumbers = {
  readonly added: readonly PhoneNumber[];
  readonly changed: readonly PhoneNumber[];
  readonly unchanged: number;
};

export type SuppressionListView = {
  readonly list: string;
  readonly numbers: number;
  /** Of these, how many hold now. */
  readonly inForce: number;
  /** When the latest of them came onto the list (epoch ms). */
  readonly latest: number;
};

/** Lists of numbers that are neither called nor written to. A number may stand on several; one of them is enough. */
export interface Suppressions {
  /** Whether any list holds the number back on this channel at `at` (epoch ms). */
  has(tx: Tx, number: PhoneNumber, at: number, channel: Channel): Promise<boolean>;
  ofNumber(tx: Tx, number: PhoneNumber): Promise<Suppression[]>;
  /** Numbers of a list in their order, at most `limit` after the given one. */
  numbersOf(tx: Tx, list: string, after: PhoneNumber | null, limit: number): Promise<PhoneNumber[]>;
  /** By name. */
  lists(tx: Tx, at: number): Promise<SuppressionListView[]>;
  /** One list and no number twice; at most 500. A number that is there already keeps its `since`. */
  put(tx: Tx, suppressions: readonly Suppression[], importId: ImportId | null): Promise<PutNumbers>;
  /** Takes a number off one list, or off all; the lists that had it. */
  remove(tx: Tx, number: PhoneNumber, list: string | null): Promise<string[]>;
  /** Takes off a list what this import did not name; those numbers. */
  removeOthers(tx: Tx, list: string, importId: ImportId): Promise<PhoneNumber[]>;
}

/** The red button, and the hold of a record that came out of a backup. Both survive a restart. */
export interface EmergencyStop {
  /** Since when nothing may be dialled or sent, for either reason (epoch ms), or null. */
  since(tx: Tx): Promise<number | null>;
  /** Since when the red button is pressed (epoch ms), or null. */
  pressed(tx: Tx): Promise<number | null>;
  /** Presses or releases the red button; the other hold stays. */
  set(tx: Tx, since: number | null): Promise<void>;
  /** The backup that this record came from, until somebody has said what happened since. */
  restored(tx: Tx): Promise<RestoredFrom | null>;
  setRestored(tx: Tx, from: RestoredFrom | null): Promise<void>;
}

/** Instants in epoch ms. */
export type RestoredFrom = { readonly madeAt: number; readonly restoredAt: number; readonly lastSeq: number };
