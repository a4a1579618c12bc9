import { objectToAgent } from '../../gate/rules/agent-number.ts';
import { parsePhone, rehearsalRange } from '../../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { TestCallPlaced } from '../events.ts';
import type { CallerIdentity, Trunk } from '../model.ts';
import { overallCap } from '../overall-cap.ts';
import { freeLines, rateWindowMs } from '../pacing.ts';
import { admitsCalls } from '../trunk-breaker.ts';
import { findTestCallObjection, type TestCallTools } from './find-test-call-objection.ts';
import type { TestCall } from './ports.ts';

/** By which way a test call leaves, and whose number is shown. */
export type TestLine = { readonly trunk: Trunk; readonly identity: CallerIdentity };

/**
 * The last word before the dial, in one transaction with its line in the journal: what holds at this commit holds for the dial. The call
 * takes a line of its trunk, as an agent's does, so that it counts under every cap.
 */
export async function reserveTestCall(
  tools: TestCallTools,
  call: TestCall,
  mayDial: () => boolean,
): Promise<Result<TestLine, Refusal>> {
  return tools.work.run(async (tx) => {
    const line = mayDial()
      ? await findLine(tools, tx, call)
      : refuse('held', 'nothing is dialled at the moment: see `dovolat doctor`');
    if (!line.ok) {
      await tools.testCalls.finish(tx, call.id);
      const data = { testCall: call.id, because: line.message };
      await tools.journal.append(tx, 'dialer', [{ type: 'test_call_refused', subject: {}, data }]);
      return line;
    }
    const { trunk, identity } = line.value;
    const at = tools.clock.now().epochMilliseconds;
    await tools.attempts.takeAgentLine(tx, { id: call.id, trunkId: trunk.id }, at);
    await tools.journal.append(tx, 'dialer', [
      { type: 'test_call_placed', subject: {}, data: placedData(call, trunk, identity, at) },
    ]);
    return line;
  });
}

async function findLine(tools: TestCallTools, tx: Tx, call: TestCall): Promise<Result<TestLine, Refusal>> {
  const against = await findTestCallObjection(tools, tx, call.number);
  if (against) return against;
  const trunks = await tools.trunks.all(tx);
  const able = trunks.filter((trunk) => objectToAgent(call.number, false, trunk) === null);
  if (able.length === 0) {
    const message = trunks.map((trunk) => objectToAgent(call.number, false, trunk)?.message)[0] ?? 'there is no trunk';
    return refuse('number_not_allowed', message);
  }
  const now = tools.clock.now().epochMilliseconds;
  const cap = await overallCap(tools, tx);
  const windowMs = Math.max(rateWindowMs(cap.perSecond), ...able.map(({ callsPerSecond }) => rateWindowMs(callsPerSecond)));
  const load = await tools.attempts.load(tx, now - windowMs);
  const idle = { up: 0, dialled: [] };
  const breakers = await tools.trunks.breakers(tx);
  const free = able.find(({ id, channels, callsPerSecond }) => {
    const breaker = breakers.get(id);
    const trusted = !breaker || admitsCalls(breaker, now) === 'all';
    return trusted && freeLines(load.byTrunk.get(id) ?? idle, { concurrency: channels, perSecond: callsPerSecond }, now) > 0;
  });
  if (!free || freeLines(load.overall, cap, now) === 0)
    return refuse('no_line', 'every line is taken, or its trunk rests: try again when calls have ended');
  const identity = (await tools.identities.all(tx)).find(({ verifiedAt }) => verifiedAt !== null);
  if (!identity) return refuse('no_identity', 'there is no verified caller identity to show: dovolat caller-identity verify');
  return accept({ trunk: free, identity });
}

function placedData(call: TestCall, trunk: Trunk, identity: CallerIdentity, at: number): TestCallPlaced {
  const phone = parsePhone(call.number, 'CZ');
  return {
    testCall: call.id,
    at,
    trunk: trunk.name,
    callerIdentityId: identity.id,
    rehearsalNumber: rehearsalRange(call.number) !== undefined,
    destination: {
      kind: phone.ok ? phone.value.kind : 'other',
      country: phone.ok ? phone.value.region : 'ZZ',
      reachable: trunk.destinations,
    },
  };
}
