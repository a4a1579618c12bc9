import { type KeepUpParts, keepUpWithJournal } from '../journal/keep-up-with-journal.ts';
import type { Cursors } from '../journal/ports.ts';
import { Fault } from '../kernel/fault.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import { balanceNews, balanceNewsReader } from './events.ts';
import type { InterestTools } from './interest/accrue-interest.ts';
import { settlePlan } from './plans/settle-plan.ts';
import { settlePromise } from './promises/settle-promise.ts';
import { reactToPayment } from './react-to-payment.ts';

export type AgreementParts = InterestTools & KeepUpParts & { readonly work: UnitOfWork; readonly cursors: Cursors };

export type AgreementKeeper = {
  /** Keeps up until `signal` aborts; resolves then. */
  run(signal: AbortSignal): Promise<void>;
  /** All news, and then everything that is due; returns how many promises and plans were judged because their time had come. */
  catchUp(): Promise<number>;
};

/**
 * Promises and plans as they are paid, and as their time comes: payments are read from the journal, each once, in order; then what is due by
 * the clock is judged, by index, unless more news has come meanwhile (`PaymentsKnown`), which is read first. So what was paid in time is never
 * called broken because we looked late.
 */
export function keepAgreements(parts: AgreementParts): AgreementKeeper {
  const catchUp = async () => {
    let judged = 0;
    for (let news = true; news; ) {
      await readNews(parts);
      judged += await judgeDue(parts);
      news = await hasNews(parts);
    }
    return judged;
  };
  const complaint = 'promises and plans could not be judged; trying again';
  return { catchUp, run: (signal) => keepUpWithJournal(parts, balanceNews, catchUp, complaint, signal) };
}

const pageSize = 200;
const judgedAtATime = 50;

async function readNews(parts: AgreementParts): Promise<void> {
  for (;;) {
    const after = await parts.cursors.get(balanceNewsReader);
    const events = await parts.reader.read({ after, limit: pageSize, types: balanceNews });
    for (const event of events) {
      try {
        await parts.work.run(async (tx) => {
          await parts.cursors.advance(tx, balanceNewsReader, event.seq); // first: nobody is judged while lines are unread
          await reactToPayment(parts, tx, event);
        });
      } catch (error) {
        if (error instanceof Fault && error.retryable) throw error;
        // one line that cannot be understood must not keep all the others waiting for ever
        parts.log.error({ err: error, eventId: event.id }, 'a change of what is owed could not be followed and is passed over');
        await parts.work.run((tx) => parts.cursors.advance(tx, balanceNewsReader, event.seq));
      }
    }
    if (events.length < pageSize) return;
  }
}

async function hasNews({ reader, cursors }: AgreementParts): Promise<boolean> {
  const after = await cursors.get(balanceNewsReader);
  return (await reader.read({ after, limit: 1, types: balanceNews })).length > 0;
}

async function judgeDue(parts: AgreementParts): Promise<number> {
  const act = { actor: 'system', origin: balanceNewsReader } as const;
  let judged = 0;
  for (;;) {
    const done = await parts.work.run(async (tx) => {
      const now = parts.clock.now().epochMilliseconds;
      const promises = await parts.books.promises.due(tx, now, judgedAtATime);
      for (const promise of promises) await settlePromise(parts, tx, act, promise);
      const plans = await parts.books.plans.due(tx, now, judgedAtATime);
      for (const plan of plans) await settlePlan(parts, tx, act, plan);
      return Math.max(promises.length, plans.length);
    });
    judged += done;
    if (done < judgedAtATime) return judged;
  }
}
