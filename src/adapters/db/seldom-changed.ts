import type { Tx } from '../../kernel/transaction.ts';
import type { Schema } from './schema.ts';
import type { TableVersions } from './table-versions.ts';
import { notesOf } from './transaction-notes.ts';

/**
 * A read of rows that operators change now and then and every call looks at (campaigns, trunks, limits): what was read stands until one of
 * `tables` is written, by this process or another. `read` must look at nothing else, and nobody may change what it gives.
 */
export function seldomChanged<Asked extends string, Answer>(
  tables: readonly (keyof Schema)[],
  read: (tx: Tx, asked: Asked) => Promise<Answer>,
): (tx: Tx, asked: Asked) => Promise<Answer> {
  const known = new WeakMap<TableVersions, Map<Asked, { readonly version: number; readonly answer: Answer }>>();
  return async (tx, asked) => {
    const versions = notesOf(tx)?.versions;
    if (!versions) return read(tx, asked);
    const answers = known.get(versions) ?? new Map();
    known.set(versions, answers);
    const version = versions.of(tables);
    const before = answers.get(asked);
    if (before?.version === version) return before.answer;
    const answer = await read(tx, asked);
    answers.set(asked, { version, answer });
    return answer;
  };
}
