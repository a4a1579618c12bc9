import type { AttemptId, CampaignId, CreditorId, EventId, IncomingId, MessageId, PersonId } from '../kernel/ids.ts';
import type { Money } from '../kernel/money.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Attachment, Message, MessageChannel, MessageState } from './model.ts';

/** The outbox: every message that was written, whatever became of it. */
export interface Messages {
  /** Throws when the event has its message to this address already. */
  add(tx: Tx, message: Message, attachments?: readonly Attachment[]): Promise<void>;
  /** Every message that the event asked for. */
  ofEvent(tx: Tx, eventId: EventId): Promise<Message[]>;
  attachmentsOf(tx: Tx, id: MessageId): Promise<Attachment[]>;
  /** Waiting ones of a channel that are due at `now`, oldest first. */
  due(tx: Tx, channel: MessageChannel, now: number, limit: number): Promise<Message[]>;
  inState(tx: Tx, state: MessageState): Promise<Message[]>;
  /** Writes the fate of a message: state, due time, tries, end, place and failure. Its words never change. */
  setFate(tx: Tx, id: MessageId, fate: MessageFate): Promise<void>;
}

export type MessageFate = Pick<Message, 'state' | 'dueAt' | 'tries' | 'settledAt' | 'where' | 'failure'>;

/** Reading for people, beside the writer. */
export interface OutboxView {
  /** Newest first; `before` is the last id of the former page. */
  list(query: OutboxQuery): Promise<ListedMessage[]>;
  find(id: MessageId): Promise<(ListedMessage & { readonly attachments: readonly AttachedFile[] }) | undefined>;
}

/** `who`: the person's name; null for a report. `campaign`: the campaign's name. */
export type ListedMessage = Message & { readonly who: string | null; readonly campaign: string | null };

/** `size` in characters. */
export type AttachedFile = { readonly name: string; readonly size: number };

export type OutboxQuery = {
  readonly limit: number;
  readonly before?: MessageId;
  readonly campaignId?: CampaignId;
  readonly personId?: PersonId;
  readonly attemptId?: AttemptId;
  readonly channel?: MessageChannel;
  readonly state?: MessageState;
};

/**
 * A way out for messages. The message's id is given before sending and goes with it (file name, Message-ID, the provider's own reference),
 * so that a second sending is impossible or visible.
 */
export type ChannelDriver<M> = {
  /** Named in the journal: `file`. */
  readonly name: string;
  /** Nothing leaves the machine: rehearsal numbers may go here, and only here. */
  readonly simulated: boolean;
  /** Sending the same id again leaves one message: an interrupted hand-over may be repeated. */
  readonly repeatable: boolean;
  /**
   * Gives one message to the channel. `where` is the channel's own name for it. Refusals: `rejected` and `try_later` are certain, the
   * message did not leave; `unknown` is not (the connection broke after the text), and it is never sent again. Throws nothing.
   */
  send(message: M): Promise<HandOver>;
};

export type HandOver = Result<{ readonly where: string }, Refusal<'rejected' | 'try_later' | 'unknown'>>;

export type OutgoingSms = {
  readonly id: MessageId;
  readonly to: PhoneNumber;
  readonly text: string;
  readonly alphabet: 'gsm7' | 'ucs2';
  readonly parts: number;
  /** When it was written, epoch ms. */
  readonly at: number;
};

export type OutgoingEmail = {
  readonly id: MessageId;
  readonly to: string;
  readonly senderName: string;
  readonly subject: string;
  readonly text: string;
  /** The same words for programs that show HTML; everything that it needs is in it. */
  readonly html: string;
  readonly language: string;
  readonly attachments: readonly Attachment[];
  readonly at: number;
};

export type SmsDriver = ChannelDriver<OutgoingSms>;
export type EmailDriver = ChannelDriver<OutgoingEmail>;

/** An SMS that came in. `id`: its channel's own, the same each time it is told of. `from`: as the channel tells it. `at`: epoch ms. */
export type IncomingSms = { readonly id: string; readonly from: string; readonly text: string; readonly at: number };

/** Something that came in and is no message: its channel's name for it, and a `snake_case` code that says what is wrong with it. */
export type UnreadableSms = { readonly id: string; readonly trouble: string };

/** A way in for messages. */
export interface SmsInbox {
  /** What nobody has taken or put aside, oldest name first; what could be neither taken nor put aside is not told of again. */
  waiting(limit: number): Promise<readonly (IncomingSms | UnreadableSms)[]>;
  /** It is on record: it is not told of again, even where this fails. */
  taken(id: string): Promise<void>;
  /** It cannot be read: it is kept for a person beside what is wrong with it, and not told of again, even where this fails. */
  putAside(id: string, trouble: string): Promise<void>;
}

/** What debtors wrote. */
export interface IncomingMessages {
  /** By its channel's own id. */
  isKnown(tx: Tx, channelId: string): Promise<boolean>;
  add(
    tx: Tx,
    message: Omit<IncomingSms, 'id'> & {
      readonly id: IncomingId;
      readonly channelId: string;
      readonly reading: string;
      readonly receivedAt: number;
      readonly people: readonly PersonId[];
    },
  ): Promise<void>;
  find(tx: Tx, id: IncomingId): Promise<KeptSms | undefined>;
}

/** What somebody wrote, as long as it is kept: `erased` has neither number nor words. `at`: epoch ms. */
export type KeptSms = Pick<IncomingSms, 'from' | 'text' | 'at'> & { readonly erased: boolean };

/** What a campaign came to, for those who asked to be told. The room that knows campaigns stands above this one. */
export interface CampaignSummaries {
  /** Who wants the summary of a campaign; empty: nobody. */
  recipients(campaign: CampaignId): Promise<readonly string[]>;
  /** Whether a call of the campaign has not ended yet. */
  hasCallsUp(campaign: CampaignId): Promise<boolean>;
  /** As the journal stands now. */
  summaryOf(campaign: CampaignId): Promise<CampaignSummary>;
}

/** Counts, but for `promised`: one amount per currency. Instants in epoch ms, shown in `timeZone`. */
export type CampaignSummary = {
  readonly name: string;
  readonly creditorId: CreditorId;
  readonly creditor: string;
  readonly flow: string;
  readonly timeZone: string;
  readonly startedAt: number | null;
  readonly endedAt: number;
  readonly figures: {
    readonly debtors: number;
    readonly debtorsReached: number;
    readonly callsPlaced: number;
    readonly answered: number;
    readonly verified: number;
    readonly promises: number;
    readonly promised: readonly Money[];
    readonly disputes: number;
    readonly paidClaims: number;
    readonly transfers: number;
    readonly wrongPersons: number;
    readonly optOuts: number;
    readonly refused: number;
    readonly peakConcurrent: number;
    readonly followUps: { readonly sms: number; readonly email: number };
    readonly results: Readonly<Record<string, number>>;
  };
  /** Every call, as a CSV file. */
  readonly calls: string;
};
