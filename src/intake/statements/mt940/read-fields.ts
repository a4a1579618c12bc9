import { readLines } from '../read-lines.ts';
import { UnreadableStatement } from '../unreadable-statement.ts';

/** `:TAG:text`; lines of the text with `\n` between them. */
export type Field = { readonly tag: string; readonly text: string; readonly line: number };

const longest = 10_000;

/** The fields of SWIFT messages in their order. Headers (`{1:…}`, a bank's own lines), trailers and the marks of blocks are passed over. */
export async function* readFields(text: AsyncIterable<string>): AsyncGenerator<Field> {
  let field: { tag: string; text: string; line: number } | null = null;
  for await (const { number, text: raw } of readLines(text)) {
    const line = raw.replace(/^(\{[^}]*\})*\{4:/, '');
    const tagged = /^:(\d{2}[A-Z]?|NS):(.*)$/.exec(line);
    if (tagged) {
      if (field) yield field;
      field = { tag: tagged[1] ?? '', text: tagged[2] ?? '', line: number };
    } else if (line === '-' || line.startsWith('-}') || line.startsWith('{')) {
      if (field) yield field;
      field = null;
    } else if (field) {
      field.text += `\n${line}`;
      if (field.text.length > longest)
        throw new UnreadableStatement('too_large', `line ${number}`, `:${field.tag}: is longer than any of a bank`);
    }
  }
  if (field) yield field;
}
