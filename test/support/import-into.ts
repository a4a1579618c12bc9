import { createHash } from 'node:crypto';
import { seenRows } from '../../src/adapters/db/intake/seen-rows.ts';
import { sqliteImportBatches } from '../../src/adapters/db/intake/sqlite-import-batches.ts';
import { type ImportOrder, type ImportTools, importReceivables } from '../../src/intake/import-receivables.ts';
import type { ImportFile } from '../../src/intake/ports.ts';
import { prepareHere, readRowsHere } from '../../src/intake/read-rows-here.ts';
import type { Creditor } from '../../src/receivables/model.ts';
import type { OpenBooks } from './open-books.ts';

/** A file that is only in memory, given out in pieces of `piece` bytes. */
export function fileOf(name: string, contents: string | Uint8Array, piece = 1000): ImportFile {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  return {
    name,
    bytes: async function* () {
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
    },
    sha256: async () => createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Imports into the open books; rejected files land in `rejected`, by name. */
export function importerInto(the: OpenBooks) {
  const rejected = new Map<string, string>();
  const tools: ImportTools = {
    ...the.tools,
    work: the.work,
    batches: sqliteImportBatches,
    readRows: readRowsHere({ prepareFor: prepareHere(the.tools.hasher), seenRows }),
    rejectedFiles: {
      write: async (name, text) => {
        let all = '';
        for await (const part of text) all += part;
        rejected.set(name, all);
        return name;
      },
    },
  };
  return {
    rejected,
    tools,
    importFile: (creditor: Creditor, file: ImportFile, order: Partial<ImportOrder> = {}) =>
      importReceivables(tools, { file, creditorId: creditor.id, actor: 'user:test', ...order }),
  };
}
