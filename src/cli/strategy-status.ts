import { Command } from 'commander';
import { isId, type PersonId } from '../kernel/ids.ts';
import { formatAmount, money } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import { type CaseStanding, findStanding } from '../strategy/planning/find-standing.ts';
import type { PlannedStep } from '../strategy/planning/model.ts';
import type { CliHost } from './installation.ts';
import { type Common, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat strategy status PERSON`: where a debtor stands, what comes next and when, why, and how far legal steps are. */
export function strategyStatusCommand(host: CliHost): Command {
  return new Command('status')
    .description('where a debtor stands: what comes next and when, why, and how many stages remain until legal')
    .argument('<person>', 'the id of a person')
    .option('--json', 'for programs')
    .action((person: string, options: Common) =>
      host.using(async ({ tools, planning }) => {
        if (!isId('per', person)) throw new Refused(refuse('unknown_person', `"${person}" is no id of a person`));
        const { standing, codes } = await tools.work.run(async (tx) => {
          const creditors = await tools.books.creditors.list(tx);
          const cases = await Promise.all(
            creditors.map(({ id }) => tools.books.receivables.casesOf(tx, [person as PersonId], id)),
          );
          const ids = cases.flat().map(({ id }) => id);
          const codes = new Map<string, string>(creditors.map(({ id, code }) => [id, code]));
          return { standing: await findStanding(planning, tx, person as PersonId, ids), codes };
        });
        if (standing.cases.length === 0) throw new Refused(refuse('unknown_person', `"${person}" owes nobody anything`));
        const parts = standing.cases.map((each) => caseText(each, codes.get(each.creditorId) ?? each.creditorId));
        show(host, options, standing, [...parts, stepsText(standing.steps)].join('\n\n'));
      }),
    );
}

function caseText(standing: CaseStanding, creditor: string): string {
  const { currency, receivables, reasons, wanted, nextAt, untilLegal, coming } = standing;
  const rows = receivables.map(({ due, amountMinor, strategy, done, next }) => [
    ...[due, formatAmount(money(amountMinor, currency)), strategy ?? 'in none', done ?? '—', next ?? '—'],
  ]);
  const when = nextAt === null ? 'when there is news' : momentOf(nextAt);
  const legal = untilLegal
    ? `${untilLegal.stages} stages remain until "${untilLegal.step}", not before ${untilLegal.notBefore}`
    : 'no legal step is ahead';
  return [
    `${creditor}, ${currency}`,
    table(['due', 'owed', 'strategy', 'last step', 'next step'], rows),
    '',
    `  ${wanted ? `wanted now: ${wanted.step} by ${wanted.channel}` : `looked at again: ${when}`}`,
    ...reasons.map(({ sentence }) => `    because: ${sentence}`),
    `  ${legal}`,
    ...(coming.length > 0 ? ['  in the next 30 days, if nothing is paid:'] : []),
    ...coming.map(({ date, sentence }) => `    ${date}  ${sentence}`),
  ].join('\n');
}

function stepsText(steps: readonly PlannedStep[]): string {
  if (steps.length === 0) return 'No step was planned yet.';
  const rows = steps.map(({ day, step, by, lines, ended }) => [
    ...[day, step, by.channel, lines.length, ended ? ended.fate.replaceAll('_', ' ') : 'in hand'],
  ]);
  return table(['day', 'step', 'by', 'lines', 'what came of it'], rows);
}

function momentOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'minute' });
}
