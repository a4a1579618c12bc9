import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { BankAccount } from '../receivables/bank/model.ts';
import type { IntakeHappening } from './events.ts';
import { importStatement, type StatementRefusal, type StatementSummary, type StatementTools } from './import-statement.ts';
import type { BankFeed } from './ports.ts';

export type FetchOrder = {
  readonly actor: Actor;
  /** Only this account, as people write it. */
  readonly account?: string;
  /** Days back from today, where nothing is booked yet; 30 when not given. */
  readonly days?: number;
  readonly signal?: AbortSignal;
};

export type FetchedAccount = StatementSummary & { readonly iban: string };

/** Banks book late, and correct: what is asked for begins so many days before what is known. What is known is not booked again. */
const overlapDays = 4;
const usualDays = 30;

/**
 * Asks the bank for what happened on each account that it may be asked about and that is a creditor's, and books it. An account that the
 * bank says something unreadable of is refused; those before it are booked.
 */
export async function fetchStatements(
  tools: StatementTools & { readonly feed: BankFeed },
  order: FetchOrder,
): Promise<Result<readonly FetchedAccount[], StatementRefusal | Refusal<'nothing_to_fetch'>>> {
  const { bank, work, feed, clock, journal } = tools;
  const named = order.account?.replace(/\s/g, '').toUpperCase();
  const allowed = new Set(await feed.accounts());
  const accounts = (await work.run((tx) => bank.accounts.list(tx))).filter(
    ({ iban }) => allowed.has(iban) && (named === undefined || iban === named),
  );
  if (accounts.length === 0)
    return refuse(
      'nothing_to_fetch',
      'No account is both a creditor’s (dovolat bank-account list) and one that the bank may be asked about (DOVOLAT_FIO_TOKENS_FILE)',
    );
  const fetched: FetchedAccount[] = [];
  for (const account of accounts) {
    const to = localDate(clock.now(), 'CZ');
    const file = await feed.fetch(account.iban, { from: await firstDay(account, to), to: to.toString() }, order.signal);
    const { actor, signal } = order;
    const wish = { file, actor, format: feed.format, account: account.iban };
    const imported = await importStatement(tools, { ...wish, ...(signal && { signal }) });
    if (!imported.ok) return imported;
    fetched.push({ ...imported.value, iban: account.iban });
  }
  if (named === undefined) await work.run((tx) => journal.append(tx, order.actor, [asked(fetched)]));
  return accept(fetched);

  async function firstDay({ id }: BankAccount, today: Temporal.PlainDate): Promise<string> {
    const last = await work.run((tx) => bank.statements.last(tx, id));
    if (!last || order.days !== undefined) return today.subtract({ days: order.days ?? usualDays }).toString();
    return Temporal.PlainDate.from(last.to).subtract({ days: overlapDays }).toString();
  }
}

function asked(fetched: readonly FetchedAccount[]): IntakeHappening {
  const statements = fetched.flatMap((account) => account.statements);
  const booked = statements.reduce((total, { entries }) => total + entries.booked, 0);
  return { type: 'banks_asked', subject: {}, data: { accounts: fetched.length, booked } };
}
