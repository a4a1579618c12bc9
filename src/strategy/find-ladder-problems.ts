import { severities } from '../kernel/severity.ts';
import type { StrategyDocument } from './document.ts';
import { canBring } from './find-reaction-problems.ts';
import { type Complain, complainAt } from './find-step-problems.ts';
import { impossible } from './impossible.ts';
import { ladderDay } from './ladder-day.ts';
import type { Condition, Strategy } from './model.ts';
import type { StrategyProblem } from './strategy-problem.ts';

/** What is wrong with the steps as a ladder: their order in time and gravity, and whether each can come. */
export function findLadderProblems(document: StrategyDocument, strategy: Strategy): StrategyProblem[] {
  return strategy.steps.flatMap((_, level) => {
    const say = complainAt(document, ['steps', level]);
    const found = anchorProblems(document, strategy, level, say);
    if (found.length > 0) return found;
    return [
      ...orderProblems(strategy, level, say),
      ...courtesyProblems(strategy, level, say),
      ...conditionProblems(strategy, level, say),
    ];
  });
}

function anchorProblems(
  { steps: written }: StrategyDocument,
  { steps }: Strategy,
  level: number,
  say: Complain,
): StrategyProblem[] {
  const step = steps[level];
  const before = written[level - 1];
  if (!step) return [];
  for (const { from, news } of step.when) {
    if ((from === 'previous' || from === 'news') && !before)
      return say(
        'previous_on_first',
        ['at'],
        `${step.name} is the first and counts from the step before it`,
        'Count from due or entered',
      );
    if (news && before && !canBring(before, news))
      return say(
        'unreachable_step',
        ['at'],
        `${before.name} never brings ${news}`,
        'Count from previous, or from news that it brings',
      );
  }
  const byDate = step.when.find(({ from }) => from === 'due' || from === 'entered');
  if (byDate && severities.indexOf(step.severity) >= severities.indexOf('final'))
    return say(
      'grave_by_date_alone',
      ['at'],
      `${step.name} is ${step.severity} and counts from ${byDate.from}: it could be the first that the debtor hears`,
      'Count from previous, so that what comes before it was really sent',
    );
  return [];
}

function orderProblems(strategy: Strategy, level: number, say: Complain): StrategyProblem[] {
  const [step, before] = [strategy.steps[level], strategy.steps[level - 1]];
  if (!step || !before) return [];
  const problems: StrategyProblem[] = [];
  if (severities.indexOf(step.severity) < severities.indexOf(before.severity))
    problems.push(
      ...say(
        'severity_falls',
        ['severity'],
        `${step.name} is ${step.severity}, and ${before.name} before it ${before.severity}`,
        'Order steps so that none is milder than the one before it',
      ),
    );
  const [day, earlier] = [ladderDay(strategy, level), ladderDay(strategy, level - 1)];
  if (!day || !earlier || day.from !== earlier.from || day.days > earlier.days) return problems;
  const same = day.days === earlier.days;
  return [
    ...problems,
    ...say(
      same ? 'no_time_between' : 'times_out_of_order',
      ['at'],
      `${step.name} comes ${same ? 'on the same day as' : 'before'} ${before.name}, which stands before it`,
      same ? 'Let at least a day pass: only one of them would go' : 'Order steps by their time',
    ),
  ];
}

/** What may run on old bank data and beside dunning must be said in time, or it is a reminder under another name. */
function courtesyProblems({ steps, enter }: Strategy, level: number, say: Complain): StrategyProblem[] {
  const step = steps[level];
  if (step?.severity !== 'courtesy') return [];
  if (step.when.every(({ from, days }) => from === 'due' && days <= 0)) return [];
  const inTime: Condition = { fact: 'days_from_due', is: '>', value: 0 };
  if (impossible({ all: [enter, ...(step.only ? [step.only] : []), inTime] })) return [];
  return say(
    'courtesy_after_due',
    ['at'],
    `${step.name} is a courtesy and could come after the due date`,
    'Count it from due, no later than due, or add if: days_from_due <= 0',
  );
}

function conditionProblems({ steps, enter }: Strategy, level: number, say: Complain): StrategyProblem[] {
  const step = steps[level];
  if (!step) return [];
  const unknown = stagesIn(step.only).find((name) => steps.findIndex((each) => each.name === name) < 0);
  if (unknown !== undefined)
    return say('unknown_step', ['if'], `the condition asks for the stage ${unknown}`, 'Name a step of this strategy');
  if (step.only && impossible(step.only))
    return say('unreachable_step', [], `the condition of ${step.name} contradicts itself`, 'Correct it, or take the step out');
  if (step.only && impossible({ all: [lasting(enter), step.only] }))
    return say(
      'unreachable_step',
      [],
      `nobody who enters fulfils the condition of ${step.name}`,
      'Correct it, or take the step out',
    );
  const before: Condition = { fact: 'days_from_due', is: '<', value: 0 };
  if (step.when.every(({ from, days }) => from === 'due' && days < 0) && impossible({ all: [enter, before] }))
    return say(
      'unreachable_step',
      ['at'],
      `nobody enters before the due date, when ${step.name} comes`,
      'Let them enter earlier, or take it out',
    );
  return [];
}

/** What was asked at the entry and cannot have changed since. */
function lasting(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(lasting) };
  return 'fact' in condition && neverChanges.has(condition.fact) ? condition : { all: [] };
}

const neverChanges: ReadonlySet<string> = new Set(['kind', 'currency', 'debtor_kind', 'country', 'product_group', 'product']);

function stagesIn(condition: Condition | null): readonly string[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(stagesIn);
  if ('any' in condition) return condition.any.flatMap(stagesIn);
  if ('not' in condition) return stagesIn(condition.not);
  return condition.fact === 'stage' ? [condition.value].flat().map(String) : [];
}
