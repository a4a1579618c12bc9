import { z } from 'zod';
import { type Consumer, type ConsumerParts, createConsumer } from '../journal/consumer.ts';
import type { JournalEvent } from '../journal/event.ts';
import { isId, type StepId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { carryStep, dropStep } from './carry-step.ts';
import type { DialerTools } from './dialer-tools.ts';

/** Takes up the steps of strategies that are calls, and drops those that were given up. */
export function reactToStepDue(parts: DialerTools & ConsumerParts): Consumer {
  return createConsumer(parts, {
    name: 'dialer.steps',
    types: ['step_due', 'step_falls_back', 'step_ended'],
    together: 50,
    complaint: 'steps of strategies could not be taken up',
    take: async (tx, events) => {
      for (const event of events) await takeUp(parts, tx, event);
    },
  });
}

async function takeUp(
  parts: DialerTools,
  tx: Tx,
  { type, subject: { personId, creditorId }, data }: JournalEvent,
): Promise<void> {
  if (type === 'step_ended') {
    const ended = givenUp.safeParse(data);
    if (ended.success) await dropStep(parts, tx, ended.data.stepId);
    return;
  }
  const wanted = calls.safeParse(data);
  if (!wanted.success || !personId || !creditorId) return; // carried by another channel
  await carryStep(parts, tx, { ...wanted.data, personId, creditorId });
}

const stepId = z.custom<StepId>((value) => typeof value === 'string' && isId('stp', value));

/** As strategies write it. */
const calls = z.object({
  stepId,
  channel: z.literal('voice'),
  strategy: z.string(),
  step: z.string(),
  flow: z.string(),
  attempts: z.object({ perDay: z.number(), inAll: z.number(), apartMs: z.number() }),
});
const givenUp = z.object({ stepId, fate: z.literal('withdrawn') });
