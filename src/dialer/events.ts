import type { FlowResult } from '../flow/session.ts';
import type { Happening } from '../journal/event.ts';
import type { AudioOrigin } from '../kernel/audio-file.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { Changes } from './find-changes.ts';

/** Events of the dialer. Instants in epoch ms, durations in ms. Numbers, names, amounts and digits of identification never appear. */
export type DialerEvent =
  | Happening<'campaign_created', { readonly name: string; readonly flow: string; readonly entries: number }>
  | Happening<'campaign_state_changed', { readonly from: string; readonly to: string; readonly reason: string }>
  | Happening<'trunk_added', { readonly name: string; readonly simulated: boolean; readonly channels: number }>
  | Happening<
      'caller_identity_added',
      { readonly callerIdentityId: string; readonly dailyCap: number; readonly concurrentCap: number | null }
    >
  | Happening<'caller_identity_verified', { readonly evidence: string }>
  | Happening<'caller_identity_changed', { readonly callerIdentityId: string; readonly changes: Changes }>
  | Happening<'campaign_settings_changed', { readonly changes: Changes; readonly reason: string | null }>
  | Happening<'trunk_changed', { readonly trunk: string; readonly changes: Changes }>
  | Happening<'overall_limits_changed', { readonly changes: Changes }>
  /** From now on new calls of this name use this version; `replaces`: the one that they used until now. */
  | Happening<'flow_published', { readonly flow: string; readonly version: string; readonly replaces: string | null }>
  | Happening<'test_number_added', { readonly number: string; readonly evidence: string }>
  | Happening<'test_number_removed', { readonly number: string }>
  /** A flow is to be heard on a telephone of the operator's own, about an invented debtor. `testCall` is the id of its leg. */
  | Happening<
      'test_call_ordered',
      { readonly testCall: string; readonly flow: string; readonly version: string; readonly language: string }
    >
  | Happening<'test_call_refused', { readonly testCall: string; readonly because: string }>
  | Happening<'test_call_placed', TestCallPlaced>
  | Happening<'test_call_ended', TestCallEnded>
  | Happening<'flow_retired', { readonly flow: string; readonly version: string }>
  | Happening<'attempt_reserved', AttemptReserved>
  | Happening<'attempt_order_answered', { readonly taken: 'accepted' | 'refused' | 'unknown'; readonly code: string | null }>
  | Happening<'attempt_rang', { readonly at: number }>
  | Happening<
      'attempt_answered',
      { readonly at: number; readonly flow: string; readonly version: string; readonly language: string }
    >
  | Happening<
      'node_entered',
      { readonly node: string; readonly visit: number; readonly verified: boolean; readonly resumed: boolean }
    >
  | Happening<'prompt_heard', PromptHeard>
  | Happening<'keys_pressed', { readonly node: string; readonly keys: string; readonly count: number }>
  /** No person is there: the call is ended without another word. */
  | Happening<'answered_by_machine', AnsweredByMachine>
  | Happening<'follow_up_requested', FollowUpRequested>
  | Happening<'callback_asked', { readonly visit: number }>
  | Happening<'attempt_ended', AttemptEnded>
  | Happening<'entry_done', { readonly entryId: string; readonly because: string }>
  | Happening<'caller_identity_rested', CallerIdentityRested>
  /** The wall clock moved against time that only runs forward; negative: it was set back. */
  | Happening<'clock_jumped', { readonly byMs: number }>
  /** Nothing is dialled from now on, until `dialling_resumed` for the same reason. */
  | Happening<'dialling_held', { readonly because: HoldReason; readonly note: string }>
  | Happening<'dialling_resumed', { readonly because: HoldReason; readonly heldMs: number }>
  | Happening<'trunk_breaker_moved', TrunkBreakerMoved>;

/** The dial of a test call, with what the judge needs to check it by itself. */
export type TestCallPlaced = {
  readonly testCall: string;
  readonly at: number;
  readonly trunk: string;
  readonly callerIdentityId: string;
  readonly rehearsalNumber: boolean;
  readonly destination: { readonly kind: string; readonly country: string; readonly reachable: readonly string[] };
};

/** `nodes`: where it stood, in order. `wouldDo`: what would have been written down, by its kind; none of it was. */
export type TestCallEnded = {
  readonly testCall: string;
  readonly answered: boolean;
  readonly machine: boolean;
  readonly talkMs: number | null;
  readonly nodes: readonly string[];
  readonly wouldDo: readonly string[];
  readonly result: FlowResult | null;
  readonly sipCode: number | null;
};

