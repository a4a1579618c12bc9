import type { Journal } from '../../journal/ports.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Ids, StatementId } from '../../kernel/ids.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';
import type { BankAccount, BankStatement, BankTransaction } from '../../receivables/bank/model.ts';
import type { Bank } from '../../receivables/bank/ports.ts';
import { comparableAccount } from './account-number.ts';
import { knownMovements, type NamedMovement, type Overlap } from './known-movements.ts';
import { movementKeys } from './movement-keys.ts';
import type { StatementEntry } from './statement-part.ts';

export type BookTools = {
  readonly work: UnitOfWork;
  readonly bank: Bank;
  readonly journal: Journal;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Waited for between two transactions: whoever else wants to write gets in. */
  readonly letOthersIn?: () => Promise<void>;
};

/** What came of the entries of a statement. Amounts in minor units. */
export type BookedEntries = {
  readonly booked: number;
  /** Those that the account had already. */
  readonly known: number;
  readonly incoming: number;
  readonly incomingMinor: number;
  readonly outgoingMinor: number;
};

const chunkEntries = 500;

/**
 * Books the entries of one statement, chunk by chunk; nobody sees them until `finish` says that all are there. What a run left behind that was
 * killed goes first.
 */
export async function beginStatement(
  tools: BookTools,
  account: BankAccount,
  statement: BankStatement,
  overlap: Overlap,
  signal?: AbortSignal,
) {
  const { work, bank } = tools;
  await takeBackUnfinished(tools, account);
  await work.run((tx) => bank.statements.begin(tx, statement));
  const nameOf = movementKeys(statement.format);
  const knownOf = knownMovements(bank.transactions, account.id, statement.format, overlap);
  const counts = { booked: 0, known: 0, incoming: 0, incomingMinor: 0, outgoingMinor: 0 };
  let chunk: NamedMovement[] = [];

  const flush = async () => {
    const movements = chunk;
    chunk = [];
    signal?.throwIfAborted();
    await work.run(async (tx) => {
      await needOurs(tools, tx, account, statement.id);
      const known = await knownOf(tx, movements);
      const fresh = movements.filter((each) => !known.has(each)).map((each) => transactionOf(tools, each, statement));
      const taken = await bank.transactions.knownKeys(
        tx,
        account.id,
        fresh.map(({ externalKey }) => externalKey),
      );
      await bank.transactions.insert(
        tx,
        fresh.map((each) => (taken.has(each.externalKey) ? { ...each, externalKey: againKey(each, statement) } : each)),
      );
      counts.booked += fresh.length;
      counts.known += movements.length - fresh.length;
      for (const { amountMinor } of fresh) {
        if (amountMinor > 0) counts.incoming += 1;
        if (amountMinor > 0) counts.incomingMinor += amountMinor;
        else counts.outgoingMinor -= amountMinor;
      }
    });
    await tools.letOthersIn?.();
  };

  return {
    take: async (entry: StatementEntry) => {
      chunk.push({ ...nameOf(entry), movement: movementOf(entry, account) });
      if (chunk.length >= chunkEntries) await flush();
    },
    /** Runs `also` in the transaction that makes the statement and its entries visible. */
    finish: async (also: (tx: Tx, counts: BookedEntries) => Promise<void>): Promise<BookedEntries> => {
      if (chunk.length > 0) await flush();
      await work.run(async (tx) => {
        if (!(await bank.statements.finish(tx, { ...statement, transactions: counts.booked }))) throw takenOver(account);
        await also(tx, counts);
      });
      return counts;
    },
    /** All were known: nothing of it stays. */
    withdraw: () => takeBackUnfinished(tools, account),
    flush: async (): Promise<BookedEntries> => {
      if (chunk.length > 0) await flush();
      return counts;
    },
  };
}

async function takeBackUnfinished({ work, bank, letOthersIn }: BookTools, account: BankAccount): Promise<void> {
  for (;;) {
    const more = await work.run(async (tx) => {
      const left = await bank.statements.unfinished(tx, account.id);
      return left !== undefined && (await bank.statements.forget(tx, left, chunkEntries)) === chunkEntries;
    });
    if (!more) return;
    await letOthersIn?.();
  }
}

async function needOurs({ bank }: BookTools, tx: Tx, account: BankAccount, id: StatementId): Promise<void> {
  if ((await bank.statements.unfinished(tx, account.id)) !== id) throw takenOver(account);
}

function takenOver({ iban }: BankAccount): Fault {
  return new Fault('import_taken_over', `Another program is booking a statement of ${iban} now`, {
    kind: 'misconfigured',
    remedy: 'Let it finish, then import the file again; what is booked is booked once.',
  });
}

function movementOf(entry: StatementEntry, account: BankAccount): NamedMovement['movement'] {
  const { where: _where, reference: _reference, currency, payerAccount, paidTo, ...rest } = entry;
  const country = account.iban.slice(0, 2);
  return {
    ...rest,
    accountId: account.id,
    creditorId: account.creditorId,
    currency: currency ?? account.currency,
    payerAccount: comparableAccount(payerAccount, country),
    paidTo: comparableAccount(paidTo, country),
    state: entry.amountMinor > 0 || entry.reversal ? 'new' : 'outgoing',
  };
}

function transactionOf({ ids }: BookTools, { key, movement }: NamedMovement, statement: BankStatement): BankTransaction {
  return { ...movement, id: ids.next('trn'), externalKey: key, statementId: statement.id };
}

/** Of one that looks like another which is proven to be another: named by its statement as well. */
function againKey({ externalKey }: BankTransaction, { id }: BankStatement): string {
  return `${externalKey}@${id.slice(4)}`;
}
