import { Command, Option } from 'commander';
import { formatAmount, money } from '../kernel/money.ts';
import { coveredMinor } from '../receivables/paid-on.ts';
import { creditorNamed } from './creditor-argument.ts';
import type { CliHost } from './installation.ts';
import { lastDay } from './local-minute.ts';
import { wholeNumber } from './options.ts';
import { agreeCommand, recordCommand } from './promises-by-hand.ts';
import { type Common, show } from './respond.ts';
import { table } from './table.ts';

type ListOptions = Common & { readonly creditor: string; readonly state?: string; readonly limit: number };

/** `dovolat promises …`: what debtors have promised to pay, at once or by instalments. */
export function promisesCommand(host: CliHost): Command {
  const promises = new Command('promises').description('what debtors have promised to pay, and what became of it');
  promises
    .command('list')
    .description('promises of a creditor’s debtors, the newest first')
    .requiredOption('--creditor <code>', 'whose')
    .addOption(
      new Option('--state <state>', 'only these').choices([
        'active',
        'kept',
        'partially_kept',
        'broken',
        'cancelled',
        'superseded',
      ]),
    )
    .option('--limit <n>', 'how many at the most', wholeNumber, 50)
    .option('--json', 'for programs')
    .action((options: ListOptions) =>
      host.using(async ({ tools: { work, books } }) => {
        const { found, country } = await work.run(async (tx) => {
          const creditor = await creditorNamed(books, tx, options.creditor);
          const all = await books.promises.ofCreditor(tx, creditor.id, options.limit);
          const wanted = all.filter(({ state }) => options.state === undefined || state === options.state);
          const named = wanted.map(async (each) => ({
            ...each,
            person: (await books.persons.find(tx, each.personId))?.name ?? '',
          }));
          return { found: await Promise.all(named), country: creditor.country };
        });
        const rows = found.map(({ id, person, amountMinor, currency, covered, date, breaksAt, state }) => [
          ...[id, person, `${formatAmount(money(amountMinor ?? coveredMinor(covered), currency))} ${currency}`],
          ...[date, lastDay(breaksAt, country), state.replaceAll('_', ' ')],
        ]);
        const shown = table(['promise', 'person', 'amount', 'date', 'grace until', 'state'], rows);
        show(host, options, found, rows.length > 0 ? shown : 'Nobody has promised anything of that kind.');
      }),
    );
  promises
    .command('plans')
    .description('payment plans of a creditor’s debtors, the newest first')
    .requiredOption('--creditor <code>', 'whose')
    .option('--limit <n>', 'how many at the most', wholeNumber, 50)
    .option('--json', 'for programs')
    .action((options: ListOptions) =>
      host.using(async ({ tools: { work, books } }) => {
        const found = await work.run(async (tx) => {
          const creditor = await creditorNamed(books, tx, options.creditor);
          const all = await books.plans.ofCreditor(tx, creditor.id, options.limit);
          return Promise.all(
            all.map(async (each) => ({ ...each, person: (await books.persons.find(tx, each.personId))?.name ?? '' })),
          );
        });
        const rows = found.map(({ id, person, totalMinor, currency, instalments, state }) => [
          ...[id, person, `${formatAmount(money(totalMinor, currency))} ${currency}`, instalments.length],
          ...[instalments[0]?.date ?? '', instalments.at(-1)?.date ?? '', state],
        ]);
        const shown = table(['plan', 'person', 'total', 'instalments', 'first', 'last', 'state'], rows);
        show(host, options, found, rows.length > 0 ? shown : 'Nobody pays by instalments.');
      }),
    );
  promises.addCommand(recordCommand(host)).addCommand(agreeCommand(host));
  return promises;
}
