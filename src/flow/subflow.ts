import { z } from 'zod';
import type { Place } from '../kernel/place.ts';
import { readYaml } from '../kernel/read-yaml.ts';
import { badDocument, type DocumentNode, type DocumentProblem, nodeName, nodesOf, nodesShape } from './document.ts';

/** A piece that several flows share: `NAME.part.yaml` beside them. It speaks the languages of the flow that takes it in. */
export type Subflow = {
  readonly name: string;
  readonly start: string;
  /** Its ways out: targets that are no nodes of its own, and outlets of the node that takes it in. */
  readonly exits: readonly string[];
  /** What the flow that takes it in must say, by name; stands as `$name` in the options of its nodes. */
  readonly takes: readonly string[];
  readonly nodes: readonly DocumentNode[];
  readonly startAt: Place;
};

/** What a subflow says beside its nodes. */
export const subflowKeys = {
  subflow: nodeName.meta({ title: 'Name of the subflow' }),
  start: nodeName.meta({ title: 'First node' }),
  exits: z.array(nodeName).min(1, 'name at least one way out').meta({ title: 'Ways out: outlets of the node that takes it in' }),
  takes: z
    .array(z.string().regex(/^[a-z][a-z0-9_]*$/, 'name it in small letters, like queue'))
    .default([])
    .meta({ title: 'What the flow says by with; written $name in the options' }),
};
const shape = z.strictObject({ ...subflowKeys, nodes: nodesShape });

/** Reads a subflow in YAML. Problems name file, line and column. */
export function readSubflow(
  text: string,
  file: string,
): { ok: true; value: Subflow } | { ok: false; problems: readonly DocumentProblem[] } {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { data, placeOf } = yaml.value;
  const read = shape.safeParse(data);
  if (!read.success) return { ok: false, problems: read.error.issues.map((issue) => badDocument(issue, placeOf)) };
  const { nodes, problems } = nodesOf(read.data.nodes, placeOf);
  const { subflow, start, exits, takes } = read.data;
  for (const exit of exits)
    if (nodes.some(({ name }) => name === exit))
      problems.push({
        code: 'bad_document',
        message: `${exit} is a node and a way out at once`,
        remedy: 'Name one of them differently',
        at: placeOf(['nodes', exit]),
      });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { name: subflow, start, exits, takes, nodes, startAt: placeOf(['start']) } };
}
