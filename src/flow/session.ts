import type { Country, Language } from '../kernel/country.ts';
import type { DisputeCode } from '../kernel/dispute-code.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import type { ResultCode } from '../kernel/result-code.ts';

/** One prompt to be heard, its values already chosen. `language`: where it is not the call's (the choice of a language). */
export type Say = {
  readonly prompt: string;
  readonly values: Readonly<Record<string, SpokenValue>>;
  readonly language?: Language;
};

/** How keys are gathered after (and during) a prompt. All times in ms. */
export type Gather = {
  readonly minDigits: number;
  readonly maxDigits: number;
  /** Ends the entry early and is not part of it; null when only the count or the time ends it. */
  readonly finishKey: '#' | '*' | null;
  /** From the prompt's end to the first key. */
  readonly firstDigitMs: number;
  /** Between two keys. */
  readonly interDigitMs: number;
  /** Drops the entry and answers `cancelled`; null where that key means nothing special. */
  readonly cancelKey: '*' | null;
  /** Whether keys pressed before this question count. False where the question must be heard first (after an error, a read-back). */
  readonly typeAhead: boolean;
  /** What may be said instead of keyed, where a speech engine is set up. Without one, and without this, only keys count. */
  readonly speech?: SpokenAnswers;
  /** The digits are a secret: the journal learns only how many there were. */
  readonly sensitive?: true;
};

/** What may be said for an answer. Whatever was understood comes back as the keys that it stands for. */
export type SpokenAnswers = {
  /** The key that each intent stands for. */
  readonly intents: Readonly<Partial<Record<SpokenIntent, string>>>;
  /** A value that may be said: digits one by one or a number, or a date as DDMM or DDMMYYYY; null: intents only. */
  readonly value: 'digits' | 'date_ddmm' | 'date_ddmmyyyy' | null;
};

export const spokenIntents = ['yes', 'no', 'paid', 'agent', 'stop', 'not_me', 'repeat', 'back'] as const;
export type SpokenIntent = (typeof spokenIntents)[number];

/**
 * Verifiers that a debtor can key in. Digits: birth_date DDMMYYYY, birth_number 9-10 (Czechia, Slovakia), national_id 11 (PESEL) or 10
 * (Hungarian tax number), customer_number 1-20, postcode 4-5.
 */
export type IdentityField = 'birth_date' | 'birth_number' | 'national_id' | 'customer_number' | 'postcode';

/**
 * What the driver must carry out. Data effects (first group) are applied in the transaction that saves the session; then the one
 * waiting effect (second group) runs, and its answer comes back as the next `FlowInput`.
 */
export type FlowEffect = DataEffect | WaitEffect;

export type DataEffect =
  | { readonly do: 'set_result'; readonly result: FlowResult }
  | {
      readonly do: 'register_promise';
      readonly amountMinor: number;
      readonly currency: 'CZK' | 'EUR' | 'PLN' | 'HUF';
      readonly date: string;
    }
  /** Instalments by date, oldest first; together the whole conversation. */
  | {
      readonly do: 'accept_plan';
      readonly currency: 'CZK' | 'EUR' | 'PLN' | 'HUF';
      readonly instalments: readonly Instalment[];
    }
  /** `recording`: what the debtor said about it, where that was recorded. */
  | {
      readonly do: 'open_dispute';
      readonly receivables: readonly string[];
      readonly code: DisputeCode;
      readonly recording?: string | null;
    }
  /** The debtor says that paying is beyond her means for now. */
  | { readonly do: 'record_hardship' }
  | { readonly do: 'claim_paid'; readonly receivables: readonly string[] }
  | { readonly do: 'mark_wrong_person' }
  /** `number`: only this telephone number is not to be called any more. */
  | { readonly do: 'opt_out'; readonly scope: OptOutScope }
  | { readonly do: 'lock_verification' }
  /** `slot`: when the debtor wants to be called; null: no matter when. */
  | { readonly do: 'ask_callback'; readonly slot: CallbackSlot | null }
  /** An answer of a survey, in its own words: a question's name and a key. */
  | { readonly do: 'answer_survey'; readonly question: string; readonly answer: string }
  /** A mark on the call, for reports and for the strategy. */
  | { readonly do: 'tag'; readonly tag: string }
  /** To the number or address on record, or to the number that the debtor keyed (`to`). At most once a call for each channel and template. */
  | { readonly do: 'request_follow_up'; readonly channel: 'sms' | 'email'; readonly template: string; readonly to?: string };

