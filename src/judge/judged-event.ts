import type { DeskEvent } from '../desk/events.ts';
import type { DialerEvent } from '../dialer/events.ts';
import type { GateEvent } from '../gate/events.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { OutreachEvent } from '../outreach/events.ts';
import type { ReceivablesHappening } from '../receivables/events.ts';
import type { StrategyEvent } from '../strategy/events.ts';

/** A line of the journal whose form the judge knows. */
export type JudgedEvent = JournalEvent<
  DialerEvent | DeskEvent | GateEvent | OutreachEvent | ReceivablesHappening | StrategyEvent
>;

export type EventType = JudgedEvent['type'];

export type EventOf<T extends EventType> = Extract<JudgedEvent, { readonly type: T }>;

/** The dial as it was committed. */
export type Reserved = EventOf<'attempt_reserved'>;
