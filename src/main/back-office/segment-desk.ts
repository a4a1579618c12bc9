import type { FormingId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { HandTools } from '../../strategy/planning/planner-tools.ts';
import { openForming } from '../../strategy/segmenting/form-segments.ts';
import { lastChanges } from '../../strategy/segmenting/last-changes.ts';
import { listSegments } from '../../strategy/segmenting/list-segments.ts';
import { removeSegment, saveSegment } from '../../strategy/segmenting/save-segment.ts';
import type { SegmentDesk } from '../../web/segments/ports.ts';
import type { OwnProcess } from '../setup/own-process.ts';
import { soleRun } from '../setup/sole-run.ts';

export type SegmentDeskParts = {
  readonly planning: HandTools;
  /** Carries a forming out in a process of its own. */
  readonly carryOut: (id: FormingId) => OwnProcess;
};

const formings = 60;
const changesShown = 100;

/**
 * Segments at the console and by the API. A forming that was interrupted is carried on when the server starts. `close` ends the one at work; it
 * goes on where it was.
 */
export function segmentDesk({ planning, carryOut }: SegmentDeskParts): SegmentDesk & { close(): Promise<void> } {
  const { work, segments } = planning;
  const sole = soleRun({ carryOut });
  const unfinished = () => work.run((tx) => segments.unfinished(tx));
  const shown = async (name: string) => (await listSegments(planning)).items.find((each) => each.name === name);
  const carriedOn = unfinished()
    .then((left) => {
      const last = left.at(-1);
      return last && sole.start(async () => last); // with all that were begun before it
    })
    .catch(() => undefined); // the next forming finishes it first

  return {
    list: async () => ({ ...(await listSegments(planning)), underWay: (await unfinished()).length > 0 }),
    find: async (name) => {
      const segment = await shown(name);
      if (!segment) return undefined;
      return work.run(async (tx) => {
        const changes = await lastChanges(planning, tx, name, changesShown);
        return { ...segment, history: await segments.history(tx, name, formings), changes };
      });
    },
    members: (name, after, limit) => work.run((tx) => segments.members(tx, name, after, limit)),
    save: async (written, by) => {
      const saved = await saveSegment(planning, by, written);
      if (!saved.ok) return saved;
      const segment = await shown(written.name);
      return segment ? accept(segment) : refuse('unknown_segment', 'It was removed meanwhile');
    },
    remove: (name, by) => removeSegment(planning, by, name),
    form: async (by) => {
      const forming = await sole.start(() => openForming(planning, by));
      return forming ? accept({ id: forming.id }) : refuse('forming_is_busy', 'Segments are being formed: wait for it');
    },
    close: async () => {
      await carriedOn;
      await sole.close();
    },
  };
}
