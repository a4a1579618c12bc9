import { z } from 'zod';
import type { JournalEvent } from '../journal/event.ts';
import { type KeepUpParts, keepUpWithJournal } from '../journal/keep-up-with-journal.ts';
import type { Cursors } from '../journal/ports.ts';
import { isId, type ReceivableId, type StepId } from '../kernel/ids.ts';
import { severities } from '../kernel/severity.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { writeStepMessage } from './write-step-message.ts';

export type StepParts = OutreachTools & KeepUpParts & { readonly cursors: Cursors };

export type StepConsumer = {
  run(signal: AbortSignal): Promise<void>;
  /** Writes every message that strategies want so far; returns how many lines it read. */
  catchUp(): Promise<number>;
};

/**
 * Writes the messages that strategies want. Each line and how far we
 * have read are one transaction.
 */
export function reactToStepDue(parts: StepParts): StepConsumer {
  const catchUp = async () => {
    let read = 0;
    for (;;) {
      const after = await parts.cursors.get(consumer);
      const events = await parts.reader.read({ after, limit: pageSize, types: waitedFor });
      for (const event of events)
        await parts.work.run(async (tx) => {
          await takeUp(parts, tx, event);
          await parts.cursors.advance(tx, consumer, event.seq);
        });
      read += events.length;
      if (events.length < pageSize) return read;
    }
  };
  return {
    catchUp,
    run: (signal) =>
      keepUpWithJournal(parts, waitedFor, catchUp, 'messages of strategies could not be written; trying again', signal),
  };
}

const consumer = 'outreach.steps';
const waitedFor = ['step_due', 'step_falls_back'];
const pageSize = 100;

async function takeUp(parts: StepParts, tx: Tx, { id: eventId, subject, data }: JournalEvent): Promise<void> {
  const { personId, creditorId } = subject;
  const wanted = message.safeParse(data);
  if (!wanted.success || !personId || !creditorId) return; // carried by another channel
  await writeStepMessage(parts, tx, { ...wanted.data, eventId, personId, creditorId });
}

/** As strategies write it. */
const message = z.object({
  stepId: z.custom<StepId>((value) => typeof value === 'string' && isId('stp', value)),
  channel: z.enum(['sms', 'email']),
  template: z.string(),
  purpose: z.enum(['courtesy', 'collection', 'legal']),
  severity: z.enum(severities),
  lines: z.array(
    z
      .object({ receivableId: z.custom<ReceivableId>((value) => typeof value === 'string' && isId('rcv', value)) })
      .transform(({ receivableId }) => receivableId),
  ),
});
