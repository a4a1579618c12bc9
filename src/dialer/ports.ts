import type { CompiledFlow } from '../flow/compile.ts';
import type { FlowSession, WaitEffect } from '../flow/session.ts';
import type { WordedSay } from '../flow/with-texts.ts';
import type { Actor } from '../journal/event.ts';
import type { AudioFile } from '../kernel/audio-file.ts';
import type { Country, Language } from '../kernel/country.ts';
import type {
  AttemptId,
  CallerIdentityId,
  CampaignId,
  ContactPointId,
  CreditorId,
  EntryId,
  PersonId,
  StepId,
  TrunkId,
} from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { ContactStatus, VerifierField } from '../receivables/model.ts';
import type { Owing } from '../receivables/ports.ts';
import type { CandidateIdentity } from './choose-caller-identity.ts';
import type { IdentityUse } from './decide-identity-rest.ts';
import type { HungUpBy } from './events.ts';
import type {
  Attempt,
  CallerIdentity,
  Campaign,
  CampaignSettings,
  CampaignState,
  Entry,
  InboundCall,
  Recording,
  SpokenCall,
  Trunk,
  TrunkBreaker,
} from './model.ts';
import type { Cap, Load } from './pacing.ts';
import type { Route } from './route.ts';

export interface Campaigns {
  /** `order`: by which it was made, where that may arrive twice. */
  add(tx: Tx, campaign: Campaign, order?: CampaignOrder): Promise<void>;
  /** The same of one that is filled by and by: its name and its order are taken, and nobody sees it before it is `finish`ed. False: they were taken. */
  begin(tx: Tx, campaign: Campaign, order?: CampaignOrder): Promise<boolean>;
  /** Whether it is still being filled, and not begun anew by somebody else. */
  isBegun(tx: Tx, id: CampaignId): Promise<boolean>;
  finish(tx: Tx, id: CampaignId): Promise<void>;
  /** Takes back one that was begun and has nobody in it: its name and its order are free again. */
  takeBack(tx: Tx, id: CampaignId): Promise<void>;
  /**
   * Takes away what was begun and never finished under this name or order, or before `before` (epoch ms), with `limit` of its entries at most;
   * true while there may be more.
   */
  clearBegun(tx: Tx, of: BegunCampaigns, limit: number): Promise<boolean>;
  find(tx: Tx, id: CampaignId): Promise<Campaign | undefined>;
  findByName(tx: Tx, name: string): Promise<Campaign | undefined>;
  /** The campaign that this order has made, and of which wish. */
  findByOrigin(tx: Tx, origin: string): Promise<{ readonly campaign: Campaign; readonly wishHash: string } | undefined>;
  all(tx: Tx): Promise<Campaign[]>;
  inState(tx: Tx, state: CampaignState): Promise<Campaign[]>;
  setState(tx: Tx, id: CampaignId, state: CampaignState): Promise<void>;
  setSettings(tx: Tx, id: CampaignId, settings: CampaignSettings): Promise<void>;
}

export type BegunCampaigns = { readonly name: string; readonly origin: string | null; readonly before: number };

/** `origin` is unique; `wishHash` tells whether it is the same wish again. */
export type CampaignOrder = { readonly origin: string; readonly wishHash: string };

