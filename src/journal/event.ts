import type { AttemptId, CampaignId, CaseId, CreditorId, EventId, PersonId, ReceivableId } from '../kernel/ids.ts';

/** What an event is about. Only ids: the journal holds no names, numbers or digits, so that erasing a person keeps the ledger. */
export type Subject = {
  readonly creditorId?: CreditorId;
  readonly personId?: PersonId;
  readonly caseId?: CaseId;
  readonly receivableId?: ReceivableId;
  readonly campaignId?: CampaignId;
  readonly attemptId?: AttemptId;
};

/** Who made it happen: a person at the console or command line, the debtor on the phone, or a part of the program. */
export type Actor = `user:${string}` | 'debtor' | 'agent' | 'dialer' | 'outreach' | 'strategy' | 'import' | 'system';

/** A fact before it is written down. Each room's `events.ts` names its own. */
export type Happening<Type extends string = string, Data extends object = object> = {
  readonly type: Type;
  readonly subject: Subject;
  readonly data: Data;
};

/** A line of the journal. `seq` grows by one writer's order and never repeats; `at` is the clock's reading at that moment. */
export type JournalEvent<H extends Happening = Happening> = H & {
  readonly seq: number;
  readonly id: EventId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly actor: Actor;
};
