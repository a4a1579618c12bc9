import type { JournalEvent } from './event.ts';
import type { JournalReader } from './ports.ts';

/** The whole journal in order, a page at a time. */
export async function* allEvents(journal: Pick<JournalReader, 'read'>): AsyncGenerator<JournalEvent> {
  for (let after = 0; ; ) {
    const events = await journal.read({ after, limit: pageSize });
    yield* events;
    const last = events.at(-1);
    if (!last || events.length < pageSize) return;
    after = last.seq;
  }
}

const pageSize = 5000;
