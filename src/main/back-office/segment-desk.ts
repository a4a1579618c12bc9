import type { FormingId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { HandTools } from '../../strategy/planning/planner-tools.ts';
import { openForming } from '../../strategy/segmenting/form-segments.ts';
import { lastChanges } from '../../strategy/segmenting/last-changes.ts';
import { listSegments } from '../../strategy/segmenting/list-segments.ts';
import { removeSegment, saveSegment } from '../../strategy/segmenting/save-segment.ts';
import type { SegmentDesk } from '../../web/segments/ports.ts';
import type { OwnProcess } from '../setup/own-process.ts';

export type SegmentDeskParts = {
  readonly planning: HandTools;
  /** Carries a forming out in a process of its own. */
  readonly carryOut: (id: FormingId) => OwnProcess;
};

const formings = 60;
const changesShown = 100;

/** Segments at the console and by the API. `close` ends the forming at work; the next one goes on where it was. */
export function segmentDesk({ planning, carryOut }: SegmentDeskParts): SegmentDesk & { close(): Promise<void> } {
  const { work, segments } = planning;
  let taken = false; // from the order on: of two that come at once, one is refused
  let atWork: { readonly process: OwnProcess; readonly done: Promise<void> } | null = null;
  const shown = async (name: string) => (await listSegments(planning)).items.find((each) => each.name === name);

  return {
    list: async () => ({ ...(await listSegments(planning)), underWay: taken }),
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
      if (taken) return refuse('forming_is_busy', 'Segments are being formed: wait for it');
      taken = true;
      try {
        const { id } = await openForming(planning, by);
        const process = carryOut(id);
        const done = process.ended.then(() => {
          atWork = null;
          taken = false;
        });
        atWork = { process, done };
        return accept({ id });
      } catch (error) {
        taken = false;
        throw error;
      }
    },
    close: async () => {
      atWork?.process.stop();
      await atWork?.done;
    },
  };
}
