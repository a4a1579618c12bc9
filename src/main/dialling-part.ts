import type { Dialer } from '../dialer/run-dialer.ts';
import type { RestoredFrom } from '../gate/ports.ts';

/** Whether calls are placed as they fall due, and what is in the way when not. */
export function diallingPart(dialer: Dialer, restored: RestoredFrom | null) {
  const holds = dialer.holds().map(({ note }) => note);
  const notes = restored ? [...holds, waitsForWord(restored)] : holds;
  return { part: 'dialling', ready: notes.length === 0, note: notes.join('; ') || null };
}

/** What the server says while a restored record waits for a word. */
export function waitsForWord({ madeAt }: RestoredFrom): string {
  const made = Temporal.Instant.fromEpochMilliseconds(madeAt).toString({ smallestUnit: 'minute' });
  return `restored_from_backup: the record is of ${made}; nothing is dialled or sent before dovolat confirm-restore`;
}
