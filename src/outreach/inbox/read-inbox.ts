import type { Timers } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/log.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { SmsInbox } from '../ports.ts';
import { type InboxTools, receiveSms } from './receive-sms.ts';

export type InboxParts = InboxTools & {
  readonly work: UnitOfWork;
  readonly inbox: SmsInbox;
  readonly timers: Timers;
  readonly log: Logger;
};

/**
 * Takes in what debtors write. Each message is on record before its channel is told that it is taken: a process that dies in between takes it
 * again, which changes nothing.
 */
export function readInbox(parts: InboxParts): {
  /** How many were new. */
  takeIn(): Promise<number>;
  run(signal: AbortSignal): Promise<void>;
} {
  const { work, inbox, timers, log } = parts;
  const takeIn = async () => {
    let fresh = 0;
    for (const sms of await inbox.waiting(atOnce)) {
      if (await work.run((tx) => receiveSms(parts, tx, sms))) fresh += 1;
      await inbox.taken(sms.id);
    }
    return fresh;
  };
  return {
    takeIn,
    run: async (signal) => {
      while (!signal.aborted) {
        await takeIn().catch((err: unknown) => log.error({ err }, 'what debtors wrote could not be taken in; trying again'));
        await timers.sleep(lookEveryMs, signal).catch(() => undefined); // aborted: the loop ends
      }
    },
  };
}

const lookEveryMs = 2000;
const atOnce = 100;