export type Instalment = { readonly date: string; readonly amountMinor: number };
export const optOutScopes = ['all', 'voice', 'number'] as const;
export type OptOutScope = (typeof optOutScopes)[number];
/** A stretch of a day in which the debtor may be called: a date (YYYY-MM-DD) and local times (HH:MM). */
export type CallbackSlot = { readonly date: string; readonly from: string; readonly to: string };

export type WaitEffect =
  /** Plays, nothing is asked; a key goes to the type-ahead buffer (and does not interrupt unless `bargeIn`). Answer: `said`. */
  | { readonly do: 'say'; readonly say: readonly Say[]; readonly bargeIn: boolean }
  /** Plays and gathers; the first key silences the prompt. Answer: `keyed`. */
  | { readonly do: 'ask'; readonly say: readonly Say[]; readonly gather: Gather }
  /** As `ask`, but the digits go only to the identity check, never into the session. Answer: `identity_part`. */
  | { readonly do: 'ask_identity'; readonly say: readonly Say[]; readonly gather: Gather; readonly field: IdentityField }
  /**
   * Compares exactly `fields`, each by its last entry since the last check (the debtor may have begun another way and dropped it), then
   * forgets every entry. Answer: `identity`.
   */
  | { readonly do: 'check_identity'; readonly fields: readonly IdentityField[] }
  /**
   * Looks for the person of the customer number that was keyed in last (`ask_identity`), then forgets that entry. Only while nobody is
   * verified. Answer: `person_found`.
   */
  | { readonly do: 'find_person' }
  /**
   * Connects an agent; `hold` is heard by the debtor, `whisper` by the agent alone. `number` (E.164): whoever answers there instead of
   * the agents of a queue, which is then empty. Answer: `transferred`, also when the debtor's leg ended while the two were joined
   * (`completed`).
   */
  | {
      readonly do: 'transfer';
      readonly queue: string;
      readonly number?: string;
      readonly whisper: Say;
      readonly hold: Say;
      readonly waitMs: number;
    }
  /**
   * Plays, then records what the debtor says until `#`, a pause of `silenceMs`, or `longestMs`. Whoever hangs up while speaking has spoken
   * too: then `recorded` is answered before the call is closed. Answer: `recorded`.
   */
  | {
      readonly do: 'record';
      readonly say: readonly Say[];
      readonly purpose: 'message' | 'statement';
      readonly longestMs: number;
      readonly silenceMs: number;
    }
  /** Records the call from now on (but never an identity question and its answer). Answer: `recording`. */
  | { readonly do: 'record_call' }
  /** Asks a program outside. Answer: `webhook`. */
  | {
      readonly do: 'call_webhook';
      readonly url: string;
      readonly data: Readonly<Record<string, string | number | boolean | null>>;
      readonly waitMs: number;
    }
  /** Waits for the beep of the answering machine (`waitMs` at most, or a pause), then plays. Answer: `message_left`. */
  | { readonly do: 'leave_message'; readonly say: readonly Say[]; readonly waitMs: number }
  /** Nothing more to say. Answer: none. */
  | { readonly do: 'hang_up' };

/** The result codes of `model.md` §2 that a flow can earn; the last one set stands. */
export type FlowResult =
  | 'machine_message_left'
  | 'not_verified'
  | 'wrong_person'
  | 'opted_out'
  | 'rpc_informed'
  | 'rpc_ptp'
  | 'rpc_plan'
  | 'rpc_paid_claimed'
  | 'rpc_dispute'
  | 'rpc_hardship'
  | 'rpc_refuses'
  | 'rpc_callback'
  | 'rpc_transferred';

