import type { FactName } from './fact-kinds.ts';
import type { Comparison, Condition, FactValue } from './model.ts';

type Comparing = Extract<Condition, { fact: FactName }>;

/**
 * True when a condition can be seen to hold for nobody: parts that must hold together leave no value for one fact. What hangs on other ways
 * of contradiction is not seen; true is never said of what can hold.
 */
export function impossible(condition: Condition): boolean {
  if ('any' in condition) return condition.any.every((part) => impossible({ all: [part] }));
  const together = conjunctsOf(condition);
  if (
    together.some(
      (part) => 'any' in part && part.any.every((one) => impossible({ all: [...together.filter((p) => p !== part), one] })),
    )
  )
    return true;
  const byFact = new Map<FactName, Comparing[]>();
  for (const part of together) if ('fact' in part) byFact.set(part.fact, [...(byFact.get(part.fact) ?? []), part]);
  return [...byFact.entries()].some(([fact, parts]) => fact !== 'segment' && !leavesAValue(parts));
}

/** The parts of which all must hold; negations are carried to the facts where that can be said. */
function conjunctsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all.flatMap(conjunctsOf);
  if (!('not' in condition)) return [condition];
  const { not } = condition;
  if ('not' in not) return conjunctsOf(not.not);
  if ('any' in not) return not.any.flatMap((part) => conjunctsOf({ not: part }));
  if ('all' in not) return [{ any: not.all.map((part) => ({ not: part })) }];
  const opposite = opposites[not.is];
  return opposite && not.fact !== 'reached_days_ago' ? [{ ...not, is: opposite }] : [];
}

/** Of `reached_days_ago`, which may be nothing, the negation of a comparison holds where neither it nor its opposite does. */
const opposites: Readonly<Partial<Record<Comparison, Comparison>>> = { '=': '!=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

function leavesAValue(parts: readonly Comparing[]): boolean {
  const named = parts.flatMap(({ value }) => [value].flat());
  return candidatesOf(named).some((candidate) => parts.every((part) => fits(candidate, part)));
}

/** If any value fits, one of these does: those named, and those between and beyond them. */
function candidatesOf(named: readonly FactValue[]): readonly FactValue[] {
  const around = named.flatMap((value) => (typeof value === 'number' ? [value - 1, value + 1] : []));
  const other = named.every((value) => typeof value === 'boolean') ? [true, false] : ['\u0000'];
  return named.some((value) => typeof value === 'number') ? [...named, ...around] : [...named, ...other];
}

function fits(candidate: FactValue, { is, value }: Comparing): boolean {
  const values: readonly FactValue[] = [value].flat();
  const [first] = values;
  if (is === 'in') return values.includes(candidate);
  if (is === '=') return candidate === first;
  if (is === '!=') return candidate !== first;
  if (typeof candidate !== 'number' || typeof first !== 'number') return false;
  if (is === '<') return candidate < first;
  if (is === '<=') return candidate <= first;
  return is === '>' ? candidate > first : candidate >= first;
}
