import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Attempt, TrunkBreaker } from './model.ts';
import { decideBreaker, type TrunkVerdict } from './trunk-breaker.ts';

/** The network has answered an attempt, or failed to: its trunk's breaker takes note. Part of the caller's transaction. */
export async function moveBreaker(
  tools: DialerTools,
  tx: Tx,
  { id, trunkId }: Pick<Attempt, 'id' | 'trunkId'>,
  verdict: TrunkVerdict,
): Promise<void> {
  const before = await tools.trunks.breaker(tx, trunkId);
  const after = decideBreaker(before, { attemptId: id, verdict }, tools.clock.now().epochMilliseconds);
  if (after === before) return;
  await tools.trunks.setBreaker(tx, trunkId, after);
  if (after.state === before.state) return;
  const trunk = (await tools.trunks.all(tx)).find((each) => each.id === trunkId);
  await tools.journal.append(tx, 'dialer', [breakerMoved(trunk?.name ?? trunkId, after, id)]);
}

/** The line of the journal; `attemptId`: by which attempt it moved. */
export function breakerMoved(trunk: string, breaker: TrunkBreaker, attemptId: Attempt['id']) {
  return {
    type: 'trunk_breaker_moved',
    subject: { attemptId },
    data: {
      trunk,
      by: 'results',
      state: breaker.state,
      reason: reasons[breaker.state],
      until: breaker.state === 'open' ? breaker.until : null,
      probe: breaker.state === 'half_open' ? breaker.probe : null,
    },
  } as const;
}

const reasons: Readonly<Record<TrunkBreaker['state'], string>> = {
  open: 'its calls fail one after the other',
  half_open: 'one call tries whether it works again',
  closed: 'the call that tried it was answered by the network',
};
