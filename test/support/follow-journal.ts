import type { JournalEvent } from '../../src/journal/event.ts';
import type { JournalReader } from '../../src/journal/ports.ts';

/** The journal so far, each line read once however often it is asked for: a test that looks ten times a second costs the calls nothing. */
export function followJournal(journal: Pick<JournalReader, 'read'>): () => Promise<JournalEvent[]> {
  const lines: JournalEvent[] = [];
  let reading = Promise.resolve();
  const readOn = async () => {
    for (;;) {
      const events = await journal.read({ after: lines.at(-1)?.seq ?? 0, limit: pageSize });
      lines.push(...events);
      if (events.length < pageSize) return;
    }
  };
  return async () => {
    const now = reading.then(readOn);
    reading = now.catch(() => undefined); // whoever asked is told; the next looks again
    await now;
    return [...lines];
  };
}

const pageSize = 5000;
