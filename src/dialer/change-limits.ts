import type { Actor } from '../journal/event.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { DialerTools } from './dialer-tools.ts';
import { findChanges } from './find-changes.ts';
import { overallCap } from './overall-cap.ts';
import type { Cap } from './pacing.ts';

/**
 * Changes how many calls may be up at once, and dialled a second, over everything. It holds from the next reservation on, over restarts
 * too; calls that are up go on. Refuses what lies above the ceiling of the server's settings.
 */
export async function changeLimits(
  tools: Pick<DialerTools, 'work' | 'limits' | 'overallCeiling' | 'journal'>,
  actor: Actor,
  change: Partial<Cap>,
): Promise<Result<Cap, Refusal<'bad_limits' | 'above_ceiling'>>> {
  return tools.work.run(async (tx) => {
    const before = await overallCap(tools, tx);
    const after: Cap = { ...before, ...change };
    if (!Number.isInteger(after.concurrency) || after.concurrency < 1)
      return refuse(
        'bad_limits',
        `calls at once is a whole number of at least 1, not ${after.concurrency}; to stop everything: stop-all`,
      );
    if (!(after.perSecond > 0)) return refuse('bad_limits', `calls per second is a number above 0, not ${after.perSecond}`);
    const { concurrency, perSecond } = tools.overallCeiling;
    if (after.concurrency > concurrency)
      return refuse(
        'above_ceiling',
        `${after.concurrency} calls at once: the server's settings (DOVOLAT_MAX_CALLS) allow ${concurrency}`,
        { most: concurrency },
      );
    if (after.perSecond > perSecond)
      return refuse(
        'above_ceiling',
        `${after.perSecond} calls per second: the server's settings (DOVOLAT_MAX_CALLS_PER_SECOND) allow ${perSecond}`,
        { most: perSecond },
      );
    const changes = findChanges(before, after);
    if (Object.keys(changes).length === 0) return accept(before);
    await tools.limits.set(tx, after);
    await tools.journal.append(tx, actor, [{ type: 'overall_limits_changed', subject: {}, data: { changes } }]);
    return accept(after);
  });
}
