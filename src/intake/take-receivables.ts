import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import type { Country } from '../kernel/country.ts';
import type { CreditorId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { Creditor, DebtorRow } from '../receivables/model.ts';
import type { Books } from '../receivables/ports.ts';
import { externalKeyOf, prepareRow } from '../receivables/prepare-row.ts';
import type { Registered, RegisterTools } from '../receivables/register-receivable.ts';
import { registerReceivables } from '../receivables/register-receivables.ts';
import { bufferJournal } from './buffer-journal.ts';
import { type GivenReceivable, readGiven } from './read-given.ts';
import type { RowError } from './row-error.ts';

export type TakeTools = RegisterTools & {
  readonly books: Books;
  readonly work: UnitOfWork;
  /** Waited for between two transactions: whoever else wants to write gets in. */
  readonly letOthersIn?: () => Promise<void>;
};

export type TakeOrder = {
  readonly creditorId: CreditorId;
  readonly actor: Actor;
  /** In the order in which they happened: a later one of the same key is turned away. */
  readonly rows: readonly GivenReceivable[];
  /** Of national telephone numbers; the creditor's when not given. */
  readonly country?: Country;
};

/** What became of one row, in the place where it was given. */
export type Taken =
  | { readonly ok: true; readonly value: Registered }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** Rows a transaction: other writers, and the calls of this process, wait while one runs. */
const chunkRows = 50;

/**
 * Takes receivables in that a program hands over one by one or many at a time, judged and brought in as rows of a file are: good ones go
 * in, bad ones are told with the field and the reason, the same again changes nothing. Each row is whole or not at all.
 */
export async function takeReceivables(tools: TakeTools, order: TakeOrder): Promise<Result<Taken[], Refusal<'creditor_unknown'>>> {
  const { work, books, clock } = tools;
  const creditor = await work.run((tx) => books.creditors.find(tx, order.creditorId));
  if (!creditor) return refuse('creditor_unknown', `no creditor has the id ${order.creditorId}`);
  const defaults = {
    country: order.country ?? creditor.country,
    currency: creditor.currency,
    today: localDate(clock.now(), creditor.country).toString(),
  };
  const taken: Taken[] = [];
  const first = new Map<string, number>();
  for (let from = 0; from < order.rows.length; from += chunkRows) {
    if (from > 0) await tools.letOthersIn?.();
    const read = order.rows.slice(from, from + chunkRows).map((given, at): Read => {
      const line = from + at;
      const parsed = readGiven(given, line, defaults);
      if (!parsed.ok) return parsed;
      const key = externalKeyOf(parsed.row);
      const earlier = first.get(key);
      if (earlier !== undefined) return { ok: false, errors: [repeated(earlier, line, parsed.row)] };
      first.set(key, line);
      return parsed;
    });
    taken.push(...(await takeChunk(tools, creditor, order.actor, read, from)));
  }
  return accept(taken);
}

type Read = { readonly ok: true; readonly row: DebtorRow } | { readonly ok: false; readonly errors: readonly RowError[] };

function takeChunk(tools: TakeTools, creditor: Creditor, actor: Actor, read: readonly Read[], from: number): Promise<Taken[]> {
  const good = read.flatMap((one, at) => (one.ok ? [{ row: one.row, at }] : []));
  return tools.work.run(async (tx) => {
    const journal = bufferJournal(tools.journal);
    const source = { creditor, actor, importId: null };
    const rows = good.map(({ row }) => prepareRow(tools.hasher, creditor, row));
    const registered = await registerReceivables({ ...tools, journal }, tx, source, rows);
    await journal.flush(tx);
    const outcomes = new Map(good.map(({ at }, index) => [at, registered[index]]));
    return read.map((one, at): Taken => {
      const outcome = outcomes.get(at);
      if (!one.ok) return one;
      if (outcome?.ok) return { ok: true, value: outcome.value };
      const { reason = 'nothing_owed' as const, message = '' } = outcome ?? {};
      return { ok: false, errors: [{ line: from + at, column: 'amount/amount', reason, message, value: '0' }] };
    });
  });
}

function repeated(earlier: number, line: number, { receivableId }: DebtorRow): RowError {
  const same = receivableId === null ? 'phone, due date, amount and variable symbol' : 'receivableId';
  const message = `row ${earlier} has the same ${same}: keep one of them`;
  return {
    line,
    column: receivableId === null ? '' : 'receivableId',
    reason: 'duplicate_row',
    message,
    value: receivableId ?? '',
  };
}
