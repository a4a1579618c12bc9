import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { ImportFile } from '../ports.ts';
import type { CellValue } from './cell-text.ts';
import { checkWorkbook, mostPackedBytes, tooLarge, type WorkbookRefusal } from './check-workbook.ts';

export type Sheet = { readonly name: string; readonly rows: readonly (readonly CellValue[])[] };
export type Workbook = { readonly sheets: readonly Sheet[]; readonly bytes: number };

/** A workbook (.xlsx) with all its sheets, in memory: at most 32 MiB packed and 256 MiB unpacked. */
export async function readWorkbook(file: ImportFile): Promise<Result<Workbook, WorkbookRefusal>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.bytes()) {
    length += piece.length;
    if (length > mostPackedBytes) return tooLarge(file.name, `it has more than ${mostPackedBytes / 2 ** 20} MiB`);
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const checked = checkWorkbook(bytes, file.name);
  if (!checked.ok) return checked;
  try {
    const { default: readXlsxFile } = await import('read-excel-file/universal'); // most files are none, and it is large
    const sheets = await readXlsxFile(bytes.buffer);
    return accept({
      sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Sheet['rows'] })),
      bytes: length,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(
      'broken_workbook',
      `${file.name} is no workbook that can be read (${why}): save it again as .xlsx, or as CSV UTF-8`,
    );
  }
}
