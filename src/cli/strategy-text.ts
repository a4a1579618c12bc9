import { formatAmount, money } from '../kernel/money.ts';
import type { Severity } from '../kernel/severity.ts';
import { ladderDay } from '../strategy/ladder-day.ts';
import type { Reaction, Step, StepChannel, Strategy } from '../strategy/model.ts';
import { sayCondition } from '../strategy/say-condition.ts';
import { sayTime } from '../strategy/written-time.ts';
import { painter } from './prompts-text.ts';

/** A strategy for a person at a terminal: its ladder along time, what news does, and what ends it. `colour` where shown. */
export function strategyText(strategy: Strategy, colour: boolean): string {
  const paint = painter(colour);
  const { title, name, version, enter, currency, leave } = strategy;
  const rungs = rungsOf(strategy);
  const widths = rungs
    .map(({ cells }) => cells)
    .reduce((most, cells) => cells.map((cell, at) => Math.max(cell.length, most[at] ?? 0)), [0, 0, 0, 0]);
  const lines = rungs.flatMap(({ day, wait, mark, cells, condition }, level) => {
    const gap = level === 0 || wait === '' ? [] : [paint('dim', `        │ ${wait}`)];
    const [step = '', ...rest] = cells.map((cell, at) =>
      at === 3 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    const only = condition ? [paint('dim', `        │     only if ${condition}`)] : [];
    return [...gap, `${day.padStart(6)}  ${mark} ${paint('bold', step)}  ${rest.join('  ')}`.trimEnd(), ...only];
  });
  const news = Object.entries(strategy.on).map(([what, reaction]) => `  ${what.padEnd(18)} ${sayReaction(reaction)}`);
  const amount = `${formatAmount(
    money(
      rungs.reduce((sum, { costMinor }) => sum + costMinor, 0),
      currency,
    ),
  )} ${currency}`;
  return [
    `${paint('bold', title)}  ${paint('dim', `${name} ${version}`)}`,
    `For receivables in ${currency}: ${sayCondition(enter)}.`,
    '',
    ...lines,
    '',
    paint('dim', '○ courtesy  ● reminder  ◆ demand  ▲ final  ■ legal; days from the due date; ≈ reckoned by the step before'),
    `Once up the whole ladder costs ${amount} by its first channels.`,
    ...(news.length > 0 ? ['', 'On news:', ...news] : []),
    '',
    `Leaves when paid, ${leave.join(', ').replaceAll('_', ' ')}.`,
  ].join('\n');
}

type Rung = {
  readonly day: string;
  readonly wait: string;
  readonly mark: string;
  /** Name, channels, what it says, cost. */
  readonly cells: readonly [string, string, string, string];
  readonly condition: string;
  readonly costMinor: number;
};

function rungsOf(strategy: Strategy): Rung[] {
  let before: number | null = null;
  return strategy.steps.map((step, level) => {
    const known = ladderDay(strategy, level);
    const days = known?.from === 'due' ? known.days : null;
    const counted = step.when.some(({ from }) => from === 'due');
    const wait = counted && before !== null && days !== null ? daysWords(days - before) : step.when.map(sayTime).join(' or ');
    if (days !== null) before = days;
    const [first] = step.by;
    const costMinor = first?.costMinor ?? 0;
    return {
      day: dayWords(days, known?.from === 'entered' ? 'entry' : '?', counted),
      wait,
      mark: marks[step.severity],
      cells: [step.name, step.by.map(channelWords).join(' › '), textOf(step), formatAmount(money(costMinor, strategy.currency))],
      condition: step.only ? sayCondition(step.only) : '',
      costMinor,
    };
  });
}

const marks: Readonly<Record<Severity, string>> = { courtesy: '○', reminder: '●', demand: '◆', final: '▲', legal: '■' };

function dayWords(days: number | null, otherwise: string, exact: boolean): string {
  if (days === null) return otherwise;
  return `${exact ? '' : '≈'}${days > 0 ? '+' : days < 0 ? '−' : ''}${Math.abs(days)}`;
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

export function channelWords({ channel, registered, attempts }: StepChannel): string {
  if (registered) return 'registered letter';
  return attempts ? `voice ×${attempts.inAll}` : channel;
}

function textOf({ by }: Step): string {
  const [first] = by;
  return first?.flow ?? first?.template ?? '';
}

export function sayReaction(reaction: Reaction): string {
  switch (reaction.do) {
    case 'go':
      return `${reaction.step} is next${reaction.days === 0 ? '' : `, ${daysWords(reaction.days)} later`}`;
    case 'hold': {
      const days = `${reaction.days}${reaction.working ? ' working' : ''} ${reaction.days === 1 ? 'day' : 'days'}`;
      return reaction.from === 'promise' ? `nothing until the promised day plus ${days}` : `nothing for ${days}`;
    }
    case 'next':
      return 'the next step comes at once';
    case 'leave':
      return 'leaves the strategy';
  }
}
