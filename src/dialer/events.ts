import type { CampaignPurpose } from '../flow/flow-purpose.ts';
import type { FlowResult } from '../flow/session.ts';
import type { GateTerms } from '../gate/events.ts';
import type { Happening } from '../journal/event.ts';
import type { AudioOrigin } from '../kernel/audio-file.ts';
import type { EntryId, StepId } from '../kernel/ids.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { Changes } from './find-changes.ts';
import type { InboundService, RecordingPurpose } from './model.ts';
import type { PlayedOutcome } from './telephony.ts';

/** Events of the dialer. Instants in epoch ms, durations in ms. Numbers, names, amounts and digits of identification never appear. */
export type DialerEvent =
  | Happening<
      'campaign_created',
      {
        readonly name: string;
        readonly flow: string;
        readonly entries: number;
        /** Absent where an older program made it: collection. */
        readonly purpose?: CampaignPurpose;
      }
    >
  /** Somebody put one more person into a campaign. */
  | Happening<'entry_joined', { readonly entryId: EntryId }>
  /** A strategy's step is carried by this entry from now on; the same entry may carry another one later. */
  | Happening<'entry_added', { readonly entryId: EntryId; readonly stepId: StepId }>
  /** A strategy wanted calls that cannot be placed: why. */
  | Happening<'step_not_carried', { readonly stepId: StepId; readonly because: string }>
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
  | Happening<'keys_pressed', KeysPressed>
  /** What the debtor says cannot be understood by a speech engine: from then on only keys count in this call. */
  | Happening<'hearing_failed', { readonly code: string }>
  /** Once in a call, as soon as it is known who has answered. */
  | Happening<'answered_by', AnsweredByEvent>
  /** As programs before `answered_by` wrote it. */
  | Happening<'answered_by_machine', { readonly talkMs: number | null; readonly beep: boolean }>
  /** What Asterisk's AMD made of the answer, and how long it listened; it alone ends no call unless the campaign says so. */
  | Happening<'machine_detector_asked', MachineDetectorAsked>
  | Happening<'recording_made', RecordingMade>
  /** Somebody opened its sound: who, is the line's actor. */
  | Happening<'recording_accessed', { readonly recording: string; readonly purpose: RecordingPurpose }>
  | Happening<'recording_deleted', { readonly recording: string; readonly because: 'by_hand' | 'past_its_time' }>
  | Happening<'follow_up_requested', FollowUpRequested>
  | Happening<'callback_asked', CallbackAsked>
  /** In the flow's own words: a question's name and a key. */
  | Happening<'survey_answered', { readonly visit: number; readonly question: string; readonly answer: string }>
  | Happening<'call_tagged', { readonly visit: number; readonly tag: string }>
  /** A program outside was asked; neither what it was told nor what it said. */
  | Happening<'webhook_called', WebhookCalled>
  | Happening<'attempt_ended', AttemptEnded>
  | Happening<'inbound_call_arrived', InboundCallArrived>
  /** Nobody was let in: the number is not one of ours, or calls itself, or too many were turned away at once. */
  | Happening<'inbound_call_refused', { readonly trunk: string; readonly because: InboundRefusal }>
  | Happening<
      'inbound_call_answered',
      { readonly at: number; readonly flow: string; readonly version: string; readonly language: string }
    >
  /** What a keyed customer number led to; with `found` the call is about that person from now on, who is yet to be verified. */
  | Happening<'caller_looked_up', { readonly found: boolean; readonly contactPointId: string | null }>
  | Happening<'inbound_call_ended', InboundCallEnded>
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

/** `said`: the answer was given by voice and stands for these keys. Keys that identify somebody are dots. */
export type KeysPressed = { readonly node: string; readonly keys: string; readonly count: number; readonly said?: Said };

/** How sure the speech engine was, 0 to 1; null: it does not say. The words themselves are kept nowhere. */
export type Said = { readonly confidence: number | null };

/** Who has answered. `network`: an announcement of a carrier. `afterMs`: from the answer. `talkMs`: without a pause, where that decided. */
export type AnsweredByEvent = {
  readonly who: 'person' | 'machine' | 'fax' | 'network';
  readonly by: AnswerEvidence;
  readonly afterMs: number;
  readonly talkMs: number | null;
};

