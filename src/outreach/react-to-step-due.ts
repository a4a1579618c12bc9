import { z } from 'zod';
import { type Consumer, type ConsumerParts, createConsumer } from '../journal/consumer.ts';
import type { JournalEvent } from '../journal/event.ts';
import { isId, type ReceivableId, type StepId } from '../kernel/ids.ts';
import { severities } from '../kernel/severity.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { writeStepMessage } from './write-step-message.ts';

/** Writes the messages that strategies want. */
export function reactToStepDue(parts: OutreachTools & ConsumerParts): Consumer {
  return createConsumer(parts, {
    name: 'outreach.steps',
    types: ['step_due', 'step_falls_back'],
    together: 1,
    complaint: 'messages of strategies could not be written',
    take: async (tx, events) => {
      for (const event of events) await takeUp(parts, tx, event);
    },
  });
}

async function takeUp(parts: OutreachTools, tx: Tx, { id: eventId, subject, data }: JournalEvent): Promise<void> {
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
