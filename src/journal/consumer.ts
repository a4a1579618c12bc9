import { Fault } from '../kernel/fault.ts';
import type { Treatment, Tx, UnitOfWork } from '../kernel/transaction.ts';
import type { JournalEvent } from './event.ts';
import { type KeepUpParts, keepUpWithJournal } from './keep-up-with-journal.ts';
import type { Cursors } from './ports.ts';

export type ConsumerParts = KeepUpParts & { readonly work: UnitOfWork; readonly cursors: Cursors };

export type Consumer = {
  /** Reads on whenever something was appended, and now and then besides, until `signal` aborts; resolves then. */
  run(signal: AbortSignal): Promise<void>;
  /** Takes in everything that was appended so far; returns how many lines it read. */
  catchUp(): Promise<number>;
};

export type Consumption = {
  /** Under this its place in the journal is kept. */
  readonly name: string;
  readonly types: readonly string[];
  /** Takes in what happened, in order, within the transaction that also keeps the place. */
  readonly take: (tx: Tx, events: readonly JournalEvent[]) => Promise<void>;
  /** So many lines share a transaction. */
  readonly together: number;
  readonly treatment?: Treatment;
  /** Logged where a line cannot be taken in. */
  readonly complaint: string;
  /** What is left behind in its place, within the transaction that goes on past it. */
  readonly passOver?: (tx: Tx, event: JournalEvent) => Promise<void>;
};

/**
 * Takes in the journal in order. Lines and how far we have read are one transaction, so that a crash neither repeats nor forgets one. Where a
 * bundle fails, its lines are taken one by one, and a line that fails by itself is logged and passed over: it must not keep all the others
 * waiting for ever. Only a fault that may be over in a moment is waited for.
 */
export function createConsumer(parts: ConsumerParts, consumption: Consumption): Consumer {
  const { name, types, together, complaint } = consumption;
  const catchUp = async () => {
    let read = 0;
    for (;;) {
      const after = await parts.cursors.get(name);
      const events = await parts.reader.read({ after, limit: pageSize, types });
      for (let first = 0; first < events.length; first += together)
        await takeIn(parts, consumption, events.slice(first, first + together));
      read += events.length;
      if (events.length < pageSize) return read;
    }
  };
  return { catchUp, run: (signal) => keepUpWithJournal(parts, types, catchUp, `${complaint}; trying again`, signal) };
}

const pageSize = 200;

async function takeIn(parts: ConsumerParts, consumption: Consumption, events: readonly JournalEvent[]): Promise<void> {
  try {
    await keeping(parts, consumption, events, (tx) => consumption.take(tx, events));
  } catch (error) {
    if (error instanceof Fault && error.retryable) throw error;
    const [event, another] = events;
    if (another) for (const each of events) await takeIn(parts, consumption, [each]);
    else if (event) {
      parts.log.error({ err: error, eventId: event.id }, `${consumption.complaint}; a line is passed over`);
      await keeping(parts, consumption, events, async (tx) => consumption.passOver?.(tx, event));
    }
  }
}

/** Does it and keeps the place behind these events, both or neither. */
function keeping(
  { work, cursors }: ConsumerParts,
  { name, treatment }: Consumption,
  events: readonly JournalEvent[],
  take: (tx: Tx) => Promise<void>,
): Promise<void> {
  return work.run(async (tx) => {
    const last = events.at(-1);
    if (last) await cursors.advance(tx, name, last.seq); // first: who asks meanwhile whether everything is read counts these as read
    await take(tx);
  }, treatment);
}