/** By what it is known who has answered. */
export type AnswerEvidence = 'key' | 'talk' | 'beep' | 'fax_tone' | 'network_tone' | 'amd';

/** `verdict` in AMD's own words; null: it could not be asked, or the call ended meanwhile. `cause` as it gives it: `MAXWORDS-3-2`. */
export type MachineDetectorAsked = {
  readonly verdict: 'HUMAN' | 'MACHINE' | 'NOTSURE' | null;
  readonly cause: string;
  readonly tookMs: number;
  readonly takenAs: 'person' | 'machine';
};

/** Something of a call was recorded. `complete`: false when the program died meanwhile. */
export type RecordingMade = {
  readonly recording: string;
  readonly purpose: RecordingPurpose;
  readonly visit: number;
  readonly durationMs: number;
  readonly complete: boolean;
};

/** A reply in writing that the debtor asked for: from where, and whether verified by then, decides what it may tell and where it may go. */
export type FollowUpRequested = {
  readonly channel: 'sms' | 'email';
  readonly template: string;
  readonly visit: number;
  /** The number that the debtor was speaking from; null: one that is not on record. */
  readonly contactPointId: string | null;
  readonly verified: boolean;
  /** That the call was in by then. */
  readonly language: string;
  /** The number that the verified debtor keyed in for it. */
  readonly keyedTo?: string;
  /** She keyed in a number to which nothing goes, and why: nothing is sent then. */
  readonly keyedRefused?: string;
  /** When she wants to be called back, where she said so in this call (epoch ms). */
  readonly callback?: { readonly from: number; readonly to: number };
};

/** Between which instants she wants to be called back; absent where it is no matter when: a person calls then. */
export type CallbackAsked = { readonly visit: number; readonly from?: number; readonly to?: number };

export type WebhookCalled = {
  readonly node: string;
  readonly outcome: 'answered' | 'failed';
  /** The way of the flow that it named (`otherwise` where the flow has none of that name); null: none. Missing in lines from before it was told. */
  readonly outlet?: string | null;
  /** Why it failed: a `snake_case` code. */
  readonly code: string | null;
  /** HTTP status, where one came. */
  readonly status: number | null;
  readonly ms: number;
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
  /** How grave its words are, what the bank had told by then, and since when the debtor should know of a sale; journals of before do not say. */
  readonly terms?: Pick<GateTerms, 'severity' | 'stage' | 'contactsPerSevenDays' | 'bankData' | 'assignedSince'>;
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

/** Somebody calls a number that we display. Nothing of this was placed by us, and none of it counts as that. */
export type InboundCallArrived = {
  readonly at: number;
  readonly trunk: string;
  readonly callerIdentityId: string;
  readonly served: InboundService;
  /** Whether the caller showed a telephone number. */
  readonly numberShown: boolean;
  /** To how many persons of this creditor that number leads. */
  readonly candidates: 'one' | 'none' | 'several';
  readonly contactPointId: string | null;
};

export type InboundRefusal = 'not_our_number' | 'own_number_calls' | 'too_many';

/** `result` null: nobody was spoken with, or heard no more than a sentence. */
export type InboundCallEnded = {
  readonly at: number;
  readonly result: ResultCode | null;
  readonly flowResult: FlowResult | null;
  readonly cause: number | null;
  readonly answered: boolean;
  readonly hungUpBy: HungUpBy;
  /** It opens the silence after a conversation. It takes none of the person's attempts. */
  readonly conversation: boolean;
  readonly talkMs: number | null;
};

/** Evidence of what was played: which prompt, how much of it, whether it tells of the debt, and whether the listener was verified then. */
export type PromptHeard = {
  readonly node: string;
  readonly prompt: string;
  readonly playedMs: number;
  readonly ofMs: number;
  /** Only `finished` is surely heard to its end; `playedMs` is what may have been heard. */
  readonly outcome: PlayedOutcome;
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
  /** The line and the caller identity were given back. */
  readonly released: { readonly callerIdentityId: string; readonly trunk: string };
};
