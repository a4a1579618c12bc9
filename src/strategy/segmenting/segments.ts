import { z } from 'zod';
import { describeProblem, type Problem } from '../../kernel/place.ts';
import { readYaml } from '../../kernel/read-yaml.ts';
import { conditionHolds } from '../condition-holds.ts';
import type { CaseFacts, Condition } from '../model.ts';
import type { Moment } from '../moment.ts';
import { problemOf } from '../problem-of.ts';
import { writtenCondition } from '../written-condition.ts';
import { stepName } from '../written-reaction.ts';
import { formedNames, type Segment } from './model.ts';

export const segmentsShape = z.strictObject({
  segments: z.array(
    z.strictObject({
      segment: stepName.meta({ title: 'Name' }),
      title: z.string().min(1).meta({ title: 'What people call it' }),
      if: writtenCondition.meta({ title: 'Who is in it' }),
    }),
  ),
});

export type SegmentProblem = Problem<
  'not_yaml' | 'bad_document' | 'unknown_fact' | 'bad_condition' | 'repeated_segment' | 'formed_segment' | 'segment_of_segments'
>;

export type SegmentsProof =
  | { readonly ok: true; readonly value: readonly Segment[] }
  | {
      readonly ok: false;
      readonly reason: 'segments_refused';
      readonly message: string;
      readonly problems: readonly SegmentProblem[];
    };

/** Reads segments in YAML. Problems name file, line and column. */
export function loadSegments(text: string, file: string): SegmentsProof {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return refused(yaml.problems);
  const { data, placeOf } = yaml.value;
  const read = segmentsShape.safeParse(data);
  const remedy = 'A segment has segment, title and if';
  if (!read.success) return refused(read.error.issues.map((issue) => problemOf(issue, placeOf, remedy)));
  const value = read.data.segments.map(({ segment, title, if: when }) => ({ name: segment, title, when }));
  const problems = value.flatMap(({ name, when }, index): SegmentProblem[] => {
    const at = placeOf(['segments', index]);
    if (value.findIndex((each) => each.name === name) < index)
      return [{ code: 'repeated_segment', message: `there are two segments ${name}`, remedy: 'Give each a name of its own', at }];
    if (formedNames.has(name)) {
      const message = `${name} is the name of a segment that the system forms by itself`;
      return [{ code: 'formed_segment', message, remedy: 'Give it another name', at }];
    }
    if (!asksForSegments(when)) return [];
    const message = `${name} asks for segments or stages, which are found after it`;
    return [{ code: 'segment_of_segments', message, remedy: 'Write out what the other segment asks', at }];
  });
  return problems.length > 0 ? refused(problems) : { ok: true, value };
}

/** Names of the segments that a case is in: the condition holds of one of its open receivables at least. */
export function segmentsOf(segments: readonly Segment[], facts: CaseFacts, moment: Moment): readonly string[] {
  const open = facts.receivables.filter(({ amountMinor }) => amountMinor > 0);
  return segments
    .filter(({ when }) => open.some((receivable) => conditionHolds(when, facts, receivable, moment)))
    .map(({ name }) => name);
}

/** Whether a condition asks for what is only known once segments are. */
export function asksForSegments(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksForSegments);
  if ('any' in condition) return condition.any.some(asksForSegments);
  if ('not' in condition) return asksForSegments(condition.not);
  return condition.fact === 'segment' || condition.fact === 'stage';
}

function refused(problems: readonly SegmentProblem[]): SegmentsProof {
  return { ok: false, reason: 'segments_refused', message: problems.map(describeProblem).join('\n'), problems };
}
