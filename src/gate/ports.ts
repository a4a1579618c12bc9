import type { AttemptId, CampaignId, CreditorId, Id, PersonId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';

/** A line of the contact ledger: one placed call or sent message to a person. */
export type LedgerLine = {
  readonly id: Id<'clg'>;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId | null;
  readonly channel: 'voice' | 'sms' | 'email';
  readonly at: number;
  readonly attemptId: AttemptId | null;
};

/** Every placed call and sent message per person, over all channels and creditors of the operator. */
export interface ContactLedger {
  /** Written in the transaction that reserves; counts for frequency until settled otherwise. */
  record(tx: Tx, line: LedgerLine): Promise<void>;
  /** Once the outcome is known: whether the call counts, and whether it was a conversation. */
  settle(tx: Tx, attemptId: AttemptId, outcome: { counts: boolean; conversation: boolean }): Promise<void>;
  /** Placed calls that count: those since `since`, and all of the campaign. */
  placedCalls(
    tx: Tx,
    personId: PersonId,
    since: number,
    campaignId: CampaignId,
  ): Promise<{ at: number; campaignId: CampaignId | null }[]>;
  lastConversation(tx: Tx, personId: PersonId): Promise<number | null>;
}

/** Numbers that are never dialled, whoever they belong to. */
export interface Suppressions {
  has(tx: Tx, number: PhoneNumber): Promise<boolean>;
}

/** The red button. Survives a restart. */
export interface EmergencyStop {
  /** When everything was stopped (epoch ms), or null. */
  since(tx: Tx): Promise<number | null>;
  set(tx: Tx, since: number | null): Promise<void>;
}
