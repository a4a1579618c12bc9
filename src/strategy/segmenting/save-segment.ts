import type { Actor } from '../../journal/event.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { PlannerTools } from '../planning/planner-tools.ts';
import type { SavedSegment } from './model.ts';
import { readSavedSegment, type WrittenSegment } from './read-saved-segment.ts';

export type SaveTools = Pick<PlannerTools, 'work' | 'library' | 'savedSegments' | 'settings' | 'journal' | 'clock'>;

/** Saved, or the same as before. */
export type Saved = { readonly segment: SavedSegment; readonly changed: boolean };

/**
 * Saves a condition under a name. Strategies and the assignment may ask for it from now on, so every case is looked at again; who is in it
 * is written down at the next forming. One of the same name is replaced; names of published segments and of those that the system forms are
 * taken.
 */
export async function saveSegment(
  tools: SaveTools,
  actor: Actor,
  written: WrittenSegment,
): Promise<Result<Saved, Refusal<'bad_segment' | 'name_taken'>>> {
  const { work, library, savedSegments, settings, journal, clock } = tools;
  const read = readSavedSegment(written);
  if (!read.ok) return read;
  return work.run(async (tx) => {
    const { name, title, where } = read.value;
    const { segments } = await library.open(tx);
    const before = (await savedSegments.list(tx)).find((each) => each.name === name);
    if (!before && segments.some((each) => each.name === name))
      return refuse('name_taken', `There is a published segment ${name} already`);
    if (before && before.title === title && JSON.stringify(before.where) === JSON.stringify(where))
      return accept({ segment: before, changed: false });
    const segment = { ...read.value, savedAt: clock.now().epochMilliseconds, savedBy: actor };
    await savedSegments.save(tx, segment);
    await settings.setSweep(tx, { after: null });
    await journal.append(tx, actor, [{ type: 'segment_saved', subject: {}, data: { name, replaced: before !== undefined } }]);
    return accept({ segment, changed: true });
  });
}

/** Nobody is in it any more, as far as strategies ask; its history stays. */
export async function removeSegment(
  { work, savedSegments, settings, journal, clock }: Omit<SaveTools, 'library'>,
  actor: Actor,
  name: string,
): Promise<Result<{ readonly name: string }, Refusal<'unknown_segment'>>> {
  return work.run(async (tx) => {
    if (!(await savedSegments.list(tx)).some((each) => each.name === name))
      return refuse('unknown_segment', `Nobody saved a segment ${name}`);
    await savedSegments.remove(tx, name, clock.now().epochMilliseconds, actor);
    await settings.setSweep(tx, { after: null });
    await journal.append(tx, actor, [{ type: 'segment_removed', subject: {}, data: { name } }]);
    return accept({ name });
  });
}