export interface Entries {
  add(tx: Tx, entries: readonly Entry[]): Promise<void>;
  find(tx: Tx, id: EntryId): Promise<Entry | undefined>;
  /** A person's entry in a campaign: there is one at most. */
  findIn(tx: Tx, campaignId: CampaignId, personId: PersonId): Promise<Entry | undefined>;
  /** The one that carries a step of a strategy. */
  findByStep(tx: Tx, stepId: StepId): Promise<Entry | undefined>;
  /** Waiting entries that are due at `now`, longest due first. */
  due(tx: Tx, campaignId: CampaignId, now: number, limit: number): Promise<EntryId[]>;
  /** Waiting entries whose persons asked to be called back at a time that has come, longest due first. */
  callbacksDue(tx: Tx, campaignId: CampaignId, now: number, limit: number): Promise<DueEntry[]>;
  /** As `due`, of the given routes only, with what is known of each; null: those whose route is not known yet. `limit` for each route. */
  dueByRoute(tx: Tx, campaignId: CampaignId, now: number, routes: readonly (Route | null)[], limit: number): Promise<DueEntry[]>;
  /** Keeps by which trunks the number that is next may go. */
  setRoute(tx: Tx, id: EntryId, route: Route): Promise<void>;
  /** Whether anybody waits whose turn comes before `until`. */
  dueWithin(tx: Tx, campaignId: CampaignId, until: number): Promise<boolean>;
  /** A person's waiting entries in the campaigns of a creditor that are not over. */
  waitingOf(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<Entry[]>;
  /** Whether anybody of a campaign waits or is being called. */
  hasUndone(tx: Tx, campaignId: CampaignId): Promise<boolean>;
  update(tx: Tx, entry: Entry): Promise<void>;
}

export type DueEntry = { readonly id: EntryId; readonly personId: PersonId; readonly route: Route | null };

/** People who owe a creditor, with what decides whether they can be called. */
export interface Audience {
  /** Of `which`, by person, as things stand at `at` (epoch ms); `limit` people are looked at after the given one. */
  page(creditorId: CreditorId, which: Owing, at: number, after: PersonId | null, limit: number): Promise<AudiencePage>;
}

/** `next`: after whom the page after this one begins; null: this one was the last. */
export type AudiencePage = { readonly members: readonly AudienceMember[]; readonly next: PersonId | null };

export type AudienceMember = {
  readonly personId: PersonId;
  readonly country: Country;
  readonly language: Language | null;
  /** In the order in which they are tried. */
  readonly phones: readonly { readonly value: string; readonly status: ContactStatus; readonly suppressed: boolean }[];
  readonly verifiers: readonly VerifierField[];
  /** Of something open that is neither disputed nor held by itself. */
  readonly owes: boolean;
  readonly optedOut: boolean;
  /** A hold on the person, the case or the channel; or on all that is owed. */
  readonly held: boolean;
};

export interface Attempts {
  /** Counts a use of its caller identity. */
  add(tx: Tx, attempt: Attempt): Promise<void>;
  find(tx: Tx, id: AttemptId): Promise<Attempt | undefined>;
  markAnswered(tx: Tx, id: AttemptId, at: number): Promise<void>;
  /** False when the attempt has ended before: nothing was changed then. */
  markEnded(tx: Tx, id: AttemptId, at: number, result: ResultCode, hungUpBy: HungUpBy): Promise<boolean>;
  /** No INVITE left that showed its caller identity to anybody: the use does not count. In the transaction that ends it. */
  giveIdentityBack(tx: Tx, attempt: Attempt): Promise<void>;
  /** Every attempt that has not ended. */
  open(tx: Tx): Promise<Attempt[]>;
  /** Whether this person, or whoever has this number, is being called or spoken with now, in whatever campaign, or has called us. */
  isOnThePhone(tx: Tx, personId: PersonId, number: PhoneNumber): Promise<boolean>;
  /** Calls up, and dials since `since`, in all, by campaign and by trunk; agents' telephones and calls that came in count in all and by trunk. */
  load(tx: Tx, since: number): Promise<LineLoad>;
  /** An agent's telephone takes a line of this attempt's trunk until `freeAgentLine`, or until the attempt ends. One at a time. */
  takeAgentLine(tx: Tx, attempt: Pick<Attempt, 'id' | 'trunkId'>, at: number): Promise<void>;
  freeAgentLine(tx: Tx, id: AttemptId): Promise<void>;
  /** Unanswered attempts per number of a person in a campaign, since each was last answered. */
  unansweredByNumber(tx: Tx, campaignId: CampaignId, personId: PersonId): Promise<ReadonlyMap<ContactPointId, number>>;
  /** The last attempt at a person for a creditor: from which caller identity, and what came of it (null while it is up). */
  lastCall(tx: Tx, personId: PersonId, creditorId: CreditorId): Promise<Pick<Attempt, 'callerIdentityId' | 'result'> | null>;
}

export type LineLoad = {
  readonly overall: Load;
  readonly byCampaign: ReadonlyMap<CampaignId, Load>;
  readonly byTrunk: ReadonlyMap<TrunkId, Load>;
};

export interface InboundCalls {
  add(tx: Tx, call: InboundCall): Promise<void>;
  find(tx: Tx, id: AttemptId): Promise<InboundCall | undefined>;
  /** Every one that has not ended. */
  open(tx: Tx): Promise<InboundCall[]>;
  /** From now on the call is about this person. */
  setPerson(tx: Tx, id: AttemptId, person: Pick<InboundCall, 'personId' | 'contactPointId'>): Promise<void>;
  markAnswered(tx: Tx, id: AttemptId, at: number): Promise<void>;
  /** False when it has ended before: nothing was changed then. */
  markEnded(tx: Tx, id: AttemptId, at: number, result: ResultCode | null): Promise<boolean>;
}

export interface CallSessions {
  save(tx: Tx, attemptId: AttemptId, session: FlowSession, keys: number): Promise<void>;
  find(tx: Tx, attemptId: AttemptId): Promise<{ readonly session: FlowSession; readonly keys: number } | undefined>;
  remove(tx: Tx, attemptId: AttemptId): Promise<void>;
}

export interface Trunks {
  add(tx: Tx, trunk: Trunk): Promise<void>;
  update(tx: Tx, trunk: Trunk): Promise<void>;
  /** Closed where nothing was noted. */
  breaker(tx: Tx, id: TrunkId): Promise<TrunkBreaker>;
  /** Those that are not plainly closed. */
  breakers(tx: Tx): Promise<ReadonlyMap<TrunkId, TrunkBreaker>>;
  setBreaker(tx: Tx, id: TrunkId, breaker: TrunkBreaker): Promise<void>;
  all(tx: Tx): Promise<Trunk[]>;
}

/** The cap over everything that operators have set; undefined before the first time. */
export interface OverallLimits {
  find(tx: Tx): Promise<Cap | undefined>;
  set(tx: Tx, cap: Cap): Promise<void>;
}

export interface CallerIdentities {
  add(tx: Tx, identity: CallerIdentity): Promise<void>;
  /** Its caps and how it answers; what it is and whose stays. */
  update(tx: Tx, identity: CallerIdentity): Promise<void>;
  verify(tx: Tx, number: PhoneNumber, at: number): Promise<boolean>;
  all(tx: Tx): Promise<CallerIdentity[]>;
  /** A creditor's identities with their use since `dayStart`; health is left out (0). */
  candidates(tx: Tx, creditorId: CreditorId, dayStart: number): Promise<CandidateIdentity[]>;
  /** The last ended attempts with it, newest first. */
  lastUses(tx: Tx, id: CallerIdentityId, limit: number): Promise<IdentityUse[]>;
  restsUntil(tx: Tx, id: CallerIdentityId): Promise<number | null>;
  rest(tx: Tx, id: CallerIdentityId, until: number): Promise<void>;
}

/** Flows that may be run, by name; a running call keeps the version that it started with. */
export interface FlowLibrary {
  names(): readonly string[];
  /** As far as this process has heard: another may have published a moment ago. */
  published(name: string): CompiledFlow | undefined;
  /** What a call uses that begins in this transaction. */
  current(tx: Tx, name: string): Promise<CompiledFlow | undefined>;
  version(name: string, version: string): CompiledFlow | undefined;
}

/** A version of a flow that was published once. Its content never changes: the version is its hash. Instants: epoch ms. */
export type FlowVersion = FlowRef & {
  /** At most one version of a name is published: new calls use it. */
  readonly state: 'published' | 'retired';
  readonly publishedAt: number;
  readonly publishedBy: Actor;
  readonly retiredAt: number | null;
  readonly retiredBy: Actor | null;
};
export type FlowRef = { readonly name: string; readonly version: string };

/** Which versions of the flows may be called. */
export interface FlowVersions {
  /** By name, the one published last first. */
  all(tx: Tx): Promise<FlowVersion[]>;
  /** Also one that was retired. The one of its name that is published must have been retired before. */
  publish(tx: Tx, flow: FlowRef, at: number, by: Actor): Promise<void>;
  retire(tx: Tx, flow: FlowRef, at: number, by: Actor): Promise<void>;
}

/** Prompts as files in the trunk's codec. Both throw Fault when a file cannot be made. */
export interface CallAudio {
  /** Before the dial: renders what is missing and checks that every file is there. */
  prepare(language: Language, says: readonly WordedSay[]): Promise<void>;
  /** Whether `prepare` has nothing to do: every file is known and there. Asked inside a transaction, so it answers at once. */
  isReady(language: Language, says: readonly WordedSay[]): boolean;
  /** During the call: the file of one prompt, from what is there. */
  say(language: Language, say: WordedSay): Promise<AudioFile>;
}

/** The disk on which record and prompts are written. Nothing is dialled below `floorBytes` of free space. */
export interface Storage {
  freeBytes(): Promise<number>;
  readonly floorBytes: number;
}

/** Where a debtor who asks for a person is connected. Implemented by the desk. */
export interface AgentDesk {
  /**
   * Rings an agent, whispers who is coming, and joins the two legs. Resolves when they part (`completed`), when nobody answered in time
   * (`nobody`), or when an agent's leg carried no sound (`failed`).
   */
  connect(request: TransferRequest): Promise<'completed' | 'nobody' | 'failed'>;
}

export type TransferRequest = {
  readonly attempt: SpokenCall;
  readonly effect: Extract<WaitEffect, { do: 'transfer' }>;
  readonly whisper: () => Promise<AudioFile>;
  readonly signal: AbortSignal;
};

/** Programs outside that a flow may ask during a call. Implemented over HTTP. */
export interface Webhooks {
  /** Asks once; never rejects but with the reason of `signal`. */
  ask(question: WebhookQuestion, signal: AbortSignal): Promise<WebhookAnswer>;
}

export type WebhookQuestion = {
  /** Names the question: the same one asked again bears the same id. */
  readonly id: string;
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** From the first look for the address to the last byte. */
  readonly waitMs: number;
};

/** `code`: why there was no answer, in `snake_case`. `status`: of HTTP, where one came. Times in ms. */
export type WebhookAnswer =
  | {
      readonly outcome: 'answered';
      /** The outlet that the program named; null: none. */
      readonly outlet: string | null;
      readonly values: Readonly<Record<string, string>>;
      readonly status: number;
      readonly ms: number;
    }
  | { readonly outcome: 'failed'; readonly code: string; readonly status: number | null; readonly ms: number };

/** Which recordings; all where nothing is said. Newest first. */
export type RecordingPage = {
  readonly attemptId?: AttemptId;
  readonly personId?: PersonId;
  readonly limit: number;
  /** Older than this name. */
  readonly after?: string;
};

export interface Recordings {
  add(tx: Tx, recording: Recording): Promise<void>;
  find(tx: Tx, name: string): Promise<Recording | undefined>;
  update(tx: Tx, recording: Recording): Promise<void>;
  /** Every one of a call. */
  ofAttempt(tx: Tx, id: AttemptId): Promise<Recording[]>;
  page(tx: Tx, page: RecordingPage): Promise<Recording[]>;
}

/** The files of recordings: WAV, 8 kHz, 16 bit, one channel. */
export interface RecordingFiles {
  /** Takes over what Asterisk has recorded under this name; null when there is nothing in it. */
  keep(name: string): Promise<{ readonly bytes: number; readonly durationMs: number } | null>;
  read(name: string): Promise<Buffer | undefined>;
  /** Wherever it is by now; no matter whether it is. */
  remove(name: string): Promise<void>;
}
