import { isCollection, LineCounter, parseDocument } from 'yaml';
import type { Place, Problem } from './place.ts';

/** A YAML text as plain data, with the place of every part of it. */
export type PlacedData = {
  readonly data: unknown;
  /** Where the value at `path` stands; the nearest part above it that exists, when it does not. */
  placeOf(path: readonly PropertyKey[]): Place;
};

export type YamlProblem = Problem<'not_yaml'>;

/** Reads one YAML 1.2 document. Returns problems instead of data when it is not well-formed (also for repeated keys). */
export function readYaml(text: string, file: string): { ok: true; value: PlacedData } | { ok: false; problems: YamlProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0)
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        code: 'not_yaml',
        message: error.message.replace(/\s+/g, ' ').replace(/\.$/, ''),
        remedy: 'Correct the YAML at this place',
        at: at(error.pos[0]),
      })),
    };
  const placeOf = (path: readonly PropertyKey[]): Place => {
    let node: unknown = document.contents;
    let offset = hasRange(node) ? node.range[0] : 0;
    for (const key of path) {
      node = isCollection(node) ? (node.get(key, true) ?? node.get(Number(key), true)) : undefined;
      if (!hasRange(node)) break;
      offset = node.range[0];
    }
    return at(offset);
  };
  return { ok: true, value: { data: document.toJS(), placeOf } };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
