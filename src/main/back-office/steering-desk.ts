import { refuse } from '../../kernel/result.ts';
import { placeHoldByHand } from '../../receivables/holds/place-hold-by-hand.ts';
import { releaseHold } from '../../receivables/holds/release-hold.ts';
import { enrolByHand } from '../../strategy/planning/enrol-by-hand.ts';
import type { HandTools } from '../../strategy/planning/planner-tools.ts';
import { withdrawByHand, withdrawDebtor } from '../../strategy/planning/withdraw-by-hand.ts';
import type { SteeringDesk } from '../../web/steering/ports.ts';

/** Single debtors in strategies that run, over the use cases that the command line calls as well. */
export function steeringDesk(tools: HandTools): SteeringDesk {
  const { work, books, ids } = tools;
  return {
    enrol: (wish, by) => enrolByHand(tools, by, wish),
    withdraw: (receivableId, by) => withdrawByHand(tools, by, receivableId),
    withdrawDebtor: (debtor, by) => withdrawDebtor(tools, by, debtor),
    pause: ({ receivableId, ...wish }, by) =>
      work.run((tx) =>
        placeHoldByHand(
          tools,
          tx,
          { actor: by, origin: ids.next('evt') },
          {
            ...wish,
            ...{ scope: receivableId ? 'receivable' : 'person', receivableId, channel: null, releaseOn: null },
          },
        ),
      ),
    resume: (personId, id, by) =>
      work.run(async (tx) => {
        const hold = await books.holds.find(tx, id);
        if (hold?.personId !== personId) return refuse('hold_unknown', 'This debtor has no such hold');
        return releaseHold(tools, tx, { actor: by, origin: ids.next('evt') }, id);
      }),
  };
}
