import { type Consumer, type ConsumerParts, createConsumer } from '../journal/consumer.ts';
import { keepUpWithJournal } from '../journal/keep-up-with-journal.ts';
import { balanceNews, balanceNewsReader } from './events.ts';
import type { InterestTools } from './interest/accrue-interest.ts';
import { settlePlan } from './plans/settle-plan.ts';
import { settlePromise } from './promises/settle-promise.ts';
import { reactToPayment } from './react-to-payment.ts';

export type AgreementParts = InterestTools & ConsumerParts;

/**
 * Promises and plans as they are paid, and as their time comes: payments are read from the journal, each once, in order; then what is due by
 * the clock is judged, by index, unless more news has come meanwhile (`PaymentsKnown`), which is read first. So what was paid in time is never
 * called broken because we looked late. `catchUp` returns how many promises and plans were judged because their time had come.
 */
export function keepAgreements(parts: AgreementParts): Consumer {
  const complaint = 'promises and plans could not be judged';
  const payments = createConsumer(parts, {
    name: balanceNewsReader,
    types: balanceNews,
    together: 1,
    complaint,
    take: async (tx, events) => {
      for (const event of events) await reactToPayment(parts, tx, event);
    },
  });
  const catchUp = async () => {
    let judged = 0;
    for (let news = true; news; ) {
      await payments.catchUp();
      judged += await judgeDue(parts);
      news = await hasNews(parts);
    }
    return judged;
  };
  return { catchUp, run: (signal) => keepUpWithJournal(parts, balanceNews, catchUp, `${complaint}; trying again`, signal) };
}

const judgedAtATime = 50;

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
