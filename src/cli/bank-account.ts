import { Command, Option } from 'commander';
import { localDateTime } from '../kernel/calendar.ts';
import type { Country } from '../kernel/country.ts';
import { type Currency, currencies } from '../kernel/money.ts';
import { refuse } from '../kernel/result.ts';
import { isStale } from '../receivables/bank/is-stale.ts';
import type { BankAccount } from '../receivables/bank/model.ts';
import { registerBankAccount } from '../receivables/bank/register-bank-account.ts';
import { standingOf } from '../receivables/bank/standing-of.ts';
import type { CliHost } from './installation.ts';
import { wholeNumber } from './options.ts';
import { countsText } from './payments-text.ts';
import { type Common, need, Refused, show } from './respond.ts';
import { gapText, statementText } from './statement-text.ts';
import { table } from './table.ts';

/** `dovolat bank-account …`: where creditors are paid. */
export function bankAccountCommand(host: CliHost): Command {
  const command = new Command('bank-account').description('bank accounts: where creditors are paid');
  command
    .command('add <iban>')
    .description('let statements of this account in')
    .requiredOption('--creditor <code>', 'whose account it is')
    .addOption(new Option('--currency <code>', 'the creditor’s when not given').choices([...currencies]))
    .option('--label <text>', 'what people call it')
    .option('--stale-after <hours>', 'hours of working days after which its data is too old to dun by', wholeNumber, 36)
    .option('--no-statements', 'no statements are expected: nothing is held for them')
    .option('--json', 'for programs')
    .action((iban: string, options: AddOptions) =>
      host.using(async ({ tools, bank }) => {
        const { creditor: code, currency, label = null, staleAfter, statements } = options;
        const creditor = await tools.work.run((tx) => tools.books.creditors.findByCode(tx, code));
        if (!creditor) throw new Refused(refuse('unknown_creditor', `There is no creditor "${code}": see dovolat creditor list`));
        const staleAfterHours = statements ? staleAfter : null;
        const wish = { creditorId: creditor.id, iban, label, staleAfterHours, ...(currency !== undefined && { currency }) };
        const added = need(await tools.work.run((tx) => registerBankAccount({ ...tools, bank }, tx, host.actor, wish)));
        show(host, options, added, `${added.iban} (${added.currency}) is an account of "${code}": import its statements.`);
      }),
    );
  command
    .command('list')
    .description('all accounts, and until when we know what happened on them')
    .option('--json', 'for programs')
    .action((options: Common) =>
      host.using(async ({ tools, bank }) => {
        const { accounts, creditors } = await tools.work.run(async (tx) => ({
          accounts: await bank.accounts.list(tx),
          creditors: new Map((await tools.books.creditors.list(tx)).map((creditor) => [creditor.id, creditor])),
        }));
        const now = tools.clock.now().epochMilliseconds;
        const lines = accounts.map((account) => {
          const { code, country } = creditors.get(account.creditorId) ?? { code: account.creditorId, country: 'CZ' as const };
          return {
            ...account,
            creditor: code,
            stale: isStale(account, country, now),
            standing: knownUntil(account, country, now),
          };
        });
        const header = ['account', 'creditor', 'currency', 'label', 'known until'];
        const rows = lines.map(({ iban, creditor, currency, label, standing }) => [
          iban,
          creditor,
          currency,
          label ?? '—',
          standing,
        ]);
        show(host, options, lines, table(header, rows));
      }),
    );
  command
    .command('fetch [iban]')
    .description('ask the bank what happened (Fio: DOVOLAT_FIO_TOKENS_FILE), and book what is new')
    .option('--days <n>', 'so many days back, whatever is known', wholeNumber)
    .option('--json', 'for programs')
    .action((iban: string | undefined, options: Common & { readonly days?: number }) =>
      host.using(async ({ fetchStatements, payments }) => {
        const wish = { ...(iban !== undefined && { account: iban }), ...(options.days !== undefined && { days: options.days }) };
        const fetched = need(await fetchStatements(wish));
        const matching = await payments.matchWaiting();
        show(host, options, fetched, `${fetched.map(statementText).join('\n\n')}\n${countsText(matching, null)}`);
        const gaps = gapText(fetched.flatMap(({ statements }) => statements));
        if (gaps !== '' && !options.json) host.complain(gaps);
      }),
    );
  return command;
}

type AddOptions = Common & {
  readonly creditor: string;
  readonly currency?: Currency;
  readonly label?: string;
  readonly staleAfter: number;
  readonly statements: boolean;
};

function knownUntil(account: BankAccount, country: Country, now: number): string {
  const standing = standingOf(account, country, now);
  if (account.asOf === null) return standing === 'none_expected' ? 'no statements expected' : 'no statement yet: stale';
  const at = localDateTime(Temporal.Instant.fromEpochMilliseconds(account.asOf), country);
  const until = at.toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return `${until}${standing === 'stale' ? ': stale' : ''}`;
}
