import type { DeskEvent } from '../../../desk/events.ts';
import type { DialerEvent } from '../../../dialer/events.ts';
import type { JournalEvent } from '../../../journal/event.ts';
import { type Money, money } from '../../../kernel/money.ts';
import type { OutreachEvent } from '../../../outreach/events.ts';
import type { ReceivablesHappening } from '../../../receivables/events.ts';
import type { TimelineEntry } from '../../../web/ports.ts';
import { planTold } from './plan-told.ts';

/** What the journal tells of one call, oldest event first. */
export type CallStory = {
  readonly rang: boolean;
  readonly node: string | null;
  readonly keyed: readonly string[];
  readonly promise: { readonly amount: Money; readonly date: string } | null;
  readonly flow: string | null;
  readonly flowVersion: string | null;
  readonly language: string | null;
  readonly sipCode: number | null;
  readonly cause: number | null;
  readonly timeline: readonly TimelineEntry[];
};

/** What the events alone do not tell. */
export type StoryFacts = {
  /** The number of ours that was presented, or called. */
  readonly callerIdentity: string;
  /** The words of a prompt, with `…` where a value was said; null when they are not known. */
  readonly wordsOf: (language: string, prompt: string) => string | null;
};

/** Folds a call's events into its story. */
export function callStory(events: readonly JournalEvent[], facts: StoryFacts): CallStory {
  const story = {
    rang: false,
    node: null as string | null,
    keyed: [] as string[],
    promise: null as CallStory['promise'],
    flow: null as string | null,
    flowVersion: null as string | null,
    language: null as string | null,
    sipCode: null as number | null,
    cause: null as number | null,
    timeline: [] as TimelineEntry[],
  };
  const templates = new Map<string, string>();
  for (const event of events as readonly JournalEvent<TellingEvent>[]) {
    const tell = (entry: Untimed) => story.timeline.push({ at: event.at, ...entry } as TimelineEntry);
    switch (event.type) {
      case 'attempt_reserved':
        tell({ kind: 'admitted', rule: 'every rule of the gate', pack: event.data.packs.join(', ') });
        tell({ kind: 'dialled', trunk: event.data.trunk, callerIdentity: facts.callerIdentity });
        break;
      case 'inbound_call_arrived':
        story.rang = true;
        tell({ kind: 'arrived', trunk: event.data.trunk, called: facts.callerIdentity, served: event.data.served });
        break;
      case 'caller_looked_up':
        tell({ kind: 'looked_up', found: event.data.found });
        break;
      case 'attempt_rang':
        story.rang = true;
        tell({ kind: 'ringing' });
        break;
      case 'attempt_answered':
      case 'inbound_call_answered':
        story.flow = event.data.flow;
        story.flowVersion = event.data.version;
        story.language = event.data.language;
        tell({ kind: 'answered' });
        break;
      case 'node_entered':
        if (event.data.resumed) tell({ kind: 'resumed' });
        if (story.node !== event.data.node) tell({ kind: 'node_entered', node: event.data.node });
        story.node = event.data.node;
        break;
      case 'prompt_heard':
        tell({
          kind: 'said',
          prompt: event.data.prompt,
          words: story.language && facts.wordsOf(story.language, event.data.prompt),
          playedMs: event.data.playedMs,
          totalMs: event.data.ofMs,
          outcome: event.data.outcome,
        });
        break;
      case 'keys_pressed':
        story.keyed.push(event.data.keys);
        tell({ kind: 'keyed', digits: event.data.keys, masked: event.data.keys.startsWith('•') });
        break;
      case 'identity_checked':
        tell({
          kind: 'identity_checked',
          fields: event.data.fields,
          outcome: event.data.outcome === 'locked' ? 'unknown' : event.data.outcome,
        });
        break;
      case 'promise_recorded':
        story.promise = { amount: money(event.data.amountMinor ?? 0, event.data.currency), date: event.data.date };
        tell({ kind: 'promised', ...story.promise });
        break;
      case 'dispute_opened':
        tell({ kind: 'disputed', code: event.data.code });
        break;
      case 'paid_claim_recorded':
        tell({ kind: 'claimed_paid' });
        break;
      case 'opt_out_recorded':
        tell({ kind: 'opted_out', scope: event.data.scope });
        break;
      case 'callback_asked':
        tell({ kind: 'callback_asked', from: event.data.from ?? null, to: event.data.to ?? null });
        break;
      case 'plan_accepted':
        tell({ kind: 'planned', ...planTold(event.data) });
        break;
      case 'hardship_recorded':
        tell({ kind: 'hardship' });
        break;
      case 'survey_answered':
        tell({ kind: 'answered_survey', question: event.data.question, answer: event.data.answer });
        break;
      case 'call_tagged':
        tell({ kind: 'tagged', tag: event.data.tag });
        break;
      case 'answered_by': {
        const { who, by, afterMs } = event.data;
        if (who !== 'person') tell({ kind: 'who_answered', who, by, afterMs });
        break;
      }
      case 'recording_made': {
        const { purpose, durationMs, complete } = event.data;
        tell({ kind: 'recorded', purpose, durationMs, complete });
        break;
      }
      case 'webhook_called':
        tell({ kind: 'webhook_called', outcome: event.data.outcome, code: event.data.code, ms: event.data.ms });
        break;
      case 'transfer_ended':
        tell({ kind: 'transferred', queue: event.data.queue, outcome: event.data.outcome });
        break;
      case 'follow_up_requested':
        tell({ kind: 'follow_up', channel: event.data.channel, template: event.data.template, state: 'requested' });
        break;
      case 'message_handed_over':
      case 'message_failed':
        tell({
          kind: 'follow_up',
          channel: event.data.channel,
          template: templates.get(event.data.messageId) ?? '',
          state: event.type === 'message_failed' ? 'failed' : 'sent',
        });
        break;
      case 'message_written':
        templates.set(event.data.messageId, event.data.template);
        break;
      case 'attempt_ended':
      case 'inbound_call_ended':
        story.sipCode = event.type === 'attempt_ended' ? event.data.sipCode : null;
        story.cause = event.data.cause;
        if (event.data.result === 'wrong_person') tell({ kind: 'wrong_person' });
        tell({
          kind: 'hung_up',
          by: event.data.hungUpBy === 'us' ? 'us' : event.data.hungUpBy === 'far_end' ? 'debtor' : 'network',
        });
        if (event.data.result !== null) tell({ kind: 'result', result: event.data.result });
        break;
    }
  }
  return story;
}

/** A timeline entry without its instant. */
type Untimed = TimelineEntry extends infer Entry ? (Entry extends TimelineEntry ? Omit<Entry, 'at'> : never) : never;

type TellingEvent = DialerEvent | DeskEvent | ReceivablesHappening | OutreachEvent;
