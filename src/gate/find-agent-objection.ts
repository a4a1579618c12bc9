import type { Clock } from '../kernel/clock.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Suppressions } from './ports.ts';
import { type AgentObjection, type AgentTrunk, objectToAgent } from './rules/agent-number.ts';

/**
 * What stands against ringing an agent at this number now. `trunks`: those by which it could be done; the first that may decides, and
 * where none may, the last says why. None at all: only what holds for every trunk is looked at.
 */
export async function findAgentObjection(
  tools: { readonly clock: Clock; readonly gate: { readonly suppressions: Suppressions } },
  tx: Tx,
  number: PhoneNumber,
  trunks: readonly AgentTrunk[],
): Promise<AgentObjection | null> {
  const suppressed = await tools.gate.suppressions.has(tx, number, tools.clock.now().epochMilliseconds, 'voice');
  let found = objectToAgent(number, suppressed, null);
  if (found) return found;
  for (const trunk of trunks) {
    found = objectToAgent(number, suppressed, trunk);
    if (!found) return null;
  }
  return found;
}
