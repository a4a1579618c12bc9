import { table } from '../../src/cli/table.ts';
import { formatAmount, money } from '../../src/kernel/money.ts';
import type { ChaosReport } from './chaos-of-books.ts';
import { phaseKinds } from './story.ts';

/** Nothing was lost, doubled or left half done, and there was something to look at. */
export function isInOrder({ kills, halfDone, different, violations, books }: ChaosReport): boolean {
  const balanced = books.sums.length > 0 && books.sums.every(({ paidMinor, laidMinor }) => paidMinor === laidMinor);
  return kills > 0 && balanced && halfDone.length === 0 && different.length === 0 && violations.length === 0;
}

/** The report as it is read on a terminal. */
export function chaosText(report: ChaosReport): string {
  const { killed, halfDone, different, violations, books, kills, rounds, seconds, seed } = report;
  const rows = phaseKinds.map((kind) => {
    const { beforeCommit, afterCommit, any } = killed[kind];
    return [kind, beforeCommit, afterCommit, any, beforeCommit + afterCommit + any];
  });
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
  const sums = books.sums.map(
    ({ currency, payments, paidMinor, laidMinor }) =>
      `${formatAmount(money(paidMinor, currency as 'CZK'))} ${currency} (${payments})${paidMinor === laidMinor ? '' : `, of which ${formatAmount(money(laidMinor, currency as 'CZK'))} is laid`}`,
  );
  const compared = Object.values(books.compared).reduce((total, lines) => total + lines, 0);
  return [
    '',
    table(
      ['killed in', 'before a commit', 'after a commit', 'at any moment', 'all'],
      [...rows, ['', sum(1), sum(2), sum(3), sum(4)]],
    ),
    '',
    verdict('half done', halfDone, `nothing, after ${kills} kills and at the end of ${rounds} rounds`),
    verdict(
      'final state',
      different,
      `${compared} lines in ${Object.keys(books.compared).length} parts as undisturbed (${books.hash})`,
    ),
    verdict('books', isBalanced(report) ? [] : ['do not balance'], `every matched payment is laid: ${sums.join(', ')}`),
    verdict('judge', violations, 'passes in every round'),
    '',
    `${isInOrder(report) ? 'All is in order' : `Something is wrong; the same again: --seed ${seed} --kills ${kills}`}. ${seconds} s.`,
  ].join('\n');
}

function isBalanced({ books }: ChaosReport): boolean {
  return books.sums.every(({ paidMinor, laidMinor }) => paidMinor === laidMinor);
}

function verdict(what: string, wrong: readonly string[], right: string): string {
  const shown = wrong.slice(0, 10).map((each) => `\n    ${each}`);
  const more = wrong.length > 10 ? `\n    … and ${wrong.length - 10} more` : '';
  return `${wrong.length === 0 ? '✓' : '✗'} ${what.padEnd(12)} ${wrong.length === 0 ? right : `${wrong.length} findings${shown.join('')}${more}`}`;
}
