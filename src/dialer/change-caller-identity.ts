import type { Actor } from '../journal/event.ts';
import type { CallerIdentityId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { checkIdentityCaps } from './add-line.ts';
import type { DialerTools } from './dialer-tools.ts';
import { findChanges } from './find-changes.ts';
import type { CallerIdentity } from './model.ts';

/** Changes how often a caller identity may be shown; it holds from the next dial on. */
export async function changeCallerIdentity(
  { work, identities, journal }: Pick<DialerTools, 'work' | 'identities' | 'journal'>,
  actor: Actor,
  id: CallerIdentityId,
  change: Partial<Pick<CallerIdentity, 'dailyCap' | 'concurrentCap'>>,
): Promise<Result<CallerIdentity, Refusal<'unknown_caller_identity' | 'bad_cap'>>> {
  return work.run(async (tx) => {
    const before = (await identities.all(tx)).find((each) => each.id === id);
    if (!before) return refuse('unknown_caller_identity', 'There is no such caller identity');
    const after = { ...before, ...change };
    const trouble = checkIdentityCaps(after);
    if (trouble) return refuse('bad_cap', trouble);
    const changes = findChanges(before, after);
    if (Object.keys(changes).length === 0) return accept(before);
    await identities.update(tx, after);
    const data = { callerIdentityId: id, changes };
    await journal.append(tx, actor, [{ type: 'caller_identity_changed', subject: { creditorId: after.creditorId }, data }]);
    return accept(after);
  });
}
