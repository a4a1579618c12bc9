import { readYaml } from '../../kernel/read-yaml.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { problemOf } from '../problem-of.ts';
import { writtenCondition } from '../written-condition.ts';
import { stepName } from '../written-reaction.ts';
import { formedNames, type SavedSegment, type Segment } from './model.ts';
import { asksForSegments } from './segments.ts';

export type WrittenSegment = {
  readonly name: string;
  readonly title: string | null;
  /** Conditions as strategies write them, `balance > 500 CZK` or `{ any: [reached, attempts > 3] }`; all of them must hold. */
  readonly where: readonly string[];
};

/** Proves a segment that somebody wants to save: its name, and every condition. Pure. */
export function readSavedSegment({
  name,
  title,
  where,
}: WrittenSegment): Result<Pick<SavedSegment, 'name' | 'title' | 'where'>, Refusal<'bad_segment'>> {
  const named = stepName.safeParse(name);
  if (!named.success) return refuse('bad_segment', named.error.issues[0]?.message ?? `${name} is no name`);
  if (formedNames.has(name)) return refuse('bad_segment', `${name} is the name of a segment that the system forms by itself`);
  if (where.length === 0) return refuse('bad_segment', 'say who is in it, like days_past_due >= 30');
  const written: unknown[] = [];
  for (const text of where) {
    const yaml = readYaml(text, 'where');
    if (!yaml.ok) return refuse('bad_segment', `${text}: ${yaml.problems[0]?.message}`);
    const read = writtenCondition.safeParse(yaml.value.data);
    const [issue] = read.error?.issues ?? [];
    if (issue) return refuse('bad_segment', problemOf(issue, yaml.value.placeOf, '').message);
    if (read.data && asksForSegments(read.data))
      return refuse('bad_segment', 'segments and stages are found after it: write out what the other segment asks');
    written.push(yaml.value.data);
  }
  return accept({ name, title: title ?? name, where: written });
}

/** A saved segment as it is asked. What was proved when it was saved is taken as it is. */
export function segmentOf({ name, title, where }: Pick<SavedSegment, 'name' | 'title' | 'where'>): Segment {
  return { name, title, when: { all: where.map((each) => writtenCondition.parse(each)) } };
}
