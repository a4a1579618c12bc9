import { columnNamed, foldName } from './columns.ts';

/** The likelier first; a comma last, since amounts have one too. */
const delimiters = [';', '\t', '|', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** What separates the values of this line: whatever makes most column names of it, then whatever occurs most outside quotes. */
export function detectDelimiter(firstLine: string, alsoNames: readonly string[] = []): Delimiter {
  const mapped = new Set(alsoNames.map(foldName));
  const score = (delimiter: Delimiter) => {
    const cells = firstLine.replace(/"[^"]*"/g, (quoted) => quoted.replaceAll(delimiter, ' ')).split(delimiter);
    const named = cells.map((cell) => cell.replaceAll('"', '')).filter((cell) => columnNamed(cell) || mapped.has(foldName(cell)));
    return named.length * 1000 + cells.length;
  };
  return delimiters.toSorted((a, b) => score(b) - score(a))[0] ?? ';';
}
