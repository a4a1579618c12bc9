import type { DeskEvent, TransferEnded } from '../desk/events.ts';
import type { DialerEvent } from '../dialer/events.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { AttemptId, CampaignId } from '../kernel/ids.ts';
import { type Money, money } from '../kernel/money.ts';
import type { ReceivablesHappening } from '../receivables/events.ts';

/** One call of a campaign. Instants in epoch ms, durations in ms. Its number stands in no journal. */
export type CampaignCall = {
  readonly attemptId: AttemptId;
  /** Which try of the debtor it was, from 1. */
  readonly ordinal: number;
  readonly dialledAt: number;
  readonly answeredAt: number | null;
  /** Null, with `result`, while it is up. */
  readonly endedAt: number | null;
  readonly result: string | null;
  readonly talkMs: number | null;
  /** Of all prompts, as far as they were played. */
  readonly listenedMs: number;
  /** What was pressed, entry by entry; digits of identification as bullets. */
  readonly keys: readonly string[];
  /** What came of the wish for an agent; null when there was none. */
  readonly agent: TransferEnded['outcome'] | null;
  readonly promise: { readonly amount: Money; readonly date: string } | null;
  readonly sipCode: number | null;
  /** How many instalments she agreed to pay in; null: no plan. */
  readonly instalments: number | null;
  /** When she wants to be called back; null where she does not, or no matter when. */
  readonly callbackFrom: number | null;
  readonly tags: readonly string[];
  /** `question=answer`. */
  readonly survey: readonly string[];
};

type Growing = { -readonly [Field in keyof CampaignCall]: CampaignCall[Field] } & Record<'keys' | 'tags' | 'survey', string[]>;

/** Folds the journal into a campaign's calls, one event at a time, in order. Events of other campaigns are passed over. */
export class CampaignCalls {
  private readonly campaign: CampaignId;
  private readonly byAttempt = new Map<AttemptId, Growing>();

  constructor(campaign: CampaignId) {
    this.campaign = campaign;
  }

  /** In the order in which they were dialled. */
  list(): readonly CampaignCall[] {
    return [...this.byAttempt.values()];
  }

  add(told: JournalEvent): void {
    const event = told as JournalEvent<TellingEvent>;
    const { attemptId, campaignId } = event.subject;
    if (!attemptId) return;
    if (event.type === 'attempt_reserved' && campaignId === this.campaign)
      this.byAttempt.set(attemptId, {
        ...unanswered,
        attemptId,
        keys: [],
        tags: [],
        survey: [],
        ordinal: event.data.ordinal,
        dialledAt: event.data.at,
      });
    const call = this.byAttempt.get(attemptId);
    if (call) note(call, event);
  }
}

function note(call: Growing, event: JournalEvent<TellingEvent>): void {
  switch (event.type) {
    case 'attempt_answered':
      call.answeredAt = event.data.at;
      return;
    case 'prompt_heard':
      call.listenedMs += event.data.playedMs;
      return;
    case 'keys_pressed':
      call.keys.push(event.data.keys);
      return;
    case 'transfer_ended':
      call.agent = event.data.outcome;
      return;
    case 'promise_recorded':
      call.promise = {
        amount: money(event.data.amountMinor ?? event.data.totalMinor, event.data.currency),
        date: event.data.date,
      };
      return;
    case 'plan_accepted':
      call.instalments = event.data.instalments.length;
      return;
    case 'callback_asked':
      call.callbackFrom = event.data.from ?? null;
      return;
    case 'call_tagged':
      call.tags.push(event.data.tag);
      return;
    case 'survey_answered':
      call.survey.push(`${event.data.question}=${event.data.answer}`);
      return;
    case 'attempt_ended':
      call.endedAt = event.data.at;
      call.result = event.data.result;
      call.talkMs = event.data.talkMs;
      call.sipCode = event.data.sipCode;
      return;
    default:
      return; // tells nothing of a call's course
  }
}

const unanswered = {
  answeredAt: null,
  endedAt: null,
  result: null,
  talkMs: null,
  listenedMs: 0,
  agent: null,
  promise: null,
  sipCode: null,
  instalments: null,
  callbackFrom: null,
};

type TellingEvent = DialerEvent | DeskEvent | ReceivablesHappening;
