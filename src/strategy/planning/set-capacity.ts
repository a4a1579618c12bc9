import type { Actor } from '../../journal/event.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Channel } from '../../receivables/model.ts';
import type { Capacity } from './model.ts';
import type { PlannerTools } from './planner-tools.ts';

/** Sets how many steps of channels are planned a day at most; null takes a limit away. What is planned already stays. */
export async function setCapacity(
  { work, settings, journal }: Pick<PlannerTools, 'work' | 'settings' | 'journal'>,
  actor: Actor,
  changes: Readonly<Partial<Record<Channel, number | null>>>,
): Promise<Result<Capacity, Refusal<'bad_capacity'>>> {
  const bad = Object.values(changes).find((most) => most !== null && !(Number.isInteger(most) && most >= 0));
  if (bad !== undefined) return refuse('bad_capacity', `a capacity is a whole number of steps a day, not ${bad}`);
  return work.run(async (tx) => {
    const merged = { ...(await settings.capacity(tx)), ...changes };
    const capacity = Object.fromEntries(Object.entries(merged).filter(([, most]) => most !== null)) as Capacity;
    await settings.setCapacity(tx, capacity);
    await journal.append(tx, actor, [{ type: 'planning_capacity_set', subject: {}, data: { capacity } }]);
    return accept(capacity);
  });
}