/**
 * Whether a trunk gets calls. `by` reachability: its far end stopped answering, or is back; by results: its calls failed one after the
 * other (`open` until `until`), one call tries it (`half_open`: `probe`), it works again (`closed`). Each stands for itself.
 */
export type TrunkBreakerMoved = {
  readonly trunk: string;
  readonly by: 'reachability' | 'results';
  readonly state: 'open' | 'half_open' | 'closed';
  readonly reason: string;
  readonly until: number | null;
  readonly probe: string | null;
};

/** A caller identity that people or carriers turn away is not shown until `until`; the figures are of its last attempts. */
export type CallerIdentityRested = {
  readonly callerIdentityId: string;
  readonly at: number;
  readonly until: number;
  readonly because: 'spam_blocked' | 'declined_often' | 'hung_up_at_once';
  readonly attempts: number;
  readonly declined: number;
  readonly answered: number;
  readonly hungUpAtOnce: number;
  readonly spamBlocked: number;
};

/** What keeps every dial back, whatever is due. */
export type HoldReason = 'clock_jumped' | 'disk_low' | 'database_unavailable';

/** By what the machine was known: it talked so long without a pause (null: that was not it), or it beeped. */
export type AnsweredByMachine = { readonly talkMs: number | null; readonly beep: boolean };

/** A reply in writing that the debtor asked for: from where, and whether verified by then, decides what it may tell and where it may go. */
export type FollowUpRequested = {
  readonly channel: 'sms' | 'email';
  readonly template: string;
  readonly visit: number;
  /** The number that the debtor was speaking from. */
  readonly contactPointId: string;
  readonly verified: boolean;
  /** That the call was in by then. */
  readonly language: string;
};

/** The dial, with every value that the judge needs to check it by itself. */
export type AttemptReserved = {
  readonly at: number;
  readonly entryId: string;
  readonly contactPointId: string;
  readonly trunk: string;
  readonly callerIdentityId: string;
  readonly ordinal: number;
  /** Why it was placed: collection, courtesy, service_reply or legal. */
  readonly purpose: string;
  /** When its entry fell due: who waited longest is called first. */
  readonly dueAt: number;
  /** The number lies in a rehearsal range: it can ring nobody, and no real trunk may carry it. */
  readonly rehearsalNumber: boolean;
  /** What kind of number it is and of which country, and where its trunk may call; journals of before do not say. */
  readonly destination?: { readonly kind: string; readonly country: string; readonly reachable: readonly string[] };
  /** Days without `collection` calls after a conversation, its day being day 1: the longest of the packs. */
  readonly silenceDays: number;
  /** Editions of the packs that admitted it, the calendar, and the debtor's zone. */
  readonly packs: readonly string[];
  readonly calendar: string;
  readonly timeZone: string;
  /** How the caller identity was chosen: the campaign's wish where every pack allows it, else sticky. */
  readonly callerIdentityPolicy: string;
  /** Local calling window that bound it, or null under the rehearsal calendar. */
  readonly window: { readonly opens: number; readonly lastDial: number } | null;
  readonly caps: {
    readonly overall: number;
    readonly overallPerSecond: number;
    readonly campaign: number;
    readonly trunk: number;
    readonly campaignPerSecond: number;
    readonly trunkPerSecond: number;
    readonly personPerDay: number;
    readonly personPerSevenDays: number;
    readonly personPerCampaign: number;
    readonly identityPerDay: number;
    /** Calls up at once with the caller identity; null: no cap of its own. */
    readonly identityAtOnce: number | null;
  };
};

/** Evidence of what was played: which prompt, how much of it, whether it tells of the debt, and whether the listener was verified then. */
export type PromptHeard = {
  readonly node: string;
  readonly prompt: string;
  readonly playedMs: number;
  readonly ofMs: number;
  readonly outcome: 'finished' | 'stopped' | 'failed' | 'leg_gone';
  readonly disclosesDebt: boolean;
  readonly verified: boolean;
  /** Whose voice it was; absent in journals from before that was known. */
  readonly origin?: AudioOrigin;
};

export type HungUpBy = 'us' | 'far_end' | 'nobody_knows';

export type AttemptEnded = {
  readonly at: number;
  readonly result: ResultCode;
  readonly flowResult: FlowResult | null;
  readonly sipCode: number | null;
  readonly cause: number | null;
  readonly ringing: boolean;
  readonly answered: boolean;
  readonly hungUpBy: HungUpBy;
  readonly burns: boolean;
  readonly conversation: boolean;
  readonly talkMs: number | null;
  /** The slot and the caller identity were given back. */
  readonly released: { readonly callerIdentityId: string; readonly trunk: string };
};
