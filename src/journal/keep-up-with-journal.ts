import type { Timers } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { JournalReader } from './ports.ts';

export type KeepUpParts = { readonly reader: JournalReader; readonly timers: Timers; readonly log: Logger };

/**
 * Catches up whenever something of `types` was appended, and now and then besides, until `signal` aborts; resolves then. A failure is logged under
 * `complaint` and tried again.
 */
export async function keepUpWithJournal(
  { reader, timers, log }: KeepUpParts,
  types: readonly string[],
  catchUp: () => Promise<unknown>,
  complaint: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const news = Promise.withResolvers<void>();
    const wake = () => news.resolve();
    const deaf = reader.onAppend(wake, types);
    const cancel = timers.after(lookAgainMs, wake);
    signal.addEventListener('abort', wake, { once: true });
    try {
      await catchUp();
      await timers.sleep(gatherMs, signal);
      await news.promise;
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error }, complaint);
      await timers.sleep(afterTroubleMs, signal).catch(() => undefined);
    } finally {
      signal.removeEventListener('abort', wake);
      cancel();
      deaf();
    }
  }
}

/** Other processes append too, and they do not wake us. */
const lookAgainMs = 2000;
/** Busy dialling appends hundreds of lines a second; news may wait so long for what comes with it. */
const gatherMs = 100;
const afterTroubleMs = 1000;
