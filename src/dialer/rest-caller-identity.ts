import type { Tx } from '../kernel/transaction.ts';
import { decideIdentityRest, type IdentityUse, isBadSign, usesRemembered } from './decide-identity-rest.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { CallerIdentityRested } from './events.ts';
import type { Attempt } from './model.ts';

/** An attempt has ended: a caller identity that people or carriers turn away rests by itself. Part of the caller's transaction. */
export async function restCallerIdentity(
  tools: DialerTools,
  tx: Tx,
  { id: attemptId, callerIdentityId, creditorId }: Attempt,
  use: Omit<IdentityUse, 'at'>,
): Promise<void> {
  if (!isBadSign(use)) return;
  const now = tools.clock.now().epochMilliseconds;
  const restsUntil = await tools.identities.restsUntil(tx, callerIdentityId);
  const uses = await tools.identities.lastUses(tx, callerIdentityId, usesRemembered);
  const rest = decideIdentityRest(uses, restsUntil ?? 0);
  const until = now + (rest?.restMs ?? 0);
  if (!rest || until <= (restsUntil ?? 0)) return;
  await tools.identities.rest(tx, callerIdentityId, until);
  const { because, health } = rest;
  const data: CallerIdentityRested = { callerIdentityId, at: now, until, because, ...health };
  await tools.journal.append(tx, 'dialer', [{ type: 'caller_identity_rested', subject: { creditorId, attemptId }, data }]);
}