/** What came back from the world. */
export type FlowInput =
  | { readonly type: 'started' }
  /** The controller came back after a crash: say sorry and repeat where we were. */
  | { readonly type: 'resumed' }
  | { readonly type: 'said' }
  /** `silence`: no key in time. `partial`: the entry broke off below `minDigits`. */
  | { readonly type: 'keyed'; readonly digits: string }
  | { readonly type: 'silence' }
  | { readonly type: 'partial'; readonly count: number }
  /** The cancel key. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'identity_part'; readonly count: number; readonly complete: boolean }
  | { readonly type: 'identity'; readonly outcome: 'match' | 'no_match' | 'unknown' }
  /** `facts`: from now on the call is about this person (who has yet to be verified); null: nobody was found, all is as it was. */
  | { readonly type: 'person_found'; readonly facts: CallFacts | null }
  | { readonly type: 'transferred'; readonly outcome: 'completed' | 'nobody' | 'failed' }
  /** `recording`: its name; null when nothing was said or it could not be recorded. */
  | { readonly type: 'recorded'; readonly recording: string | null; readonly durationMs: number }
  /** Whether the call is recorded from now on. */
  | { readonly type: 'recording'; readonly on: boolean }
  /** `leave`: the outlet that the program outside named; `values`: what it told, by name. */
  | {
      readonly type: 'webhook';
      readonly outcome: 'answered' | 'failed';
      readonly leave: string | null;
      readonly values: Readonly<Record<string, string>>;
    }
  /** An answering machine talks: instead of the answer that was waited for. */
  | { readonly type: 'machine' }
  | { readonly type: 'message_left'; readonly complete: boolean };

/** Where a call stands: plain JSON, saved at each transition. Holds no identity digits and no hashes. */
export type FlowSession = {
  readonly flow: string;
  readonly version: string;
  readonly language: Language;
  readonly node: string;
  /** Counts the nodes entered so far; names an effect uniquely together with the attempt. */
  readonly visit: number;
  /** The node's own state (tries, index of the receivable being read ...). */
  readonly local: Readonly<Record<string, unknown>>;
  readonly facts: CallFacts;
  readonly verified: boolean;
  /** The last result earned; null while nobody was identified. It is set before the words that earn it are played. */
  readonly result: FlowResult | null;
  readonly ended: boolean;
  /** What the driver is carrying out now; null before the start. */
  readonly waiting: WaitEffect | null;
  /** Answers taken so far: bounds the length of any call. */
  readonly turns: number;
  /** The one receivable that the debtor chose while hearing the details; null for the whole conversation. */
  readonly selected: string | null;
  /** What `collect` nodes gathered, by their names. */
  readonly collected: Readonly<Record<string, string>>;
  /** `channel:template` of the follow-ups requested so far. */
  readonly requested: readonly string[];
};

/** What a flow may know. The catalogue with its disclosure classes is in `facts.ts`. Dates are YYYY-MM-DD, amounts minor units. */
export type CallFacts = {
  readonly today: string;
  /** Who called whom. */
  readonly direction: 'outbound' | 'inbound';
  /**
   * Whom the number leads to: `one` person, whose facts these are; `none` or `several`: then person and receivables are empty until
   * somebody was found by customer number. A call that we place is with one.
   */
  readonly candidates: 'one' | 'none' | 'several';
  /** The debtor's, whose law says how she may be identified. */
  readonly country: Country;
  readonly attemptNumber: number;
  readonly creditor: { readonly neutralName: string };
  readonly person: {
    /** As it is spoken ("Jana Nováková"). */
    readonly name: string;
    /** As the person is addressed ("paní Nováková"). */
    readonly address: string;
    readonly verifiers: readonly IdentityField[];
    /** There is a mobile number, or an address, to which debt facts may go in writing (verified, or the one being spoken from). */
    readonly hasMobile: boolean;
    readonly hasEmail: boolean;
  };
  readonly callbackNumber: string;
  readonly currency: 'CZK' | 'EUR' | 'PLN' | 'HUF';
  readonly totalMinor: number;
  readonly daysPastDue: number;
  /** The conversation: open, undisputed, oldest due first. */
  readonly receivables: readonly {
    readonly id: string;
    readonly amountMinor: number;
    readonly due: string;
    readonly issued: string | null;
    readonly variableSymbol: string | null;
    readonly document: string | null;
  }[];
  readonly promisePolicy: { readonly latestDays: number; readonly leastPercent: number };
  /** How the debt may be split: at most so many instalments, so many days apart, each of at least so much; null: not at all. */
  readonly planPolicy: { readonly most: number; readonly everyDays: number; readonly leastMinor: number } | null;
  /** The promise that stands, or the last one where it was broken; null: none. */
  readonly promise: { readonly amountMinor: number; readonly date: string; readonly state: 'open' | 'broken' } | null;
  readonly brokenPromises: number;
  /** Result code of the last attempt before this one; null: this is the first. */
  readonly lastResult: ResultCode | null;
  readonly segment: string | null;
  /** When the debtor may be called back, soonest first. */
  readonly callbackSlots: readonly CallbackSlot[];
  /** What the debtor asks for may go to a number that she keys in. */
  readonly keyedNumberAllowed: boolean;
};
