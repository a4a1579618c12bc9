import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import type { Country } from '../kernel/country.ts';
import type { CreditorId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { Creditor } from '../receivables/model.ts';
import { type TakenParty, takePartyRow } from '../receivables/parties/take-party-row.ts';
import type { Books } from '../receivables/ports.ts';
import { externalKeyOf, prepareRow } from '../receivables/prepare-row.ts';
import type { Registered, RegisterTools } from '../receivables/register-receivable.ts';
import { registerReceivables } from '../receivables/register-receivables.ts';
import { bufferJournal } from './buffer-journal.ts';
import { partyKey } from './parse-party-row.ts';
import { type GivenReceivable, readGiven } from './read-given.ts';
import type { RowError, RowErrorReason } from './row-error.ts';

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
  | { readonly ok: true; readonly value: Registered | TakenParty }
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
  const first = new Map<string, number>();
  const taken = new Map<number, Taken>();
  const places = [...order.rows.keys()];
  const isParty = (at: number) => Boolean(order.rows[at]?.role || order.rows[at]?.principalId);
  // whose case somebody is put onto may be opened by a row below hers
  const inOrder = [...places.filter((at) => !isParty(at)), ...places.filter(isParty)];
  for (let from = 0; from < inOrder.length; from += chunkRows) {
    if (from > 0) await tools.letOthersIn?.();
    const good = new Map<number, Good>();
    for (const at of inOrder.slice(from, from + chunkRows)) {
      const read = readOnce(at);
      if (read.ok) good.set(at, read);
      else taken.set(at, read);
    }
    for (const [at, one] of await takeChunk(tools, creditor, order.actor, good)) taken.set(at, one);
  }
  return accept(places.flatMap((at) => taken.get(at) ?? []));

  function readOnce(at: number): Read {
    const parsed = readGiven(order.rows[at] ?? {}, at, defaults);
    if (!parsed.ok) return parsed;
    const key = 'party' in parsed ? partyKey(parsed.party) : externalKeyOf(parsed.row);
    const earlier = first.get(key);
    if (earlier !== undefined) return { ok: false, errors: [repeated(earlier, at, parsed)] };
    first.set(key, at);
    return parsed;
  }
}

type Good = Extract<ReturnType<typeof readGiven>, { readonly ok: true }>;
type Read = Good | { readonly ok: false; readonly errors: readonly RowError[] };

function takeChunk(
  tools: TakeTools,
  creditor: Creditor,
  actor: Actor,
  good: ReadonlyMap<number, Good>,
): Promise<[number, Taken][]> {
  return tools.work.run(async (tx) => {
    const journal = bufferJournal(tools.journal);
    const source = { creditor, actor, importId: null };
    const owed = [...good].flatMap(([at, one]) =>
      'row' in one ? [{ at, prepared: prepareRow(tools.hasher, creditor, one.row) }] : [],
    );
    const rows = owed.map(({ prepared }) => prepared);
    const registered = await registerReceivables({ ...tools, journal }, tx, source, rows);
    const taken = owed.map(({ at }, index): [number, Taken] => [at, outcomeOf(registered[index], at, 'amount/amount', '0')]);
    for (const [at, one] of good) {
      if (!('party' in one)) continue;
      const act = { actor, origin: tools.ids.next('evt') };
      const outcome = await takePartyRow({ ...tools, journal }, tx, act, creditor, one.party);
      taken.push([at, outcomeOf(outcome, at, one.toldBy, '***')]);
    }
    await journal.flush(tx);
    return taken;
  });
}

function outcomeOf(
  outcome: Result<Registered | TakenParty, Refusal<RowErrorReason>> | undefined,
  line: number,
  column: string,
  value: string,
): Taken {
  if (outcome?.ok) return { ok: true, value: outcome.value };
  const { reason = 'nothing_owed' as const, message = '' } = outcome ?? {};
  return { ok: false, errors: [{ line, column, reason, message, value }] };
}

function repeated(earlier: number, line: number, parsed: Good): RowError {
  if ('party' in parsed) {
    const message = `row ${earlier} puts the same person onto the same case: keep one of them`;
    return { line, column: parsed.toldBy, reason: 'duplicate_row', message, value: '***' };
  }
  const { receivableId } = parsed.row;
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
