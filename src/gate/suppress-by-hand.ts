import type { Actor } from '../journal/event.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { GateEvent } from './events.ts';
import { recordReleased } from './record-released.ts';
import { type NumberToSuppress, type SuppressionTools, suppressNumbers } from './suppress-numbers.ts';
import { checkListName } from './suppression-list-name.ts';

type Tools = SuppressionTools & { readonly work: UnitOfWork };

/** Puts one number onto a list by hand, and says what became of it: one that stands there already in the same words changes nothing. */
export async function suppressByHand(
  tools: Tools,
  actor: Actor,
  list: string,
  number: NumberToSuppress,
): Promise<Result<'added' | 'changed' | 'unchanged', Refusal<'bad_list_name'>>> {
  const name = checkListName(list);
  if (!name.ok) return name;
  return tools.work.run(async (tx) => {
    const put = await suppressNumbers(tools, tx, actor, { list, importId: null }, [number]);
    if (put.unchanged > 0) return accept('unchanged');
    const { reason, until } = number;
    const added: GateEvent = { type: 'suppression_added', subject: {}, data: { list, reason, until } };
    await tools.journal.append(tx, actor, [added]);
    return accept(put.added.length > 0 ? 'added' : 'changed');
  });
}

/** Takes one number off a list, or off all of them (`list` null), for a stated reason. Returns the lists that had it. */
export async function releaseByHand(
  tools: Tools,
  actor: Actor,
  wish: { readonly number: PhoneNumber; readonly list: string | null; readonly reason: string },
): Promise<Result<readonly string[], Refusal<'not_suppressed'>>> {
  return tools.work.run(async (tx) => {
    const lists = await tools.gate.suppressions.remove(tx, wish.number, wish.list);
    if (lists.length === 0)
      return refuse('not_suppressed', `The number is on ${wish.list === null ? 'no list' : `no list "${wish.list}"`}`);
    await recordReleased(tools, tx, actor, lists, [wish.number]);
    const removed: GateEvent = { type: 'suppression_removed', subject: {}, data: { lists, reason: wish.reason } };
    await tools.journal.append(tx, actor, [removed]);
    return accept(lists);
  });
}
