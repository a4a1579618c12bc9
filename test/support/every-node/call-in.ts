import { systemTimers } from '../../../src/adapters/system/system-clock.ts';
import { linesOf } from '../read-journal.ts';
import type { RehearsalWorld } from '../rehearsal-world.ts';
import type { DirectedNetwork } from './directed-network.ts';
import type { SentOut } from './flow-at-every-node.ts';

/** Has everybody call a number, at most `lines` at once. Resolves when all of these calls are over. */
export async function callIn(
  world: RehearsalWorld,
  network: DirectedNetwork,
  sent: readonly SentOut[],
  { number, lines }: { readonly number: string; readonly lines: number },
): Promise<void> {
  const at = `${world.environment.DOVOLAT_SIP_ADDRESS}:${world.environment.DOVOLAT_SIP_PORT}`;
  const ended = async () => linesOf(await world.journal(), 'inbound_call_ended').length;
  for (const [before, { telephone }] of sent.entries()) {
    while (before - (await ended()) >= lines) await systemTimers.sleep(200);
    for (const order of network.callOrder(telephone, number, at)) await world.askNetwork(order);
    await systemTimers.sleep(gapMs);
  }
  await world.until(
    'everybody who called has been served',
    (journal) => linesOf(journal, 'inbound_call_ended').length === sent.length,
    400_000,
  );
}

/** Three new calls a second at most. */
const gapMs = 300;
