import { Command, Option } from 'commander';
import { localDate } from '../kernel/calendar.ts';
import { formatAmount, money } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import { interestOn } from '../receivables/interest/accrue-interest.ts';
import { type Reference, references } from '../receivables/interest/reference-rate.ts';
import { creditorNamed } from './creditor-argument.ts';
import { idOf } from './id-argument.ts';
import type { CliHost } from './installation.ts';
import { lumpSumCommand } from './lump-sum.ts';
import { type Common, Refused, show } from './respond.ts';
import { table } from './table.ts';

/** `dovolat interest …`: what is asked for on what is late. */
export function interestCommand(host: CliHost): Command {
  const interest = new Command('interest').description(
    'interest on what is late: booked once a month, and when a debt is paid (terms: dovolat creditor set)',
  );
  interest
    .command('book')
    .description('book the interest of the month, as the server does by night')
    .option('--creditor <code>', 'of one creditor')
    .option('--anew', 'up to today, also where it was booked this month')
    .option('--json', 'for programs')
    .action((options: Common & { creditor?: string; anew?: boolean }) =>
      host.using(async ({ tools, bookInterest }) => {
        const { creditor, anew = false } = options;
        const named = creditor ? await tools.work.run((tx) => creditorNamed(tools.books, tx, creditor)) : null;
        const booked = await bookInterest(named, anew);
        const rows = booked.map(({ creditor: code, receivables, byMinor }) => [code, receivables, (byMinor / 100).toFixed(2)]);
        const shown = table(['creditor', 'receivables', 'booked'], rows);
        show(
          host,
          options,
          booked,
          rows.length > 0 ? shown : 'No creditor asks for interest: dovolat creditor set CODE --interest statutory',
        );
      }),
    );
  interest
    .command('explain <receivable>')
    .description('how the interest on a receivable comes about, period by period')
    .option('--json', 'for programs')
    .action((id: string, options: Common) =>
      host.using(async ({ tools, rates }) => {
        const receivableId = idOf('rcv', id, 'receivable');
        const { principal, reckoned } = await tools.work.run(async (tx) => {
          const found = await tools.books.receivables.find(tx, receivableId);
          const creditor = found && (await tools.books.creditors.find(tx, found.creditorId));
          if (!found || !creditor) throw new Refused(refuse('receivable_unknown', 'There is no such receivable'));
          const terms = creditor.interest;
          if (!terms) throw new Refused(refuse('no_interest', `The creditor "${creditor.code}" asks for no interest`));
          const asOf = localDate(tools.clock.now(), creditor.country).toString();
          const wanted = { principal: found, creditor, terms, asOf };
          return { principal: found, reckoned: await interestOn({ ...tools, rates: rates() }, tx, wanted) };
        });
        const amount = (minor: number) => formatAmount(money(minor, principal.currency));
        const rows = reckoned.periods.map(({ from, to, days, principalMinor, basisPoints, yearDays, source }) => [
          ...[from, to, days, amount(principalMinor), `${(basisPoints / 100).toFixed(2)} %`, yearDays, source],
        ]);
        const shown = table(['from', 'up to', 'days', 'of', 'a year', 'days of it', 'source'], rows);
        const sum = `Interest: ${amount(reckoned.minor)} ${principal.currency}`;
        show(host, options, reckoned, rows.length > 0 ? `${shown}\n\n${sum}` : 'It bears no interest yet.');
      }),
    );
  interest.addCommand(lumpSumCommand(host));
  interest
    .command('rates')
    .description('rates of central banks that are known; add what came since to rates.yaml in the data folder')
    .addOption(new Option('--of <reference>', 'of one').choices([...references]))
    .option('--json', 'for programs')
    .action((options: Common & { of?: Reference }) =>
      host.using(async ({ rates }) => {
        const tables = rates();
        const shown = references
          .filter((reference) => options.of === undefined || reference === options.of)
          .flatMap((reference) => tables[reference].map((row) => ({ reference, ...row })));
        const rows = shown.map(({ reference, from, basisPoints, source }) => [
          reference,
          from,
          `${(basisPoints / 100).toFixed(2)} %`,
          source,
        ]);
        show(host, options, shown, table(['reference', 'from', 'a year', 'source'], rows));
      }),
    );
  return interest;
}
