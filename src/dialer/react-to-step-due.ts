import { z } from 'zod';
import type { JournalEvent } from '../journal/event.ts';
import { type KeepUpParts, keepUpWithJournal } from '../journal/keep-up-with-journal.ts';
import type { Cursors } from '../journal/ports.ts';
import { isId, type StepId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { carryStep, dropStep } from './carry-step.ts';
import type { DialerTools } from './dialer-tools.ts';

export type StepParts = DialerTools & KeepUpParts & { readonly cursors: Cursors };

export type StepConsumer = {
  run(signal: AbortSignal): Promise<void>;
  /** Takes up every step that is to be called so far; returns how many lines it read. */
  catchUp(): Promise<number>;
};

/** Takes up the steps of strategies that are calls, and drops those that were given up. Each page and how far we have read are one transaction. */
export function reactToStepDue(parts: StepParts): StepConsumer {
  const catchUp = async () => {
    let read = 0;
    for (;;) {
      const after = await parts.cursors.get(consumer);
      const events = await parts.reader.read({ after, limit: pageSize, types: waitedFor });
      const last = events.at(-1);
      if (!last) return read;
      await parts.work.run(async (tx) => {
        for (const event of events) await takeUp(parts, tx, event);
        await parts.cursors.advance(tx, consumer, last.seq);
      });
      read += events.length;
      if (events.length < pageSize) return read;
    }
  };
  return {
    catchUp,
    run: (signal) =>
      keepUpWithJournal(parts, waitedFor, catchUp, 'steps of strategies could not be taken up; trying again', signal),
  };
}

const consumer = 'dialer.steps';
const waitedFor = ['step_due', 'step_falls_back', 'step_ended'];
const pageSize = 50;

async function takeUp(parts: StepParts, tx: Tx, { type, subject: { personId, creditorId }, data }: JournalEvent): Promise<void> {
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
