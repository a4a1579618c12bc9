import type { PlacedData } from '../kernel/read-yaml.ts';
import { winnerOf } from './assign-strategy.ts';
import type { Assignment, AssignmentProblem } from './assignment.ts';
import type { ReadsFact } from './condition-holds.ts';
import { type FactName, factKinds } from './fact-kinds.ts';
import type { Condition, FactValue } from './model.ts';

/** What is wrong with a decision table: strategies that there are not, rules that never win, receivables that no rule takes. */
export function findAssignmentProblems(
  table: Assignment,
  strategies: ReadonlySet<string>,
  placeOf: PlacedData['placeOf'],
): AssignmentProblem[] {
  const names = table.rules.map(({ name }) => name);
  const problems = table.rules.flatMap(({ name, strategy }, index): AssignmentProblem[] => {
    const at = (key: string) => placeOf(['rules', index, key]);
    if (names.indexOf(name) < index)
      return [
        { code: 'repeated_rule', message: `there are two rules ${name}`, remedy: 'Give each a name of its own', at: at('rule') },
      ];
    if (strategy === null || strategies.has(strategy)) return [];
    const message = `there is no strategy ${strategy}`;
    return [{ code: 'unknown_strategy', message, remedy: `Name one of ${[...strategies].join(', ')}`, at: at('strategy') }];
  });
  return problems.length > 0 ? problems : unansweredProblems(table, placeOf);
}

/** Tries every receivable that the table can tell apart. */
function unansweredProblems(table: Assignment, placeOf: PlacedData['placeOf']): AssignmentProblem[] {
  const won = new Set<string>();
  let gap: string | undefined;
  for (const one of distinguishable(table)) {
    const winner = winnerOf(table, (name) => one.get(name) ?? null);
    if (winner) won.add(winner.name);
    else gap ??= [...one].map(([fact, value]) => `${fact} ${value ?? 'unknown'}`).join(', ');
  }
  const shadowed = table.rules.flatMap(({ name }, index): AssignmentProblem[] => {
    if (won.has(name)) return [];
    const message = `the rule ${name} never wins: whatever it takes is taken by others`;
    return [
      { code: 'shadowed_rule', message, remedy: 'Move it up, narrow the others, or take it out', at: placeOf(['rules', index]) },
    ];
  });
  if (gap === undefined) return shadowed;
  const remedy = 'End with a rule without if; strategy: null says that nothing is done';
  return [...shadowed, { code: 'gap', message: `no rule takes a receivable with ${gap}`, remedy, at: placeOf(['rules']) }];
}

/** One of each kind of receivable that the conditions tell apart: each fact at, between and beyond the values that it is compared with. */
function* distinguishable({ rules }: Assignment): Generator<ReadonlyMap<FactName, ReturnType<ReadsFact>>> {
  const named = new Map<FactName, Set<FactValue>>();
  for (const { when } of rules) gather(when, named);
  let all: Map<FactName, ReturnType<ReadsFact>>[] = [new Map()];
  for (const [fact, values] of named) {
    const candidates = candidatesOf(fact, [...values]);
    // A table that tells apart more than this is looked at for some of its facts only.
    if (all.length * candidates.length > 100_000) break;
    all = all.flatMap((one) => candidates.map((value) => new Map(one).set(fact, value)));
  }
  yield* all;
}

function gather(condition: Condition, into: Map<FactName, Set<FactValue>>): void {
  if ('all' in condition) for (const part of condition.all) gather(part, into);
  else if ('any' in condition) for (const part of condition.any) gather(part, into);
  else if ('not' in condition) gather(condition.not, into);
  else {
    const values = into.get(condition.fact) ?? new Set();
    for (const value of [condition.value].flat()) values.add(value);
    into.set(condition.fact, values);
  }
}

function candidatesOf(fact: FactName, values: readonly FactValue[]): ReturnType<ReadsFact>[] {
  const kind = factKinds[fact];
  if (kind.is === 'flag') return [true, false];
  if (kind.is === 'word') return kind.words ? [...kind.words] : [...values, null];
  return [...new Set(values.flatMap((value) => [Number(value) - 1, Number(value), Number(value) + 1]))].filter(
    (value) => value >= 0 || fact === 'days_from_due',
  );
}
