import type { CampaignPurpose } from '../flow/flow-purpose.ts';
import type { CalendarName } from '../gate/contact.ts';
import type { CallerIdentityPolicy } from '../gate/pack.ts';
import type { Country } from '../kernel/country.ts';
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

export type CampaignState = 'draft' | 'running' | 'paused' | 'stopped' | 'finished';

export type Campaign = {
  readonly id: CampaignId;
  readonly creditorId: CreditorId;
  readonly name: string;
  /** Name and content version of the flow that its calls run. */
  readonly flow: string;
  /** What it calls for: that of the flow when it was made. Decides whom it calls, and by which rules of the gate. */
  readonly purpose: CampaignPurpose;
  readonly state: CampaignState;
  readonly settings: CampaignSettings;
  readonly createdAt: number;
  /** It calls for a step of a strategy: people come and go, and it is never finished. */
  readonly standing: boolean;
};

/** What operators set, live. Durations in ms. */
export type CampaignSettings = {
  /** Calls up at once. */
  readonly concurrency: number;
  readonly callsPerSecond: number;
  /** Placed calls to one person, those of other campaigns too. Tightens the jurisdiction's limit, never loosens it. */
  readonly attemptsPerDay: number;
  readonly attemptsInAll: number;
  /** How long it rings. */
  readonly ringMs: number;
  /** No call lasts longer from its answer on; the last dial of a day leaves this and the ringing before the window closes. */
  readonly longestCallMs: number;
  readonly calendar: CalendarName;
  /** Where a debtor who asks for a person is connected to; null: nobody is there. */
  readonly agentNumber: PhoneNumber | null;
  /** How the number that debtors see is chosen; anything but sticky only where the jurisdiction packs allow it. */
  readonly callerIdentityPolicy: CallerIdentityPolicy;
  /**
   * How it is found out who has answered. `human_first`: the first sentence at once, then what is heard decides. `amd`: Asterisk's AMD
   * listens first, in silence.
   */
  readonly answering: 'human_first' | 'amd';
  /** What AMD's NOTSURE means. */
  readonly amdNotSure: 'human' | 'machine';
  /** AMD's word for a machine stands alone; else something else must be heard of the machine as well. */
  readonly amdDecides: boolean;
  /** Calls may be recorded where the flow announces it. */
  readonly recordCalls: boolean;
  /** E-mail addresses of those who get the summary when the campaign ends, with every call in it. */
  readonly summaryTo: readonly string[];
  /** How long after each result the next try is due at the earliest. */
  readonly retryAfterMs: Readonly<Partial<Record<ResultCode, number>>>;
};

const hour = 3_600_000;

export const defaultCampaignSettings: CampaignSettings = {
  concurrency: 10,
  callsPerSecond: 2,
  attemptsPerDay: 3,
  attemptsInAll: 9,
  ringMs: 25_000,
  longestCallMs: 10 * 60_000,
  calendar: 'legal',
  agentNumber: null,
  callerIdentityPolicy: 'sticky',
  answering: 'human_first',
  amdNotSure: 'human',
  amdDecides: false,
  recordCalls: false,
  summaryTo: [],
  retryAfterMs: {
    busy: 15 * 60_000,
    no_answer: 3 * hour,
    unreachable: 3 * hour,
    no_response: 3 * hour,
    lost: 3 * hour,
    machine: 3 * hour,
    fax: 24 * hour,
    machine_message_left: 24 * hour,
    hung_up_early: 3 * hour,
    silent: 3 * hour,
    declined: 24 * hour,
    not_verified: 24 * hour,
    spam_blocked: hour,
    carrier_failed: 60_000,
    carrier_rejected: 10 * 60_000,
    trunk_dead: 60_000,
  },
};

/** A person to be called in a campaign. */
export type Entry = {
  readonly id: EntryId;
  readonly campaignId: CampaignId;
  readonly personId: PersonId;
  readonly state: 'waiting' | 'calling' | 'done';
  /** When it is due (epoch ms); meaningful while waiting. */
  readonly dueAt: number;
  /** Attempts that burned the budget. */
  readonly attempts: number;
  readonly lastResult: ResultCode | null;
  /** Why it is done: a result code, or a rule of the gate. Of one that is being called: it will be done after this call. */
  readonly doneBecause: string | null;
  /** Null: she did not ask to be called back. */
  readonly callback: Callback | null;
  /** The step of a strategy that it carries; null: an operator's campaign. */
  readonly stepId: StepId | null;
};

/** A debtor wants to be called back: by which attempt she said so, and between which instants it may ring (epoch ms). */
export type Callback = { readonly askedIn: AttemptId; readonly from: number; readonly to: number };

