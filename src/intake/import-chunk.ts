import { Fault } from '../kernel/fault.ts';
import type { ImportId } from '../kernel/ids.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import { applyCreditNote } from '../receivables/apply-credit-note.ts';
import type { Creditor } from '../receivables/model.ts';
import { type TakenParty, takePartyRow } from '../receivables/parties/take-party-row.ts';
import { confirmRow, type Registered } from '../receivables/register-receivable.ts';
import { registerReceivables } from '../receivables/register-receivables.ts';
import { bufferJournal } from './buffer-journal.ts';
import type { ImportOrder, ImportTools } from './import-receivables.ts';
import type { ImportCounts, TakenRow } from './ports.ts';
import type { RowError, RowErrorReason } from './row-error.ts';

/** One transaction: every good row of the chunk, the errors of the others, the journal, and how far we have come. */
export function importChunk(
  tools: ImportTools,
  order: ImportOrder,
  creditor: Creditor,
  importId: ImportId,
  before: ImportCounts,
  rows: readonly TakenRow[],
): Promise<ImportCounts> {
  return tools.work.run(async (tx) => {
    const journal = bufferJournal(tools.journal);
    const source = { creditor, actor: order.actor, importId, confirmedEmails: order.confirmedEmails ?? null };
    const wrong: RowError[][] = [];
    const owed = rows.filter((row) => row.is === 'owed');
    const notes = rows.filter((row) => row.is === 'credit_note');
    const parties = rows.filter((row) => row.is === 'party');
    for (const row of rows) if (row.is === 'wrong') wrong.push([...row.errors]);
    const counts = { ...before, rows: before.rows + rows.length };
    const count = (
      outcome: Result<Registered | TakenParty, Refusal<RowErrorReason>>,
      { line, part }: TakenRow,
      column: string,
      value: string,
    ) => {
      if (outcome.ok) counts[outcome.value.outcome] += 1;
      else
        wrong.push([
          { line, ...(part !== undefined && { part }), column, reason: outcome.reason, message: outcome.message, value },
        ]);
    };
    const registered = await registerReceivables(
      { ...tools, journal },
      tx,
      source,
      owed.map(({ prepared }) => prepared),
    );
    for (const [index, row] of owed.entries()) {
      const outcome = registered[index];
      if (outcome) count(outcome, row, 'amount', '0');
    }
    for (const row of notes) count(await applyCreditNote({ ...tools, journal }, tx, source, row.note), row, '', '');
    const act = { actor: order.actor, origin: importId };
    for (const row of parties) {
      const outcome = await takePartyRow({ ...tools, journal }, tx, act, creditor, row.party);
      count(outcome, row, row.toldBy, '***');
      if (outcome.ok && source.confirmedEmails) await confirmRow(tools, tx, source, outcome.value.personId, row.party.person);
    }
    counts.rejected += wrong.length;
    const errors = wrong.toSorted((a, b) => (a[0]?.line ?? 0) - (b[0]?.line ?? 0)).flat();
    await tools.batches.addErrors(tx, importId, errors);
    await journal.flush(tx);
    if (!(await tools.batches.advance(tx, importId, before.rows, counts)))
      throw new Fault('import_taken_over', `Another program is importing ${order.file.name} now`, {
        kind: 'misconfigured',
        remedy: 'Let it finish; what it has done is done once.',
      });
    return counts;
  }, untilLast);
}

/** A power cut may take the last few chunks back, each whole, and the file goes on where that leaves it; its end is waited for. */
const untilLast = { survives: 'process_end' } as const;
