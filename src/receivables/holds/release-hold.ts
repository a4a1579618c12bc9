import type { HoldId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Hold } from '../model.ts';
import { endHold } from '../place-hold.ts';
import type { Tools } from '../ports.ts';

type Trouble = 'hold_unknown' | 'released_already' | 'ends_with_its_cause';

/** Somebody ends a hold by hand. What stands for a promise, a plan or a dispute ends with that, not before. `note`: why, in her words; never journalled. */
export async function releaseHold(
  tools: Tools,
  tx: Tx,
  act: Act,
  id: HoldId,
  note: string | null = null,
): Promise<Result<Hold, Refusal<Trouble>>> {
  const hold = await tools.books.holds.find(tx, id);
  if (!hold) return refuse('hold_unknown', 'There is no such hold: see dovolat holds list');
  if (hold.releasedAt !== null) return refuse('released_already', 'This hold has ended already');
  if (hold.cause !== null)
    return refuse('ends_with_its_cause', `This hold stands for a ${hold.reason} (${hold.cause}) and ends with it`);
  await endHold(tools, tx, act, hold, 'by_hand', note);
  return accept(hold);
}
