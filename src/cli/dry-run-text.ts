import type { Currency } from '../kernel/money.ts';
import { formatAmount, money } from '../kernel/money.ts';
import { type Channel, channels } from '../receivables/model.ts';
import type { DryRun } from '../strategy/dry-run/dry-run.ts';
import type { RehearsedRun, RehearsedRuns } from '../strategy/dry-run/rehearse-strategies.ts';
import { type Counts, entriesOf, totalOf } from '../strategy/dry-run/tally.ts';
import { painter } from './prompts-text.ts';
import { table } from './table.ts';

/** Rehearsals for a person at a terminal: their days as bars, then all that they come to, side by side. */
export function dryRunText({ from, days, seed, cases, madeUp, runs }: RehearsedRuns, colour: boolean): string {
  const paint = painter(colour);
  const fullest = Math.max(1, ...runs.flatMap((run) => run.days.map(({ contacts }) => totalOf(contacts))));
  const titled = ({ strategy, model }: RehearsedRun) => `${strategy} · ${model}`;
  return [
    `${paint('bold', `${number(cases)} ${madeUp ? 'made-up ' : ''}cases over ${days} days from ${from}`)}  ${paint('dim', `seed ${seed}; nothing was sent or written`)}`,
    ...runs.flatMap((run) => ['', paint('bold', titled(run)), ...daysOf(run, fullest)]),
    '',
    paint('dim', channels.map((channel) => `${marks[channel]} ${channel}`).join('  ')),
    '',
    table(['', ...runs.map(titled)], sideBySide(runs)),
    '',
    paint('dim', 'How debtors answer is an assumption: compare by it, do not budget by it.'),
  ].join('\n');
}

const marks: Readonly<Record<Channel, string>> = { voice: '█', sms: '▓', email: '▒', letter: '■', messaging: '░' };
const widest = 48;

/** A bar for each day on which anything went out, a dot for the others; of a Sunday without contacts nothing. */
function daysOf({ days }: RehearsedRun, fullest: number): string[] {
  const shown = days.filter(({ date, contacts }) => totalOf(contacts) > 0 || weekdayOf(date) !== 'Sun');
  const columns = shown.map(({ date, contacts, paid }) => {
    const all = totalOf(contacts);
    return [`${weekdayOf(date)} ${date}`, all > 0 ? bar(contacts, fullest) : '·', number(all), rounded(paid)] as BarLine;
  });
  const width = (column: 2 | 3) => Math.max(8, ...columns.map((each) => each[column].length));
  const line = (...[day, drawn, contacts, paid]: BarLine) =>
    `${day.padEnd(14)}  ${drawn.padEnd(widest)}  ${contacts.padStart(width(2))}  ${paid.padStart(width(3))}`;
  return [line('', '', 'contacts', 'paid'), ...columns.map((each) => line(...each))];
}

/** Day, bar, contacts, what was paid. */
type BarLine = readonly [string, string, string, string];

/** Without the hundredths: bars are for looking at. */
function rounded(counts: Counts<Currency>): string {
  return entriesOf(counts)
    .map(([currency, minor]) => `${number(Math.round(minor / 100))} ${currency}`)
    .join(' + ');
}

/** As long as the day is full; each channel's share is rounded so that the whole is right, and never vanishes. */
function bar(contacts: Counts<Channel>, fullest: number): string {
  let text = '';
  let soFar = 0;
  for (const channel of channels) {
    const share = contacts[channel] ?? 0;
    soFar += share;
    const end = Math.round((soFar / fullest) * widest);
    text += marks[channel].repeat(Math.max(share > 0 ? 1 : 0, end - text.length));
  }
  return text.padEnd(widest);
}

