import type { Actor } from '../journal/event.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { EmergencyStop } from './ports.ts';

type StopTools = {
  readonly work: UnitOfWork;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly gate: { readonly emergencyStop: EmergencyStop };
};

/** The red button: no dial after this commit, over restarts too, until released. Returns since when (epoch ms). */
export async function stopEverything(tools: StopTools, actor: Actor, reason: string): Promise<number> {
  return tools.work.run(async (tx) => {
    const standing = await tools.gate.emergencyStop.pressed(tx);
    if (standing !== null) return standing;
    const since = tools.clock.now().epochMilliseconds;
    await tools.gate.emergencyStop.set(tx, since);
    await tools.journal.append(tx, actor, [{ type: 'everything_stopped', subject: {}, data: { reason } }]);
    return since;
  });
}

/** Lets calls be dialled again. */
export async function releaseEverything(tools: StopTools, actor: Actor, reason: string): Promise<void> {
  await tools.work.run(async (tx) => {
    if ((await tools.gate.emergencyStop.pressed(tx)) === null) return;
    await tools.gate.emergencyStop.set(tx, null);
    await tools.journal.append(tx, actor, [{ type: 'everything_released', subject: {}, data: { reason } }]);
  });
}
