import type { Tx } from '../../kernel/transaction.ts';
import type { PlannerTools } from '../planning/planner-tools.ts';
import type { SegmentChange } from './ports.ts';
import { segmentTitles } from './segment-titles.ts';

/** `otherTitle`: what people call `other`. */
export type ChangeShown = SegmentChange & { readonly otherTitle: string | null };

/** Who came into a segment and who left it at the last forming, those who came first; nobody where there was none yet. */
export async function lastChanges(
  { library, segments }: Pick<PlannerTools, 'library' | 'segments'>,
  tx: Tx,
  segment: string,
  limit: number,
): Promise<readonly ChangeShown[]> {
  const [last] = await segments.formings(tx, 1);
  if (!last) return [];
  const titleOf = segmentTitles((await library.open(tx)).segments);
  const changes = await segments.changes(tx, last.id, segment, limit);
  return changes.map((change) => ({ ...change, otherTitle: change.other === null ? null : titleOf(change.other) }));
}