function sideBySide(runs: readonly RehearsedRun[]): (readonly string[])[] {
  const row = (title: string, of: (run: RehearsedRun) => string) => [title, ...runs.map(of)];
  const rows = (pick: (run: RehearsedRun) => Counts, title: (key: string) => string, say = number) =>
    keysOf(runs.map(pick)).map((key) => row(`  ${title(key)}`, (run) => say(pick(run)[key] ?? 0)));
  const used = channels.filter((channel) => runs.some(({ total }) => total.contacts[channel]));
  return [
    row('owed before', ({ owedBefore }) => amounts(owedBefore)),
    row('paid', ({ total, owedBefore }) => `${amounts(total.paid)}${shareOf(total.paid, owedBefore)}`),
    row('contacts', ({ total }) => `${number(totalOf(total.contacts))}, ${number(totalOf(total.reached))} reached`),
    ...used.map((channel) =>
      row(
        `  ${channel}`,
        ({ total }) => `${number(total.contacts[channel] ?? 0)}, ${number(total.reached[channel] ?? 0)} reached`,
      ),
    ),
    row('cost', ({ total }) => amounts(allCosts(total.costs))),
    ...used.map((channel) => row(`  ${channel}`, ({ total }) => amounts(total.costs[channel] ?? {}))),
    row('fullest day, in steps', () => ''),
    ...used.map((channel) => row(`  ${channel}`, ({ peaks }) => peakWords(peaks[channel]))),
    row('promises', ({ total: { promises } }) => number(promises.made ?? 0)),
    ...['kept', 'broken'].map((how) => row(`  ${how}`, ({ total }) => number((total.promises as Counts)[how] ?? 0))),
    row('said', () => ''),
    ...rows(
      ({ total }) => total.said,
      (key) => key.replace('_', ' '),
    ),
    row('kept waiting, each day', ({ total }) => number(totalOf(total.kept))),
    ...rows(
      ({ total }) => total.kept,
      (key) => key,
    ),
    row('contacts by step', () => ''),
    ...rows(
      ({ total }) => total.steps,
      (key) => key,
    ),
    row('cases that ended', ({ ended }) => number(totalOf(ended))),
    ...rows(
      ({ ended }) => ended,
      (key) => key.replaceAll('_', ' '),
    ),
    row('cases that go on', ({ running }) => number(running)),
    row('cases in no strategy', ({ outside }) => number(outside)),
  ];
}

/** The most frequent first. */
function keysOf(counts: readonly Counts[]): readonly string[] {
  const sum = (key: string) => counts.reduce((total, each) => total + (each[key] ?? 0), 0);
  return [...new Set(counts.flatMap((each) => Object.keys(each)))].sort((a, b) => sum(b) - sum(a));
}

function peakWords(peak: DryRun['peaks'][Channel]): string {
  if (!peak) return '—';
  const { date, steps, capacity } = peak;
  return `${number(steps)}${capacity === null ? '' : ` of ${number(capacity)}`} on ${date}`;
}

export function allCosts(costs: DryRun['total']['costs']): Counts<Currency> {
  const all: Counts<Currency> = {};
  for (const each of Object.values(costs))
    for (const [currency, minor] of entriesOf(each)) all[currency as Currency] = (all[currency as Currency] ?? 0) + minor;
  return all;
}

/** `1 234.50 CZK`, several joined by a plus. */
export function amounts(counts: Counts<Currency>): string {
  const each = entriesOf(counts).map(
    ([currency, minor]) => `${grouped(formatAmount(money(minor, currency as Currency)))} ${currency}`,
  );
  return each.length > 0 ? each.join(' + ') : '0';
}

function shareOf(paid: Counts<Currency>, owed: Counts<Currency>): string {
  const [[currency, minor] = [], ...others] = entriesOf(owed);
  if (!currency || !minor || others.length > 0) return '';
  return ` (${Math.round((100 * (paid[currency as Currency] ?? 0)) / minor)} %)`;
}

function number(value: number): string {
  return grouped(String(value));
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
}

function weekdayOf(day: string): string {
  return ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][Temporal.PlainDate.from(day).dayOfWeek - 1] ?? '';
}
