import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ReadOrder, ReadRows, RowBundle, RowReading, TakenRow } from '../intake/ports.ts';
import { detectFormat } from '../intake/records/detect-format.ts';
import type { RecordsRefusal } from '../intake/records/open-records.ts';
import { Fault, type FaultKind } from '../kernel/fault.ts';
import type { Result } from '../kernel/result.ts';
import { type HandedRows, takeOver } from '../receivables/ahead/hand-over.ts';
import type { AheadRow } from '../receivables/ahead/prepare-ahead.ts';
import type { Creditor } from '../receivables/model.ts';

/** Where the record lies, and the key of what is hashed in it. */
export type RecordPlace = { readonly database: string; readonly keyFile: string };

/** What the thread is to do. */
export type ThreadOrder = {
  readonly path: string | readonly string[];
  readonly record: RecordPlace;
  readonly order: Omit<ReadOrder, 'file'>;
  readonly creditor: Creditor;
  readonly defaults: Parameters<ReadRows>[2];
  /** Where it tells what it has read. After each time it says anything at all to its parent, so that nobody has to look again and again. */
  readonly told: MessagePort;
};

/** What the thread tells: first how the file can be read, then bundles, as many as were asked for. */
export type Told =
  | { readonly is: 'opened'; readonly as: Result<Pick<RowReading, 'form' | 'rows' | 'bytes'>, RecordsRefusal> }
  | ToldBundle
  | { readonly is: 'end' }
  | { readonly is: 'failed'; readonly fault: ToldFault };

/** `rows`: JSON of the rows without what was prepared of them, a number being the line of one that is owed. */
export type ToldBundle = { readonly is: 'bundle'; readonly rows: string; readonly bytes: number; readonly prepared: HandedRows };

export type ToldFault = Pick<Fault, 'code' | 'message' | 'retryable' | 'remedy'> & { readonly kind: FaultKind | null };

/** To the thread: give so many more bundles; the first time, from which row on. */
export type Asked = { readonly bundles: number; readonly skip: number };

/** Of delimited text only what waits to be handed over is kept; a workbook is read whole. Left alone, a heap grows while there is memory. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 24 };

/** Bundles that are read ahead; with them the memory that waits is bounded. */
const ahead = 64;

/**
 * Reads, understands and prepares a file's rows in a thread beside, so that a second processor does it while this thread writes. The thread reads
 * `path` itself; an error of it ends the reading as it would here.
 */
export function readRowsBeside(path: string | readonly string[], record: RecordPlace): ReadRows {
  return async ({ file, mapping, encoding, delimiter, sheet, country }, creditor, defaults) => {
    const order = { ...(mapping && { mapping }), ...(encoding && { encoding }), ...(delimiter && { delimiter }) };
    const { port1: told, port2 } = new MessageChannel();
    const workerData: ThreadOrder = {
      ...{ path, record, creditor, defaults, told: port2 },
      order: { ...order, ...(sheet !== undefined && { sheet }), ...(country && { country }) },
    };
    const worker = new Worker(new URL('./read-rows-thread.ts', import.meta.url), {
      workerData,
      transferList: [port2],
      ...((await detectFormat(file)) === 'delimited' && { resourceLimits }),
    });
    const { next, stop } = listen(worker, told);
    const close = async () => {
      stop();
      await worker.terminate();
      told.close();
    };
    const ask = (asked: Asked) => worker.postMessage(asked);
    try {
      const opened = await next();
      if (opened.is !== 'opened') throw new Error(`the reading thread told ${opened.is} first`);
      if (!opened.as.ok) {
        await close();
        return opened.as;
      }
      return { ok: true, value: { ...opened.as.value, from: (skip) => bundles(next, ask, skip), close } };
    } catch (error) {
      await close();
      throw error;
    }
  };
}

async function* bundles(next: () => Promise<Told>, ask: (asked: Asked) => void, skip: number): AsyncGenerator<RowBundle> {
  ask({ bundles: ahead, skip });
  for (;;) {
    const told = await next();
    if (told.is !== 'bundle') return;
    ask({ bundles: 1, skip });
    yield bundleOf(told);
  }
}

function bundleOf({ rows, bytes, prepared }: ToldBundle): RowBundle {
  const owed = takeOver(prepared).values();
  return {
    bytes,
    rows: (JSON.parse(rows) as (number | TakenRow)[]).map((row) => {
      if (typeof row === 'number') return { line: row, is: 'owed', prepared: owed.next().value as AheadRow };
      return row.is === 'owed' ? { ...row, prepared: owed.next().value as AheadRow } : row;
    }),
  };
}

/**
 * What the worker tells, one after the other: throws what it failed with. Once stopped, nothing more is heard of it: it may break off anywhere. What
 * waits is left as it was sent until it is wanted: as objects it would grow old while it waits, and old ones are taken back late.
 */
function listen(worker: Worker, port: MessagePort): { readonly next: () => Promise<Told>; readonly stop: () => void } {
  let failure: unknown;
  let stopped = false;
  let wake = () => {};
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  const ended = () => fail(new Error('the reading thread has ended before the file has'));
  worker.on('message', () => wake());
  worker.on('error', fail);
  worker.on('exit', ended);
  const next = async () => {
    for (;;) {
      const first: Told | undefined = stopped ? undefined : receiveMessageOnPort(port)?.message;
      if (first?.is === 'failed') throw faultOf(first.fault);
      if (first) return first;
      if (failure !== undefined) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const stop = () => {
    stopped = true;
    ended();
  };
  return { next, stop };
}

function faultOf({ kind, code, message, retryable, remedy }: ToldFault): Error {
  if (kind === null) return new Error(message);
  return new Fault(code, message, { kind, retryable, ...(remedy !== undefined && { remedy }) });
}
