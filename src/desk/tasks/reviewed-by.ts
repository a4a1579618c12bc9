import type { DisputeId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Dispute } from '../../receivables/model.ts';
import type { Tasks } from './ports.ts';

/** Who looks at a dispute, and by when (epoch ms, the first instant at which it is late); null while nobody was asked. */
export type Reviewed = Pick<Dispute, 'department' | 'reviewBy'>;

/** Who looks at each of these: a department that it was moved on to, else whom its task asks. */
export async function reviewedBy(
  tasks: Pick<Tasks, 'openAbout'>,
  tx: Tx,
  disputes: readonly Dispute[],
): Promise<(id: DisputeId) => Reviewed> {
  const open = await tasks.openAbout(
    tx,
    disputes.map(({ id }) => id),
  );
  const all = new Map(
    disputes.map(({ id, department, reviewBy }): [DisputeId, Reviewed] => {
      const asked = open.find(({ about }) => about === id);
      return [id, { department: department ?? asked?.department ?? null, reviewBy: reviewBy ?? asked?.dueBy ?? null }];
    }),
  );
  return (id) => all.get(id) ?? { department: null, reviewBy: null };
}
