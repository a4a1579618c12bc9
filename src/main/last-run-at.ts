import type { JournalReader } from '../journal/ports.ts';

/** When the journal last told of a run of this type (epoch ms); null when it never did. */
export async function lastRunAt(
  journal: Pick<JournalReader, 'read'>,
  type: 'banks_asked' | 'interest_run' | 'retention_run' | 'segments_formed',
): Promise<number | null> {
  let last: number | null = null;
  for (let after = 0; ; ) {
    const runs = await journal.read({ after, limit: 1000, types: [type] });
    last = runs.at(-1)?.at ?? last;
    if (runs.length < 1000) return last;
    after = runs.at(-1)?.seq ?? after;
  }
}
