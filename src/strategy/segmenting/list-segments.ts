import type { PlannerTools } from '../planning/planner-tools.ts';
import { sayCondition } from '../say-condition.ts';
import type { Forming, SegmentSize } from './model.ts';
import { segmentTitles } from './segment-titles.ts';

/** A segment as people see it. `source`: in the published document, saved by somebody, or formed by the system. */
export type SegmentShown = {
  readonly name: string;
  readonly title: string;
  readonly source: 'published' | 'saved' | 'formed';
  /** Null: the system makes it of all cases together. */
  readonly where: string | null;
  /** At the last forming; null: there was none since it is known. */
  readonly size: Pick<SegmentSize, 'size' | 'joined' | 'left'> | null;
};

/** All segments with how many are in each since the last forming, and that forming; null: there was none yet. */
export async function listSegments({
  work,
  library,
  savedSegments,
  segments,
}: Pick<PlannerTools, 'work' | 'library' | 'savedSegments' | 'segments'>): Promise<{
  readonly forming: Forming | null;
  readonly items: readonly SegmentShown[];
}> {
  return work.run(async (tx) => {
    const [forming = null] = await segments.formings(tx, 1);
    const sizes = forming ? await segments.sizes(tx, forming.id) : [];
    const saved = new Set((await savedSegments.list(tx)).map(({ name }) => name));
    const known = (await library.open(tx)).segments;
    const titleOf = segmentTitles(known);
    const asked = known.map(({ name, when }): SegmentShown => {
      const size = sizes.find(({ segment }) => segment === name) ?? null;
      return { name, title: titleOf(name), source: saved.has(name) ? 'saved' : 'published', where: sayCondition(when), size };
    });
    const formed = sizes
      .filter(({ kind }) => kind === 'formed')
      .map((size): SegmentShown => {
        const { segment: name } = size;
        return { name, title: titleOf(name), source: 'formed', where: null, size };
      });
    return { forming, items: [...asked, ...formed] };
  });
}
