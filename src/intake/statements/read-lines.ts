import { UnreadableStatement } from './unreadable-statement.ts';

export type Line = { readonly number: number; readonly text: string };

const longest = 1 << 16;

/** The lines of a text, counted from 1, without their ends (LF, CRLF or CR). Throws UnreadableStatement on a line beyond 64 KiB. */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 0;
  let rest = '';
  let afterReturn = false;
  for await (const piece of pieces) {
    if (piece === '') continue;
    const text = rest + (afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece);
    const lines = text.split(/\r\n|\r|\n/);
    afterReturn = piece.endsWith('\r');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number += 1;
      yield { number, text: needShort(line, number) };
    }
    needShort(rest, number + 1);
  }
  if (rest !== '') yield { number: number + 1, text: rest };
}

function needShort(line: string, number: number): string {
  if (line.length <= longest) return line;
  throw new UnreadableStatement('too_large', `line ${number}`, 'the line is longer than any of a bank: this is no such file');
}
