import type { JournalReader } from '../journal/ports.ts';
import type { Timers } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';

export type KeepUpParts = { readonly reader: JournalReader; readonly timers: Timers; readonly log: Logger };

/**
 * Catches up whenever something was appended, and now and then besides, until `signal` aborts; resolves then. A failure is logged under
 * `complaint` and tried again.
 */
export async function keepUpWithJournal(
  { reader, timers, log }: KeepUpParts,
  catchUp: () => Promise<unknown>,
  complaint: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const news = Promise.withResolvers<void>();
    const deaf = reader.onAppend(() => news.resolve());
    const woken = new AbortController();
    try {
      await catchUp();
      await Promise.race([news.promise, timers.sleep(lookAgainMs, AbortSignal.any([signal, woken.signal]))]);
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error }, complaint);
      await timers.sleep(afterTroubleMs, signal).catch(() => undefined);
    } finally {
      woken.abort();
      deaf();
    }
  }
}

/** Other processes append too, and they do not wake us. */
const lookAgainMs = 2000;
const afterTroubleMs = 1000;
