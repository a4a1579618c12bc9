import type { Timers } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/log.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { IncomingSms, SmsInbox, UnreadableSms } from '../ports.ts';
import { type InboxTools, receiveSms } from './receive-sms.ts';

export type InboxParts = InboxTools & {
  readonly work: UnitOfWork;
  readonly inbox: SmsInbox;
  readonly timers: Timers;
  readonly log: Logger;
};

/**
 * Takes in what debtors write. Each message is on record before its channel is told that it is taken: a process that dies in between takes it
 * again, which changes nothing. What cannot be read is put aside, and what cannot be taken in now is tried again; neither holds up the rest.
 */
export function readInbox(parts: InboxParts): {
  /** How many were new. */
  takeIn(): Promise<number>;
  run(signal: AbortSignal): Promise<void>;
} {
  const { work, inbox, timers, log } = parts;
  /** Those that could not be taken in at the last look, so that the log says it once of each. */
  let failed: ReadonlySet<string> = new Set();

  const takeOne = async (sms: IncomingSms | UnreadableSms): Promise<number> => {
    if ('trouble' in sms) {
      log.warn({ trouble: sms.trouble, pii: { file: sms.id } }, 'something that came in is no SMS; it is put aside for a person');
      await inbox.putAside(sms.id, sms.trouble);
      return 0;
    }
    const isNew = await work.run((tx) => receiveSms(parts, tx, sms));
    await inbox.taken(sms.id);
    return isNew ? 1 : 0;
  };

  const takeIn = async () => {
    let fresh = 0;
    const failedNow = new Set<string>();
    for (const sms of await inbox.waiting(atOnce)) {
      try {
        fresh += await takeOne(sms);
      } catch (err) {
        failedNow.add(sms.id);
        if (!failed.has(sms.id)) log.error({ err, pii: { file: sms.id } }, 'an SMS could not be taken in; the others go on');
      }
    }
    failed = failedNow;
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
