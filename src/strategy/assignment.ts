import { z } from 'zod';
import { describeProblem, type Problem } from '../kernel/place.ts';
import { readYaml } from '../kernel/read-yaml.ts';
import { findAssignmentProblems } from './find-assignment-problems.ts';
import type { Condition } from './model.ts';
import { problemOf } from './problem-of.ts';
import { writtenCondition } from './written-condition.ts';
import { stepName } from './written-reaction.ts';

/** Which strategy a receivable enters: rules that are asked of it in order. */
export type Assignment = {
  /** `first`: the first rule that holds. `most_specific`: of those that hold, the one that compares most facts; the first of equals. */
  readonly hit: 'first' | 'most_specific';
  readonly rules: readonly AssignmentRule[];
};

export type AssignmentRule = {
  readonly name: string;
  readonly when: Condition;
  /** Null: such receivables are collected by no strategy. */
  readonly strategy: string | null;
};

export const assignmentShape = z.strictObject({
  hit: z.enum(['first', 'most_specific']).default('first').meta({ title: 'Which rule wins where several hold' }),
  rules: z
    .array(
      z.strictObject({
        rule: stepName.meta({ title: 'Name of the rule' }),
        if: writtenCondition.default({ all: [] }).meta({ title: 'What a receivable must be; left out: any' }),
        strategy: z.union([stepName, z.null()]).meta({ title: 'Strategy that it enters; null: none' }),
      }),
    )
    .min(1, 'name at least one rule')
    .meta({ title: 'Rules in order' }),
});

export type AssignmentProblem = Problem<
  'not_yaml' | 'bad_document' | 'unknown_fact' | 'bad_condition' | 'repeated_rule' | 'unknown_strategy' | 'shadowed_rule' | 'gap'
>;

export type AssignmentProof =
  | { readonly ok: true; readonly value: Assignment }
  | {
      readonly ok: false;
      readonly reason: 'assignment_refused';
      readonly message: string;
      readonly problems: readonly AssignmentProblem[];
    };

/**
 * Reads and proves a decision table: its strategies are known, every rule can win for somebody, and nobody is left without an answer. Problems
 * name file, line and column; `strategies`: names of those that there are.
 */
export function loadAssignment(text: string, file: string, strategies: ReadonlySet<string>): AssignmentProof {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return refused(yaml.problems);
  const { data, placeOf } = yaml.value;
  const read = assignmentShape.safeParse(data);
  const remedy = 'An assignment has hit and rules; each rule has rule, if and strategy';
  if (!read.success) return refused(read.error.issues.map((issue) => problemOf(issue, placeOf, remedy)));
  const rules = read.data.rules.map(({ rule, if: when, strategy }) => ({ name: rule, when, strategy }));
  const value: Assignment = { hit: read.data.hit, rules };
  const problems = findAssignmentProblems(value, strategies, placeOf);
  return problems.length > 0 ? refused(problems) : { ok: true, value };
}

function refused(problems: readonly AssignmentProblem[]): AssignmentProof {
  return { ok: false, reason: 'assignment_refused', message: problems.map(describeProblem).join('\n'), problems };
}
