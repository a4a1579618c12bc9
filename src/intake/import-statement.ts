import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import { Fault } from '../kernel/fault.ts';
import type { CreditorId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { BankAccount, StatementFormat } from '../receivables/bank/model.ts';
import type { Books } from '../receivables/ports.ts';
import type { Encoding } from './detect-encoding.ts';
import type { ImportProgress } from './import-receivables.ts';
import type { ImportFile } from './ports.ts';
import type { BookTools } from './statements/book-statement.ts';
import { inspectStatements, type StatementsRefusal } from './statements/inspect-statements.ts';
import { type Booking, openBooking } from './statements/open-booking.ts';
import { statementsIn } from './statements/open-statement-file.ts';
import type { StatementOutcome } from './statements/statement-outcome.ts';
import { UnreadableStatement } from './statements/unreadable-statement.ts';

export type StatementTools = BookTools & { readonly books: Pick<Books, 'creditors'> };

export type StatementOrder = {
  readonly file: ImportFile;
  readonly actor: Actor;
  readonly format: StatementFormat | 'auto';
  /** Detected when not given. */
  readonly encoding?: Encoding;
  /** The only account that the file may be of; needed where it names virtual accounts. As people write it. */
  readonly account?: string;
  /** Only accounts of this creditor. */
  readonly creditorId?: CreditorId;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops between two transactions; the same order later begins with what is not booked. */
  readonly signal?: AbortSignal;
};

export type StatementSummary = {
  readonly format: StatementFormat;
  readonly encoding: Encoding;
  readonly statements: readonly StatementOutcome[];
};

export type StatementRefusal = StatementsRefusal | Refusal<'account_unknown'>;

/**
 * Brings a file of bank statements in. It is read to its end before anything is written, and refused when it is cut off, damaged or of no
 * account of ours. Then each statement is booked whole: its movements are seen at once, when the last of them is there. Movements that the
 * account has already are not booked again, whichever format brought them; the same file again changes nothing.
 */
export async function importStatement(
  tools: StatementTools,
  order: StatementOrder,
): Promise<Result<StatementSummary, StatementRefusal>> {
  const { file } = order;
  const accounts = await accountsOf(tools, order);
  const plain = order.account?.replace(/\s/g, '').toUpperCase();
  const account = accounts.find(({ iban }) => iban === plain);
  if (plain !== undefined && !account)
    return refuse('account_unknown', `${plain} is no account of a creditor: add it with dovolat bank-account add`);
  const { format, encoding } = order;
  const wish = { format, ...(encoding && { encoding }), ...(account && { account }) };
  const tomorrow = localDate(tools.clock.now(), 'CZ').add({ days: 1 }).toString();
  const inspected = await inspectStatements(file, wish, accounts, tomorrow);
  if (!inspected.ok) return inspected;
  const fileHash = await file.sha256();
  const { form, owners, statements: found, bytes: totalBytes, entries: totalRows } = inspected.value;
  const outcomes: StatementOutcome[] = [];
  let bytes = 0;
  let rows = 0;
  let booking: Booking | undefined;
  const tell = () => order.onProgress?.({ rows, totalRows, bytes, totalBytes, rejected: 0 });
  const count = (length: number) => {
    bytes += length;
  };
  try {
    for await (const part of statementsIn(file, form, owners, count)) {
      const next = found[outcomes.length];
      if (!next) throw changed(file);
      booking ??= await openBooking(tools, order, next, form.format, fileHash);
      if (part.kind === 'entry') {
        rows += 1;
        await booking.take(part.entry);
        if (rows % 500 === 0) tell();
      } else {
        if (part.statement.entries !== next.entries || part.statement.sumMinor !== next.sumMinor) throw changed(file);
        outcomes.push(await booking.finish());
        booking = undefined;
        tell();
      }
    }
  } catch (error) {
    throw error instanceof UnreadableStatement ? changed(file) : error;
  }
  return accept({ format: form.format, encoding: form.encoding, statements: outcomes });
}

async function accountsOf({ work, bank }: StatementTools, { creditorId }: StatementOrder): Promise<readonly BankAccount[]> {
  return work.run((tx) => (creditorId ? bank.accounts.ofCreditor(tx, creditorId) : bank.accounts.list(tx)));
}

/** What was begun is seen by nobody, and goes when the account's next statement comes. */
function changed({ name }: ImportFile): Fault {
  return new Fault('file_changed', `${name} was changed while it was read`, {
    kind: 'misconfigured',
    remedy: 'Import it again when it is complete; what is booked is booked once.',
  });
}
