import { SaxesParser } from 'saxes';
import { UnreadableStatement } from '../unreadable-statement.ts';

/** An element with what stands in it; names without their namespace's prefix. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

const deepest = 64;
/** Of characters in which no element begins or ends. */
const longestText = 1 << 20;
/** Elements that are kept at once. */
const most = 2_000_000;

/**
 * Reads XML piece by piece. Each element is handed to `closed` with its ancestors, outermost first, when it ends; where that says `drop`,
 * it is forgotten, so that a file of any length needs the memory of one entry. What `closed` leaves in `out` is given on.
 * Document types are refused before anything of them counts, so no entity can be defined. Throws UnreadableStatement.
 */
export async function* readXml<Out>(
  text: AsyncIterable<string>,
  closed: (element: XmlElement, ancestors: readonly XmlElement[], line: number) => 'keep' | 'drop',
  out: Out[],
): AsyncGenerator<Out> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: XmlElement[] = [];
  let quietFrom = 0;
  let read = 0;
  let kept = 0;
  const where = () => `line ${parser.line}`;
  const tooLarge = () =>
    new UnreadableStatement('too_large', where(), 'an entry is larger than any of a bank: this is no statement');
  parser.on('error', (error) => {
    throw new UnreadableStatement('not_well_formed', where(), `this is no well-formed XML: ${plain(error.message)}`);
  });
  parser.on('doctype', () => {
    throw new UnreadableStatement('has_doctype', where(), 'it has a document type (DOCTYPE), which no statement has');
  });
  parser.on('opentag', ({ name, attributes }) => {
    quietFrom = read;
    kept += 1;
    if (open.length >= deepest || kept > most) throw tooLarge();
    open.push({ name: local(name), attributes, children: [], text: '' });
  });
  const take = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    quietFrom = read;
    const element = open.pop() as XmlElement;
    if (closed(element, open, parser.line) === 'drop') kept -= sizeOf(element);
    else open.at(-1)?.children.push(element);
  });
  for await (const piece of text)
    for (let at = 0; at < piece.length; at += step) {
      parser.write(piece.slice(at, at + step));
      read += Math.min(step, piece.length - at);
      if (read - quietFrom > longestText) throw tooLarge();
      yield* out.splice(0);
    }
  if (read === 0) throw new UnreadableStatement('empty_file', '', 'the file is empty');
  parser.close();
  yield* out.splice(0);
}

const step = 1 << 14;

function sizeOf(element: XmlElement): number {
  return element.children.reduce((sum, child) => sum + sizeOf(child), 1);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Saxes writes the place before its message, and may quote the file behind it. */
function plain(message: string): string {
  return message
    .replace(/^\d+:\d+: /, '')
    .replace(/[:.] .*$/, '')
    .slice(0, 80);
}

/** The first element at this path, or undefined. */
export function at(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((here, name) => here?.children.find((child) => child.name === name), element);
}

/** Every element at this path. */
export function all(element: XmlElement | undefined, ...path: readonly string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (here, name) => here.flatMap(({ children }) => children.filter((child) => child.name === name)),
    element ? [element] : [],
  );
}

/** The text of the first element at this path, in one line; null when there is none or it is empty. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | null {
  return (
    at(element, ...path)
      ?.text.replace(/\s+/g, ' ')
      .trim() || null
  );
}
