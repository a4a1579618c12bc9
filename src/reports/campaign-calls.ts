import type { DeskEvent, TransferEnded } from '../desk/events.ts';
import type { DialerEvent } from '../dialer/events.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { AttemptId } from '../kernel/ids.ts';
import { type Money, money } from '../kernel/money.ts';
import type { ReceivablesHappening } from '../receivables/events.ts';

/** One call. Instants in epoch ms, durations in ms. Its number stands in no journal. */
export type CampaignCall = {
  readonly attemptId: AttemptId;
  /** Which try of the debtor it was, from 1; null: she called us. */
  readonly ordinal: number | null;
  /** When it was dialled, or came in. */
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

/** What the journal tells of one call, placed by us or come in: its lines in order. Undefined when they do not tell of its beginning. */
export function readCall(lines: readonly JournalEvent[]): CampaignCall | undefined {
  let call: Growing | undefined;
  for (const told of lines) {
    const event = told as JournalEvent<TellingEvent>;
    const { attemptId } = event.subject;
    if (attemptId && (event.type === 'attempt_reserved' || event.type === 'inbound_call_arrived'))
      call = {
        ...{ ...unanswered, attemptId, keys: [], tags: [], survey: [], dialledAt: event.data.at },
        ordinal: event.type === 'attempt_reserved' ? event.data.ordinal : null,
      };
    if (call) note(call, event);
  }
  return call;
}

function note(call: Growing, event: JournalEvent<TellingEvent>): void {
  switch (event.type) {
    case 'attempt_answered':
    case 'inbound_call_answered':
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
    case 'inbound_call_ended':
      call.endedAt = event.data.at;
      call.result = event.data.result;
      call.talkMs = event.data.talkMs;
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
