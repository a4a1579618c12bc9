import type { ServerResponse } from 'node:http';
import type { Subject } from '../journal/event.ts';
import type { JournalReader } from '../journal/ports.ts';
import type { Timers } from '../kernel/clock.ts';
import { wireEvent } from './wire.ts';

export type EventStream = {
  readonly journal: JournalReader;
  readonly timers: Timers;
  /** Headers already sent; nobody else writes to it. */
  readonly response: ServerResponse;
  /** The reader has seen everything up to this `seq`; undefined: only what comes from now on. */
  readonly after: number | undefined;
  readonly subject: Subject | undefined;
  /** Asked at every heartbeat; false ends the stream. */
  readonly mayGoOn: () => Promise<boolean>;
  /** Aborts when the server closes. */
  readonly signal: AbortSignal;
};

/** Events read at once; also the most that is ever buffered for a slow reader. */
const batch = 200;
const heartbeatMs = 15_000;
/** A reader that takes nothing for so long is cut off; it resumes from its last id. */
const patienceMs = 20_000;
/** Between two reads of the journal, so that a burst of commits goes out together. */
const breathMs = 50;

/**
 * Sends the journal as server-sent events until either side ends: `happened` with `id` = `seq`, each once and in order, because each
 * stream reads the journal by itself from where it stands. `ready` says where it starts; `reset` that the given id lies beyond the
 * journal (a restored database) and everything must be read anew; `heartbeat` that the line is alive.
 */
export async function streamEvents({ journal, timers, response, after, subject, mayGoOn, signal }: EventStream): Promise<void> {
  const gone = new AbortController();
  const end = () => gone.abort();
  response.on('close', end);
  response.on('error', end);
  signal.addEventListener('abort', end, { once: true });
  const bell = newBell();
  const stopListening = journal.onAppend(bell.ring);
  let beat = false;
  let cancelBeat = () => {};
  const nextBeat = () => {
    cancelBeat = timers.after(heartbeatMs, () => {
      beat = true;
      bell.ring();
    });
  };
  try {
    const last = await journal.lastSeq();
    let cursor = after === undefined ? last : Math.min(after, last);
    const opening = after !== undefined && after > last ? 'reset' : 'ready';
    await write(response, `retry: 2000\nid: ${cursor}\nevent: ${opening}\ndata: {"seq":${cursor}}\n\n`, timers, gone.signal);
    nextBeat();
    while (!gone.signal.aborted) {
      bell.still();
      const events = await journal.read({ after: cursor, limit: batch, ...(subject && { subject }) });
      if (events.length > 0) {
        cursor = events.at(-1)?.seq ?? cursor;
        const text = events.map((event) => `id: ${event.seq}\nevent: happened\ndata: ${JSON.stringify(wireEvent(event))}\n\n`);
        await write(response, text.join(''), timers, gone.signal);
      }
      if (events.length === batch) continue;
      if (beat) {
        beat = false;
        if (!(await mayGoOn())) return;
        await write(response, 'event: heartbeat\ndata: {}\n\n', timers, gone.signal);
        nextBeat();
      }
      await bell.rung(gone.signal);
      await timers.sleep(breathMs, gone.signal).catch(() => undefined);
    }
  } finally {
    stopListening();
    cancelBeat();
    signal.removeEventListener('abort', end);
    response.end();
  }
}

/** Resolves when the text is handed on; cuts the connection off when the reader does not take it in time. */
async function write(response: ServerResponse, text: string, timers: Timers, gone: AbortSignal): Promise<void> {
  if (gone.aborted || response.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      cancel();
      response.off('drain', done);
      gone.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(patienceMs, () => {
      response.destroy();
      done();
    });
    response.on('drain', done);
    gone.addEventListener('abort', done);
  });
}

/** Remembers a ring that came while nobody waited. */
function newBell() {
  let rang = false;
  let wake = () => {};
  return {
    ring: () => {
      rang = true;
      wake();
    },
    still: () => {
      rang = false;
    },
    rung: (gone: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (rang || gone.aborted) return resolve();
        const done = () => {
          gone.removeEventListener('abort', done);
          wake = () => {};
          resolve();
        };
        wake = done;
        gone.addEventListener('abort', done);
      }),
  };
}
