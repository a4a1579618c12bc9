import { Fault } from '../../kernel/fault.ts';
import { planDueWork } from './plan-due-work.ts';
import { type NewsParts, reactToNews } from './react-to-news.ts';

export type Planner = {
  /** Plans nothing more; resolves once the chunk under way is written. */
  stop(): Promise<void>;
};

/**
 * The planner at work: it takes in news as it comes, and looks for due cases every minute and after news. While nothing is published it looks
 * and does nothing.
 */
export function runPlanner(
  parts: NewsParts,
  { chunk, everyMs = 60_000 }: { readonly chunk: number; readonly everyMs?: number },
): Planner {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = [reactToNews(parts).run(signal), planUntilStopped(parts, chunk, everyMs, signal)];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function planUntilStopped(parts: NewsParts, chunk: number, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { promise: look, resolve: wake } = Promise.withResolvers<void>();
    const cancel = parts.timers.after(everyMs, wake);
    const deaf = parts.reader.onAppend(() => parts.timers.after(settleMs, wake), stirring);
    signal.addEventListener('abort', () => wake(), { once: true });
    try {
      const { cases, steps, waiting } = await planDueWork(parts, { chunk, signal });
      if (cases > 0) parts.log.info({ cases, steps, waiting }, 'planned what was due');
    } catch (error) {
      const again = error instanceof Fault && error.retryable;
      parts.log.error({ err: error }, again ? 'the database was busy; planning again' : 'planning failed; trying again');
    }
    await look;
    cancel();
    deaf();
  }
}

/** After these somebody waits for the next step. */
const stirring = [
  'strategy_published',
  'strategy_entered',
  'strategy_reacted',
  'step_ended',
  'receivable_registered',
  'promise_broken',
];
/** News come in flocks; the consumer of news has woken the cases by then. */
const settleMs = 1000;