export type AttemptState = 'dialling' | 'answered' | 'ended';

/** One dial of one number. Once `dialling` it is never ordered again. */
export type Attempt = {
  readonly id: AttemptId;
  readonly campaignId: CampaignId;
  readonly entryId: EntryId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly contactPointId: ContactPointId;
  readonly number: PhoneNumber;
  readonly trunkId: TrunkId;
  readonly callerIdentityId: CallerIdentityId;
  readonly callerNumber: PhoneNumber;
  /** Which try of its entry, from 1. */
  readonly ordinal: number;
  readonly state: AttemptState;
  readonly reservedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly result: ResultCode | null;
};

export type Trunk = {
  readonly id: TrunkId;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
  readonly codec: 'alaw' | 'ulaw';
  /** Carried by the simulated carrier: rehearsal numbers only. */
  readonly simulated: boolean;
  readonly destinations: readonly Country[];
  readonly channels: number;
  readonly callsPerSecond: number;
};

/**
 * Whether a trunk is trusted. `closed`: it gets calls; `failures` in a row so far. `open`: it gets none until `until` (epoch ms), then one
 * to try it with; `opened` times in a row. `half_open`: that one, `probe`, is under way.
 */
export type TrunkBreaker =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly opened: number; readonly until: number }
  | { readonly state: 'half_open'; readonly opened: number; readonly probe: AttemptId };

/** A number that we present, verified as ours. */
export type CallerIdentity = {
  readonly id: CallerIdentityId;
  readonly creditorId: CreditorId;
  readonly number: PhoneNumber;
  readonly verifiedAt: number | null;
  readonly dailyCap: number;
  /** Calls up at once with it; null: no cap of its own. */
  readonly concurrentCap: number | null;
  /** The flow that answers whoever calls it; null: nobody is served there. */
  readonly inboundFlow: string | null;
  /** The agent's telephone for those who call it; null: nobody is there. */
  readonly inboundAgent: PhoneNumber | null;
};

/**
 * A call as far as it matters to what is said and done in it, whoever placed it: of one that came in nobody may be known yet, and no
 * campaign stands behind it.
 */
export type SpokenCall = Pick<Attempt, 'id' | 'creditorId' | 'trunkId' | 'callerNumber'> & {
  readonly personId: PersonId | null;
  readonly campaignId: CampaignId | null;
  readonly contactPointId: ContactPointId | null;
  /** Of a call that came in: who is rung when the caller asks for a person. */
  readonly agentNumber?: PhoneNumber | null;
};

/** A call that somebody made to a number that we display. Its id is of the same kind as an attempt's, and it is no attempt. */
export type InboundCall = SpokenCall & {
  /** Asterisk's own name of the leg, by which it is found again after a crash. */
  readonly channel: string;
  readonly callerIdentityId: CallerIdentityId;
  /** Null: hidden, or nothing that is a telephone number. */
  readonly from: PhoneNumber | null;
  readonly served: InboundService;
  readonly arrivedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
};

/** What a caller meets: the line's flow, or a sentence, because the line is closed or every line is taken. */
export type InboundService = 'flow' | 'closed' | 'full';

/** What was recorded of a call. Its name is the attempt's id and the visit of the flow that asked for it: `att_…-12`. */
export type Recording = {
  readonly name: string;
  readonly attemptId: AttemptId;
  /** Null: nobody knows who called. */
  readonly personId: PersonId | null;
  readonly creditorId: CreditorId;
  /** Null: of a call that came in. */
  readonly campaignId: CampaignId | null;
  readonly visit: number;
  /** `call`: both voices; `message` and `statement`: the debtor's alone. */
  readonly purpose: RecordingPurpose;
  /**
   * `incomplete`: the program died while it ran, and what was recorded by then is kept. `empty`: nothing was said, nothing is kept.
   * `deleted`: by hand or past its time.
   */
  readonly state: RecordingState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly durationMs: number | null;
  readonly bytes: number | null;
};

export type RecordingState = 'running' | 'kept' | 'incomplete' | 'empty' | 'deleted';

/** Of which there is something to hear. */
export const audibleStates = ['kept', 'incomplete'] as const satisfies readonly RecordingState[];

/** Of which somebody's voice is in a file: to be erased, whether anybody can hear it yet or not. */
export const statesWithSound = [...audibleStates, 'running'] as const satisfies readonly RecordingState[];

export function isAudible({ state }: Pick<Recording, 'state'>): boolean {
  return audibleStates.some((each) => each === state);
}

export type RecordingPurpose = 'call' | 'message' | 'statement';
