import { withdrawTestCall } from '../dialer/test-calls/order-test-call.ts';
import { endLostTestCall, placeTestCall, type TestCallParts } from '../dialer/test-calls/place-test-call.ts';
import type { JournalReader } from '../journal/ports.ts';

/**
 * Places test calls as they are ordered, here or on the command line, until it is told to stop. Orders of before this start are taken
 * back: whoever gave them is not waiting at the telephone any more.
 */
export async function followTestCalls(parts: TestCallParts, journal: Pick<JournalReader, 'onAppend'>): Promise<() => void> {
  const waiting = () => parts.work.run((tx) => parts.testCalls.waiting(tx));
  for (const call of await parts.work.run((tx) => parts.testCalls.open(tx))) await endLostTestCall(parts, call);
  for (const call of await waiting()) await withdrawTestCall(parts, 'system', call, 'no server ran when it was ordered');
  const look = async () => {
    for (const call of await waiting())
      void placeTestCall(parts, call).catch((err: unknown) =>
        parts.log.error({ err, testCall: call.id }, 'a test call broke off'),
      );
  };
  return journal.onAppend(
    () => void look().catch((err: unknown) => parts.log.error({ err }, 'test calls could not be looked for')),
    ['test_call_ordered'],
  );
}
