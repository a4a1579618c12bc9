import { systemTimers } from '../../../src/adapters/system/system-clock.ts';
import type { FlowSession } from '../../../src/flow/session.ts';

/** A call that is up, as the record has it now. */
export type CallNow = { readonly attemptId: string; readonly session: FlowSession };

/** Looks at the sessions of all calls that are up, again and again until stopped. */
export function watchSessions(read: () => Promise<readonly { number: string; attemptId: string; session: string }[]>): {
  callTo(number: string): CallNow | undefined;
  stop(): Promise<void>;
} {
  const calls = new Map<string, CallNow & { readonly text: string }>();
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      for (const { number, attemptId, session } of await read())
        if (calls.get(number)?.text !== session)
          calls.set(number, { attemptId, session: JSON.parse(session) as FlowSession, text: session });
      await systemTimers.sleep(25);
    }
  })();
  return {
    callTo: (number) => calls.get(number),
    stop: async () => {
      stopped = true;
      await watching;
    },
  };
}
