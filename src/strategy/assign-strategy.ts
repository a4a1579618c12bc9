import type { Assignment, AssignmentRule } from './assignment.ts';
import { holdsWith, type ReadsFact } from './condition-holds.ts';
import type { CaseFacts, Condition, ReceivableFacts } from './model.ts';
import type { Moment } from './moment.ts';
import { readFact } from './read-fact.ts';
import { isCurrencyOfAmount, sayCondition, sayFailing } from './say-condition.ts';

/** Which strategy a receivable enters, by which rule, and why none of the others. */
export type Assigned = {
  /** Null: none. */
  readonly strategy: string | null;
  readonly rule: string | null;
  readonly because: string;
  readonly others: readonly { readonly rule: string; readonly because: string }[];
};

/** Asks a decision table of one receivable. Pure; whether the strategy lets it enter is asked of the strategy. */
export function assignStrategy(table: Assignment, facts: CaseFacts, receivable: ReceivableFacts, moment: Moment): Assigned {
  return assignWith(table, (name) => readFact(name, facts, receivable, moment));
}

export function assignWith(table: Assignment, read: ReadsFact): Assigned {
  const winner = winnerOf(table, read);
  const others = table.rules
    .filter((rule) => rule !== winner)
    .map((rule) => ({ rule: rule.name, because: whyNot(rule, winner, table, read) }));
  if (!winner) return { strategy: null, rule: null, because: 'no rule holds', others };
  return { strategy: winner.strategy, rule: winner.name, because: sayCondition(winner.when), others };
}

/** The rule that wins; undefined when none holds. */
export function winnerOf({ hit, rules }: Assignment, read: ReadsFact): AssignmentRule | undefined {
  if (hit === 'first') return rules.find(({ when }) => holdsWith(when, read));
  return rules
    .filter(({ when }) => holdsWith(when, read))
    .reduce<AssignmentRule | undefined>(
      (best, rule) => (best && sizeOf(best.when) >= sizeOf(rule.when) ? best : rule),
      undefined,
    );
}

function whyNot(rule: AssignmentRule, winner: AssignmentRule | undefined, { hit }: Assignment, read: ReadsFact): string {
  if (!holdsWith(rule.when, read)) return sayFailing(rule.when, read).join('; ');
  return hit === 'first'
    ? `holds too, and stands after ${winner?.name}`
    : `holds too, and is no more specific than ${winner?.name}`;
}

/** How many facts a condition compares; an amount and its currency are one. */
function sizeOf(condition: Condition): number {
  if ('all' in condition)
    return condition.all.reduce((sum, part) => sum + (isCurrencyOfAmount(part, condition.all) ? 0 : sizeOf(part)), 0);
  if ('any' in condition) return Math.min(...condition.any.map(sizeOf));
  if ('not' in condition) return sizeOf(condition.not);
  return 1;
}
