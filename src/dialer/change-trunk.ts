import type { Actor } from '../journal/event.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { checkTrunk } from './add-line.ts';
import type { DialerTools } from './dialer-tools.ts';
import { type Changes, findChanges } from './find-changes.ts';
import type { Trunk } from './model.ts';

/** Only what shall be otherwise. */
export type TrunkChange = Partial<
  Pick<Trunk, 'host' | 'port' | 'user' | 'password' | 'channels' | 'callsPerSecond' | 'destinations'>
>;

/**
 * Changes a trunk, given by its name or id: what it may carry holds from the next reservation on, where it leads to from the moment at which
 * Asterisk has been told; calls that are up go on. Its account stays out of the journal. Simulated or not it is for good.
 */
export async function changeTrunk(
  tools: Pick<DialerTools, 'work' | 'trunks' | 'journal'>,
  actor: Actor,
  nameOrId: string,
  change: TrunkChange,
): Promise<Result<Trunk, Refusal<'unknown_trunk' | 'bad_trunk'>>> {
  return tools.work.run(async (tx) => {
    const all = await tools.trunks.all(tx);
    const before = all.find(({ name, id }) => name === nameOrId || id === nameOrId);
    if (!before) {
      const known = all.map(({ name }) => name).join(', ');
      return refuse('unknown_trunk', `There is no trunk "${nameOrId}". Known: ${known || 'none'}`);
    }
    const after: Trunk = { ...before, ...change };
    const trouble = checkTrunk(after);
    if (trouble) return refuse('bad_trunk', trouble);
    const changes = findChanges(before, after);
    if (Object.keys(changes).length === 0) return accept(before);
    await tools.trunks.update(tx, after);
    const data = { trunk: after.name, changes: withoutAccount(changes) };
    await tools.journal.append(tx, actor, [{ type: 'trunk_changed', subject: {}, data }]);
    return accept(after);
  });
}

/** That the account changed, and not what it is. */
function withoutAccount(changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).map(([field, change]) =>
      field === 'user' || field === 'password' ? [field, { from: '***', to: '***' }] : [field, change],
    ),
  );
}
