import { formatAmount, money } from '../kernel/money.ts';
import type { Severity } from '../kernel/severity.ts';
import { ladderOf } from '../strategy/ladder.ts';
import type { Step, StepChannel, Strategy } from '../strategy/model.ts';
import { sayCondition } from '../strategy/say-condition.ts';
import { sayReaction } from '../strategy/say-reaction.ts';
import { painter } from './prompts-text.ts';

/** A strategy for a person at a terminal: its ladder along time, what news does, and what ends it. `colour` where shown. */
export function strategyText(strategy: Strategy, colour: boolean): string {
  const paint = painter(colour);
  const { title, name, version, enter, currency, leave } = strategy;
  const rungs = linesOf(strategy);
  const widths = rungs
    .map(({ cells }) => cells)
    .reduce((most, cells) => cells.map((cell, at) => Math.max(cell.length, most[at] ?? 0)), [0, 0, 0, 0]);
  const lines = rungs.flatMap(({ day, wait, mark, cells, condition }) => {
    const gap = wait === '' ? [] : [paint('dim', `        │ ${wait}`)];
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

type Line = {
  readonly day: string;
  readonly wait: string;
  readonly mark: string;
  /** Name, channels, what it says, cost. */
  readonly cells: readonly [string, string, string, string];
  readonly condition: string;
  readonly costMinor: number;
};

function linesOf(strategy: Strategy): Line[] {
  return ladderOf(strategy).map(({ step, days, from, exact, wait, onlyIf, costMinor }) => ({
    ...{ wait, mark: marks[step.severity], condition: onlyIf, costMinor },
    day: dayWords(from === 'due' ? days : null, from === 'entered' ? 'entry' : '?', exact),
    cells: [step.name, step.by.map(channelWords).join(' › '), textOf(step), formatAmount(money(costMinor, strategy.currency))],
  }));
}

const marks: Readonly<Record<Severity, string>> = { courtesy: '○', reminder: '●', demand: '◆', final: '▲', legal: '■' };

function dayWords(days: number | null, otherwise: string, exact: boolean): string {
  if (days === null) return otherwise;
  return `${exact ? '' : '≈'}${days > 0 ? '+' : days < 0 ? '−' : ''}${Math.abs(days)}`;
}

export function channelWords({ channel, registered, attempts }: StepChannel): string {
  if (registered) return 'registered letter';
  return attempts ? `voice ×${attempts.inAll}` : channel;
}

function textOf({ by }: Step): string {
  const [first] = by;
  return first?.flow ?? first?.template ?? '';
}
