import type { DialerEvent } from '../../../dialer/events.ts';
import type { Subject } from '../../../journal/event.ts';
import { money } from '../../../kernel/money.ts';
import type { ReceivablesHappening } from '../../../receivables/events.ts';
import type { StrategyEvent } from '../../../strategy/events.ts';
import { agreementChanges, type HistoryEntry, moneyChanges } from '../../../web/debtors/ports.ts';

/** What became of money, agreements and steps: these lines of the journal make an entry of their own in a debtor's timeline. */
export const agreementTypes = [
  ...moneyChanges,
  ...agreementChanges,
  'dispute_moved',
  'dispute_closed',
  'inbound_call_ended',
  'strategy_entered',
  'strategy_left',
  'step_due',
  'contact_made_by_hand',
] as const;

type Untold = HistoryEntry extends infer Entry ? (Entry extends HistoryEntry ? Omit<Entry, 'seq' | 'at' | 'by'> : never) : never;
type AgreementEvent = Extract<
  ReceivablesHappening | DialerEvent | StrategyEvent,
  { readonly type: (typeof agreementTypes)[number] }
>;

/** Undefined for what is no line of these. */
export function agreementEntry(event: { readonly type: string; readonly subject: Subject }): Untold | undefined {
  const { type, data } = event as AgreementEvent;
  switch (type) {
    case 'payment_matched':
    case 'payment_unmatched':
    case 'payment_reversed': {
      const sum = data.allocations.reduce((total, { amountMinor }) => total + amountMinor, 0);
      const settles = type === 'payment_matched' ? data.allocations.filter(({ owedMinor }) => owedMinor === 0).length : 0;
      return { kind: 'money', change: type, amount: money(sum, data.currency), settles };
    }
    case 'overpaid':
      return { kind: 'money', change: type, amount: money(data.restMinor, data.currency), settles: 0 };
    case 'receivable_credited':
      return { kind: 'money', change: type, amount: money(data.amountMinor, data.currency), settles: 0 };
    case 'receivable_settled':
      return { kind: 'money', change: type, amount: null, settles: 1 };
    case 'written_off':
    case 'receivable_reopened':
      return { kind: 'money', change: type, amount: null, settles: 0 };
    case 'promise_kept':
    case 'promise_partially_kept':
    case 'promise_broken':
    case 'promise_cancelled':
    case 'plan_went_on':
    case 'plan_late':
    case 'plan_broken':
    case 'plan_completed':
    case 'plan_cancelled':
      return { kind: 'agreement', change: type };
    case 'dispute_moved':
    case 'dispute_closed':
      return { kind: 'dispute', state: data.to };
    case 'inbound_call_ended':
      return { kind: 'called_us', callId: event.subject.attemptId ?? null, result: data.result };
    case 'strategy_entered':
      return { kind: 'strategy', change: 'entered', strategy: data.strategy, because: data.because };
    case 'strategy_left':
      return { kind: 'strategy', change: 'left', strategy: '', because: data.because };
    case 'contact_made_by_hand':
      return { kind: 'by_hand', channel: data.channel };
    case 'step_due':
      return { kind: 'step', strategy: data.strategy, step: data.step, channel: data.channel };
    default:
      return undefined;
  }
}
