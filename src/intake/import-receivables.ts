import type { Actor } from '../journal/event.ts';
import { localDate } from '../kernel/calendar.ts';
import type { CreditorId, ImportId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { Creditor } from '../receivables/model.ts';
import type { Books } from '../receivables/ports.ts';
import type { RegisterTools } from '../receivables/register-receivable.ts';
import type { IntakeHappening } from './events.ts';
import { importChunk } from './import-chunk.ts';
import type { RowDefaults } from './parse-row.ts';
import type {
  ImportBatch,
  ImportBatches,
  ImportCounts,
  ReadOrder,
  ReadRows,
  RejectedFiles,
  RowReading,
  TakenRow,
} from './ports.ts';
import type { RecordsRefusal } from './records/open-records.ts';
import type { FileForm } from './records/record-source.ts';
import { rejectedName, renderRejected } from './render-rejected.ts';

export type ImportTools = RegisterTools & {
  readonly books: Books;
  readonly work: UnitOfWork;
  readonly batches: ImportBatches;
  readonly rejectedFiles: RejectedFiles;
  readonly readRows: ReadRows;
  /** Waited for between two transactions: whoever else wants to write gets in. */
  readonly letOthersIn?: () => Promise<void>;
};

export type ImportOrder = ReadOrder & {
  readonly creditorId: CreditorId;
  readonly actor: Actor;
  /** For rows that name none; the creditor's when not given. */
  readonly currency?: Currency;
  /** How the creditor has confirmed the file's e-mail addresses ("asked at each signing"): they are verified from now on. */
  readonly confirmedEmails?: string;
  /** Rows a transaction, at most 2000; as many as are done in `transactionMs` when not given. Other writers wait while one runs. */
  readonly chunkRows?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops between two transactions; the same order later goes on there. */
  readonly signal?: AbortSignal;
};

export type ImportProgress = {
  readonly rows: number;
  readonly totalRows: number;
  readonly bytes: number;
  readonly totalBytes: number;
  /** Rows turned away so far. */
  readonly rejected: number;
};

export type ImportSummary = FileForm & {
  readonly importId: ImportId;
  readonly rows: number;
  readonly good: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Where the rejected rows are told; null when there are none. */
  readonly rejectedFile: string | null;
  /** Rows that an earlier, interrupted run had done. */
  readonly resumedFrom: number;
};

export type ImportRefusal = RecordsRefusal | Refusal<'creditor_unknown'>;

/**
 * Brings a file of receivables in, whatever it is written in, chunk by chunk, each in one transaction with its journal. Good rows go in, bad ones come
 * back in `NAME.rejected.csv`. An interrupted import goes on where it stopped; the same file again changes nothing. A file that cannot
 * be read to its end is refused before anything is written.
 */
export async function importReceivables(tools: ImportTools, order: ImportOrder): Promise<Result<ImportSummary, ImportRefusal>> {
  const { work, books, batches } = tools;
  const creditor = await work.run((tx) => books.creditors.find(tx, order.creditorId));
  if (!creditor) return refuse('creditor_unknown', `no creditor has the id ${order.creditorId}`);
  const defaults: RowDefaults = {
    country: order.country ?? creditor.country,
    currency: order.currency ?? creditor.currency,
    today: localDate(tools.clock.now(), creditor.country).toString(),
  };
  const opened = await tools.readRows(order, creditor, defaults);
  if (!opened.ok) return opened;
  const reading = opened.value;
  const { batch, counts } = await bringIn(creditor).finally(() => reading.close());
  const rejectedFile = counts.rejected === 0 ? null : await writeRejected(tools, order, reading.form, batch.id);
  const good = counts.created + counts.updated + counts.unchanged;
  await work.run(async (tx) => {
    await batches.finish(tx, batch.id, tools.clock.now().epochMilliseconds);
    const imported: IntakeHappening = {
      type: 'receivables_imported',
      subject: { creditorId: creditor.id },
      data: { importId: batch.id, ...counts, good, ...(order.confirmedEmails && { confirmedEmails: order.confirmedEmails }) },
    };
    await tools.journal.append(tx, order.actor, [imported]);
  });
  return accept({ importId: batch.id, ...counts, good, rejectedFile, ...reading.form, resumedFrom: batch.counts.rows });

  async function bringIn(to: Creditor) {
    const batch = await openBatch(tools, order, to);
    return { batch, counts: await importRows(tools, order, to, reading, batch) };
  }
}

/** The interrupted batch of this file and these settings, or a new one. */
async function openBatch(
  { work, batches, ids, clock }: ImportTools,
  order: ImportOrder,
  creditor: Creditor,
): Promise<ImportBatch> {
  const { mapping, encoding, delimiter, sheet, currency, country, confirmedEmails } = order;
  const settings = JSON.stringify({ mapping, encoding, delimiter, sheet, currency, country, confirmedEmails });
  const fileHash = await order.file.sha256();
  return work.run(async (tx) => {
    const running = await batches.findRunning(tx, creditor.id, fileHash, settings);
    if (running) return running;
    const batch: ImportBatch = {
      id: ids.next('imp'),
      creditorId: creditor.id,
      fileName: order.file.name,
      fileHash,
      settings,
      state: 'running',
      startedAt: clock.now().epochMilliseconds,
      finishedAt: null,
      counts: { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
    };
    await batches.insert(tx, batch);
    return batch;
  });
}

async function importRows(
  tools: ImportTools,
  order: ImportOrder,
  creditor: Creditor,
  reading: RowReading,
  batch: ImportBatch,
): Promise<ImportCounts> {
  let chunkRows = Math.min(mostRows, Math.max(1, order.chunkRows ?? firstRows));
  let counts = batch.counts;
  let waiting: TakenRow[] = [];
  const flush = async (bytes: number) => {
    order.signal?.throwIfAborted();
    const chunk = waiting.slice(0, chunkRows);
    waiting = waiting.slice(chunkRows);
    const from = tools.clock.now().epochMilliseconds;
    counts = await importChunk(tools, order, creditor, batch.id, counts, chunk);
    if (order.chunkRows === undefined) chunkRows = nextChunkRows(chunk.length, tools.clock.now().epochMilliseconds - from);
    await tools.letOthersIn?.();
    const { rows, rejected } = counts;
    order.onProgress?.({ rows, rejected, totalRows: Math.max(reading.rows, rows), bytes, totalBytes: reading.bytes });
  };
  for await (const { rows, bytes } of reading.from(batch.counts.rows)) {
    waiting.push(...rows);
    while (waiting.length >= chunkRows) await flush(bytes);
  }
  while (waiting.length > 0) await flush(reading.bytes);
  return counts;
}

const firstRows = 100;
const leastRows = 50;
const mostRows = 2000;
/** How long one transaction should take: a dialer that wants to write waits for it. */
const transactionMs = 80;

/** As many rows as would have taken `transactionMs`, at most twice as many as this time. */
function nextChunkRows(rows: number, tookMs: number): number {
  const fitting = Math.floor((rows * transactionMs) / Math.max(1, tookMs));
  return Math.min(mostRows, rows * 2, Math.max(leastRows, fitting));
}

async function writeRejected(tools: ImportTools, order: ImportOrder, form: FileForm, importId: ImportId): Promise<string> {
  async function* errors() {
    for (let skip = 0; ; skip += 500) {
      const page = await tools.work.run((tx) => tools.batches.errors(tx, importId, skip, 500));
      yield* page;
      if (page.length < 500) return;
    }
  }
  return tools.rejectedFiles.write(rejectedName(order.file.name), renderRejected(errors(), form));
}
