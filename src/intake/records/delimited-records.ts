import { accept, type Result } from '../../kernel/result.ts';
import { decodedRecords } from '../decoded-records.ts';
import { type FileRefusal, type FormWish, inspectDelimited, type PlanOf } from '../inspect-file.ts';
import type { ImportFile } from '../ports.ts';
import type { RecordSource } from './record-source.ts';

/** The rows of delimited text. `named`: what its columns may be called besides our own names. */
export async function delimitedRecords<Plan extends { readonly hasHeader: boolean }>(
  file: ImportFile,
  wish: FormWish,
  named: readonly string[],
  planOf: PlanOf<Plan>,
): Promise<Result<RecordSource<Plan>, FileRefusal>> {
  const inspected = await inspectDelimited(file, wish, named, planOf);
  if (!inspected.ok) return inspected;
  const { encoding, delimiter, plan, header, rows, bytes } = inspected.value;
  return accept({
    form: { format: 'delimited', encoding, delimiter, sheet: null, sheets: [] },
    ...{ plan, header, rows, bytes },
    records: async function* (onBytes = () => {}) {
      async function* counted() {
        for await (const piece of file.bytes()) {
          onBytes(piece.length);
          yield piece;
        }
      }
      let header = plan.hasHeader;
      for await (const record of decodedRecords(counted(), encoding, delimiter)) {
        if (!header) yield record;
        header = false;
      }
    },
  });
}
