import { sqliteBank } from '../../src/adapters/db/receivables/sqlite-bank.ts';
import { sqlitePayments } from '../../src/adapters/db/receivables/sqlite-payments.ts';
import { systemTimers } from '../../src/adapters/system/system-clock.ts';
import { keepTasks } from '../../src/desk/tasks/keep-tasks.ts';
import { reactToStepDue as callSteps } from '../../src/dialer/react-to-step-due.ts';
import type { Logger } from '../../src/kernel/log.ts';
import { partsOf } from '../../src/main/keep-books.ts';
import type { OpenInstallation } from '../../src/main/open-installation.ts';
import { deliverOutbox } from '../../src/outreach/deliver-outbox.ts';
import type { EmailDriver, SmsDriver } from '../../src/outreach/ports.ts';
import { reactToFollowUpRequested } from '../../src/outreach/react-to-follow-up-requested.ts';
import { reactToStepDue as writeSteps } from '../../src/outreach/react-to-step-due.ts';
import { keepAgreements } from '../../src/receivables/keep-agreements.ts';
import { matchWaiting } from '../../src/receivables/payments/match-waiting.ts';
import { planDueWork } from '../../src/strategy/planning/plan-due-work.ts';
import { reactToNews } from '../../src/strategy/planning/react-to-news.ts';

export type Drivers = { readonly sms: SmsDriver; readonly email: EmailDriver };

/**
 * What a running server does by itself beside its calls, done at a word: the same use cases on the same record, without timers. Each goes on
 * from what is committed, so whoever died in the middle is followed by whoever comes next.
 */
export function recordKeepers(installation: OpenInstallation, drivers: Drivers, log: Logger = loud) {
  const { tools, planning, journal, cursors, messages } = installation;
  const keepUp = { reader: journal, cursors, timers: systemTimers, log };
  const books = partsOf(installation, log);
  const outreach = { ...tools, ...keepUp, messages };
  const outbox = deliverOutbox({ ...outreach, ...drivers });
  const [agreements, tasks] = [keepAgreements(books), keepTasks(books)];
  const [news, dialling] = [reactToNews({ ...planning, ...keepUp }), callSteps({ ...tools, ...keepUp })];
  const [writing, answering] = [writeSteps(outreach), reactToFollowUpRequested(outreach)];
  const payments = { ...tools, bank: sqliteBank, payments: sqlitePayments };
  const keepers = {
    /** Decides about messages that an earlier process was handing over when it died. */
    recover: () => outbox.recover(),
    match: (bundle: number) => matchWaiting(payments, 'system', { bundle: () => bundle }),
    agreements: () => agreements.catchUp(),
    tasks: () => tasks.catchUp(),
    news: () => news.catchUp(),
    plan: (chunk: number) => planDueWork(planning, { chunk }),
    /** Puts the steps that are calls into their campaigns. */
    takeUpCalls: () => dialling.catchUp(),
    writeMessages: async () => (await writing.catchUp()) + (await answering.catchUp()),
    deliver: () => outbox.deliverDue(),
  };
  return {
    ...keepers,
    /** These, one after the other, again and again, until none of them has anything to add. */
    untilAtRest: async (some: readonly (() => Promise<unknown>)[]) => {
      for (let before = -1, last = 0; before < last; ) {
        before = await journal.lastSeq();
        for (const keep of some) await keep();
        last = await journal.lastSeq();
      }
    },
  };
}

export type RecordKeepers = ReturnType<typeof recordKeepers>;

/** A complaint ends whatever is being proved. */
const complain = (fields: object, message: string) => {
  throw new Error(message, { cause: 'err' in fields ? fields.err : fields });
};
const loud: Logger = { info: () => {}, warn: complain, error: complain, fatal: complain };
