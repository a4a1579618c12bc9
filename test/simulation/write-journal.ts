import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { allEvents } from '../../src/journal/all-events.ts';
import type { JournalReader } from '../../src/journal/ports.ts';
import { explainVerdict } from '../../src/judge/explain-verdict.ts';
import { startJudging, type Verdict } from '../../src/judge/judge.ts';

export type WrittenJournal = {
  /** A file with a line of JSON for each line of the journal, and its SHA-256. */
  readonly journal: string;
  readonly hash: string;
  readonly verdict: Verdict;
  readonly explained: string;
};

/** Writes the whole journal into a file, and has it judged on the way. */
export async function writeJournal(reader: JournalReader, path: string): Promise<WrittenJournal> {
  const judging = startJudging();
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  for await (const event of allEvents(reader)) {
    judging.feed(event);
    const line = `${JSON.stringify(event)}\n`;
    hash.update(line);
    writeSync(file, line);
  }
  closeSync(file);
  const verdict = judging.finish();
  return { journal: path, hash: hash.digest('hex'), verdict, explained: explainVerdict(verdict) };
}
