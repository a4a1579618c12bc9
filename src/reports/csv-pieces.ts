/** `lines`: how many rows are in this piece. */
export type CsvPiece = { readonly csv: string; readonly lines: number };

/**
 * CSV piece by piece: the head, then a piece a page until one is not full. No more than a page is in memory, however many there are. A row
 * may come to no line at all.
 */
export async function* csvPieces<Row, Mark extends string>(
  head: string,
  pageSize: number,
  pageAfter: (after: Mark | null) => Promise<readonly Row[]>,
  { markOf, linesOf }: { readonly markOf: (row: Row) => Mark; readonly linesOf: (row: Row) => readonly string[] },
): AsyncGenerator<CsvPiece> {
  yield { csv: head, lines: 0 };
  for (let after: Mark | null = null; ; ) {
    const page: readonly Row[] = await pageAfter(after);
    const written = page.flatMap(linesOf);
    if (written.length > 0) yield { csv: written.join(''), lines: written.length };
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = markOf(last);
  }
}
