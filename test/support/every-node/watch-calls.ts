import { systemTimers } from '../../../src/adapters/system/system-clock.ts';
import type { FlowSession } from '../../../src/flow/session.ts';
import type { RehearsalWorld } from '../rehearsal-world.ts';

/** A call as the record has it now: what its flow knew at its first node, and to how many nodes it has come since. */
export type CallNow = { readonly attemptId: string; readonly session: FlowSession; readonly arrivals: number };

/** Follows every call on record from its first node on, until stopped. `callWith`: the one call to, or from, a telephone. */
export function watchCalls(world: RehearsalWorld): {
  callWith(telephone: string): CallNow | undefined;
  stop(): Promise<void>;
} {
  const arrivals = new Map<string, number>();
  const begun = new Map<string, Pick<CallNow, 'attemptId' | 'session'>>();
  let [seen, stopped] = [0, false];
  const look = async () => {
    const fresh = (await world.journal()).slice(seen);
    seen += fresh.length;
    for (const { type, subject } of fresh) {
      const { attemptId } = subject;
      if (type !== 'node_entered' || attemptId === undefined) continue;
      arrivals.set(attemptId, (arrivals.get(attemptId) ?? 0) + 1);
      if (arrivals.get(attemptId) !== 1) continue;
      const first = await readCall(world, attemptId);
      if (first?.telephone) begun.set(first.telephone, { attemptId, session: JSON.parse(first.session) as FlowSession });
    }
  };
  const watching = (async () => {
    while (!stopped) {
      await look();
      await systemTimers.sleep(25);
    }
  })();
  return {
    callWith: (number) => {
      const call = begun.get(number);
      return call && { ...call, arrivals: arrivals.get(call.attemptId) ?? 0 };
    },
    stop: async () => {
      stopped = true;
      await watching;
    },
  };
}

async function readCall(world: RehearsalWorld, attemptId: string) {
  const { db } = await world.record();
  return db.reader
    .selectFrom('call_sessions')
    .leftJoin('attempts', 'attempts.id', 'call_sessions.attempt_id')
    .leftJoin('inbound_calls', 'inbound_calls.id', 'call_sessions.attempt_id')
    .where('call_sessions.attempt_id', '=', attemptId)
    .select(({ fn }) => [fn.coalesce('attempts.number', 'inbound_calls.caller_number').as('telephone'), 'call_sessions.session'])
    .executeTakeFirst();
}
