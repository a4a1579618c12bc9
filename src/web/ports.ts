import type { AnswerEvidence } from '../dialer/events.ts';
import type { InboundService, Recording, RecordingPurpose } from '../dialer/model.ts';
import type { RecordingRefusal } from '../dialer/open-recording.ts';
import type { IdentityField } from '../flow/session.ts';
import type { Country } from '../kernel/country.ts';
import type { DisputeCode } from '../kernel/dispute-code.ts';
import type { AttemptId, CampaignId, PersonId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { Money } from '../kernel/money.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { OptOutScope } from '../receivables/model.ts';
import type { CallDirection } from '../reports/model.ts';

/**
 * What the console and the API see of campaigns, and what they may order. Instants: epoch ms; dates: YYYY-MM-DD; amounts: minor units.
 * What was written in one transaction with a journal event is visible here once the event can be read: the live board relies on it.
 * Names come as this viewer may see them, numbers masked, identity digits never.
 */
export interface Board {
  /** All campaigns, newest first. */
  campaigns(): Promise<CampaignView[]>;
  campaign(id: CampaignId): Promise<CampaignView | undefined>;
  /** Placed calls, newest first (attempt ids sort by birth). */
  calls(campaign: CampaignId, page: CallPage): Promise<CallView[]>;
  call(id: AttemptId): Promise<CallDetail | undefined>;
  /** What the gate refused, newest first; null: in every campaign. */
  refusals(campaign: CampaignId | null, page: RefusalPage): Promise<RefusalView[]>;
  /** How often each rule refused, the most frequent first. */
  refusalCounts(campaign: CampaignId | null): Promise<RefusalCount[]>;
  dialling(): Promise<DiallingView>;

  /** Starts a draft or lets a paused campaign go on. Already running: accepted, nothing changes. */
  start(campaign: CampaignId, by: UserName): Promise<Result<CampaignView, CommandRefusal>>;
  /** No new dials until it is started again; running calls end by themselves. Already paused: accepted. */
  pause(campaign: CampaignId, by: UserName): Promise<Result<CampaignView, CommandRefusal>>;
  /** No new dials, for good; running calls end by themselves. Already stopped: accepted. */
  stop(campaign: CampaignId, by: UserName): Promise<Result<CampaignView, CommandRefusal>>;
  /** The red button: no dial after it in any campaign, also after a restart, until `allowDialling`. */
  stopAll(by: UserName): Promise<DiallingView>;
  allowDialling(by: UserName): Promise<DiallingView>;
}

/** Who orders, as the journal's actor wants it. */
export type UserName = `user:${string}`;

export type CommandRefusal = Refusal<
  | 'unknown_campaign'
  | 'wrong_state'
  | 'no_trunk'
  | 'no_caller_identity'
  | 'agent_number_not_allowed'
  | 'campaign_finished'
  | 'dialling_stopped'
>;

export type CallPage = {
  readonly limit: number;
  /** Older than this attempt. */
  readonly after?: AttemptId;
  /** Only these; unknown ones and those of other campaigns are left out. */
  readonly ids?: readonly AttemptId[];
  /** `up`: not ended yet. */
  readonly state?: 'up' | 'ended';
  readonly result?: ResultCode;
  /** Of the people whom this means: the beginnings of words of their names, of a number, or a debtor id or variable symbol. */
  readonly q?: string;
};

export type RefusalPage = {
  readonly limit: number;
  /** With a smaller `seq` than this. */
  readonly after?: number;
  readonly rule?: string;
};

export type RefusalCount = { readonly rule: string; readonly count: number };

export const campaignStates = ['draft', 'running', 'paused', 'stopping', 'stopped', 'finished'] as const;
/** `paused`: no new dials until it goes on, calls may be up. `stopping`: no new dials for good, calls still up. `finished`: nobody is left to call. */
export type CampaignState = (typeof campaignStates)[number];

export type CampaignView = {
  readonly id: CampaignId;
  readonly name: string;
  readonly state: CampaignState;
  /** The call flow's name. */
  readonly flow: string;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Lines: calls up at once, now, at most so far, and allowed. */
  readonly lines: { readonly inUse: number; readonly peak: number; readonly cap: number };
  readonly totals: {
    readonly debtors: number;
    /** Debtors of whom the right party was reached. */
    readonly debtorsReached: number;
    readonly callsPlaced: number;
    readonly answered: number;
    readonly verified: number;
    readonly promises: number;
    /** One amount per currency promised in. */
    readonly promised: readonly Money[];
    readonly disputes: number;
    readonly paidClaims: number;
    readonly refused: number;
  };
};

export const callStates = ['dialling', 'ringing', 'talking', 'ended'] as const;
export type CallState = (typeof callStates)[number];

/** One call as a row of the board. `placedAt`: when it was placed, or came in. */
export type CallView = {
  readonly id: AttemptId;
  readonly direction: CallDirection;
  /** Null: it came in. */
  readonly campaignId: CampaignId | null;
  /** Null: nobody knows who called. */
  readonly personId: PersonId | null;
  /** As this viewer may see it: `Jana N.`; empty where nobody knows. */
  readonly who: string;
  /** Masked: `+420***101`; null: hidden, or forgotten. */
  readonly number: string | null;
  /** The number of ours that was displayed, or called. */
  readonly callerIdentity: string;
  /** Null: it came in. */
  readonly attemptNumber: number | null;
  readonly state: CallState;
  /** The flow's node while talking. */
  readonly node: string | null;
  readonly result: ResultCode | null;
  /** What was keyed, entry by entry; identity entries as bullets: `['2', '•••••', '1']`. */
  readonly keyed: readonly string[];
  readonly placedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly promise: { readonly amount: Money; readonly date: string } | null;
};

export type CallDetail = CallView & {
  readonly flow: string;
  readonly flowVersion: string | null;
  readonly language: string | null;
  readonly trunk: string;
  readonly sipCode: number | null;
  readonly q850Cause: number | null;
  readonly timeline: readonly TimelineEntry[];
};

/** What happened in a call, oldest first. */
export type TimelineEntry = { readonly at: number } & (
  | { readonly kind: 'admitted'; readonly rule: string; readonly pack: string }
  | { readonly kind: 'dialled'; readonly trunk: string; readonly callerIdentity: string }
  /** Somebody called a number of ours; `closed` and `full`: a sentence was all that she heard. */
  | { readonly kind: 'arrived'; readonly trunk: string; readonly called: string; readonly served: InboundService }
  /** Whether a keyed customer number led to somebody. */
  | { readonly kind: 'looked_up'; readonly found: boolean }
  | { readonly kind: 'ringing' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'node_entered'; readonly node: string }
  | {
      readonly kind: 'said';
      readonly prompt: string;
      /** The words as they were rendered, where they may be shown. */
      readonly words: string | null;
      readonly playedMs: number;
      readonly totalMs: number;
      readonly outcome: 'finished' | 'stopped' | 'failed' | 'leg_gone' | 'unconfirmed';
    }
  | { readonly kind: 'keyed'; readonly digits: string; readonly masked: boolean }
  | { readonly kind: 'silence' }
  | {
      readonly kind: 'identity_checked';
      readonly fields: readonly IdentityField[];
      readonly outcome: 'match' | 'no_match' | 'unknown';
    }
  | { readonly kind: 'promised'; readonly amount: Money; readonly date: string }
  | { readonly kind: 'disputed'; readonly code: DisputeCode }
  | { readonly kind: 'claimed_paid' }
  | { readonly kind: 'wrong_person' }
  | { readonly kind: 'opted_out'; readonly scope: OptOutScope }
  | ({ readonly kind: 'planned' } & PlanTold)
  | { readonly kind: 'hardship' }
  | { readonly kind: 'answered_survey'; readonly question: string; readonly answer: string }
  | { readonly kind: 'tagged'; readonly tag: string }
  | {
      readonly kind: 'who_answered';
      readonly who: 'person' | 'machine' | 'fax' | 'network';
      readonly by: AnswerEvidence;
      readonly afterMs: number;
    }
  | { readonly kind: 'recorded'; readonly purpose: RecordingPurpose; readonly durationMs: number; readonly complete: boolean }
  /** `from`, `to`: when she wants to be called; null: no matter when. */
  | { readonly kind: 'callback_asked'; readonly from: number | null; readonly to: number | null }
  | {
      readonly kind: 'webhook_called';
      readonly outcome: 'answered' | 'failed';
      readonly code: string | null;
      readonly ms: number;
    }
  | { readonly kind: 'transferred'; readonly queue: string; readonly outcome: 'completed' | 'nobody' | 'failed' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'hung_up'; readonly by: 'debtor' | 'us' | 'network' }
  | { readonly kind: 'result'; readonly result: ResultCode }
  | {
      readonly kind: 'follow_up';
      readonly channel: 'sms' | 'email';
      readonly template: string;
      readonly state: 'requested' | 'sent' | 'delivered' | 'failed';
    }
);

/** Instalments by date. */
export type PlanTold = {
  readonly total: Money;
  readonly instalments: readonly { readonly amount: Money; readonly date: string }[];
};

export type RefusalView = {
  /** Of the journal event that records it. */
  readonly seq: number;
  readonly at: number;
  readonly campaignId: CampaignId;
  /** Its name. */
  readonly campaign: string;
  readonly personId: PersonId;
  readonly who: string;
  readonly number: string | null;
  /** `window.calling_hours` */
  readonly rule: string;
  /** `pack sk 2026-11: …` */
  readonly pack: string;
  /** One sentence for a person. */
  readonly reason: string;
  /** What it names; none of what was written down before it was told apart. */
  readonly values: MessageValues;
  /** When it may be tried again; null when nothing but a change can allow it. */
  readonly nextAt: number | null;
};

/** Whether anything may be dialled at all. */
export type DiallingView = { readonly allowed: boolean; readonly since: number | null; readonly by: string | null };

/** What was recorded of calls. Each opening is in the journal before the sound is handed out. */
export interface RecordingDesk {
  ofCall(id: AttemptId): Promise<readonly Recording[]>;
  /** A WAV file. */
  open(name: string, by: UserName): Promise<Result<Buffer, RecordingRefusal>>;
  remove(name: string, by: UserName): Promise<Result<unknown, RecordingRefusal>>;
}

/** Numbers that get neither calls nor SMS. Numbers go in and never come out. */
export interface SuppressionDesk {
  lists(): Promise<readonly SuppressionListView[]>;
  /** `number`: international, or national of `country`. `until`: its last day, in that country. Again in the same words: unchanged. */
  add(wish: SuppressionWish, by: UserName): Promise<Result<'added' | 'changed' | 'unchanged', SuppressionRefusal>>;
}

export type SuppressionRefusal = Refusal<'not_a_phone_number' | 'bad_list_name'>;

export type SuppressionListView = {
  readonly list: string;
  readonly numbers: number;
  readonly inForce: number;
  readonly latest: number;
};

export type SuppressionWish = {
  readonly number: string;
  readonly country: Country;
  readonly list: string;
  readonly reason: string | null;
  readonly until: Temporal.PlainDate | null;
};

/** People: who they are, and their passwords. Cookies and headers are those of the request and the answer. */
export interface Auth {
  logIn(credentials: Credentials): Promise<Result<LoggedIn, Refusal<'wrong_credentials'>>>;
  /** Who sent these headers, or undefined. */
  whoIs(headers: Headers): Promise<Viewer | undefined>;
  logOut(headers: Headers): Promise<SetCookies>;
  /** Ends every other session of this person. */
  changePassword(
    headers: Headers,
    passwords: { readonly current: string; readonly next: string },
  ): Promise<
    Result<LoggedIn, Refusal<'not_logged_in' | 'wrong_password' | 'password_too_short' | 'password_too_long' | 'same_password'>>
  >;
}

export type Credentials = {
  readonly email: string;
  readonly password: string;
  /** Of the client, for the list of sessions. */
  readonly headers: Headers;
};

/** Values of `Set-Cookie` headers. */
export type SetCookies = { readonly cookies: readonly string[] };

export type LoggedIn = SetCookies & { readonly viewer: Viewer };

export const roles = ['operator', 'viewer'] as const;
/** Operators order and set up; viewers look. */
export type Role = (typeof roles)[number];

export type Viewer = {
  /** Of a person, or of a program's key. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Nothing else is allowed before. */
  readonly mustChangePassword: boolean;
};

/** Whether the parts that calls need are up; `GET /readyz` shows it. */
export interface Readiness {
  parts(): Promise<readonly { readonly part: string; readonly ready: boolean; readonly note: string | null }[]>;
}

/** What was answered to orders that bore an `Idempotency-Key`, so that the same order is carried out once. */
export interface GivenAnswers {
  begin(order: OrderKey & { readonly fingerprint: string; readonly at: number }): Promise<GivenAnswer>;
  end(order: OrderKey, answer: { readonly status: number; readonly body: string | null }): Promise<void>;
  /** The order failed: it may be given again. */
  forget(order: OrderKey): Promise<void>;
}

export type OrderKey = { readonly actor: string; readonly key: string };

export type GivenAnswer =
  | { readonly state: 'new' | 'under_way' | 'another_order' }
  | { readonly state: 'answered'; readonly status: number; readonly body: string | null };
