import { z } from 'zod';
import { type Language, languages } from '../kernel/country.ts';
import type { Place, Problem } from '../kernel/place.ts';
import { type PlacedData, readYaml, type YamlProblem } from '../kernel/read-yaml.ts';
import { type FlowPurpose, flowPurposes } from './flow-purpose.ts';
import { migrateDocument } from './migrate-document.ts';
import { duration } from './option-schemas.ts';

/** A flow as its author wrote it, with places for the messages; its meaning is checked by `compile`. */
export type FlowDocument = {
  readonly name: string;
  /** What it is for: campaigns of that purpose may run it. */
  readonly purpose: FlowPurpose;
  readonly languages: readonly Language[];
  readonly start: string;
  /** The prompt that is said when a call goes on after a crash. */
  readonly apology: string;
  /** Where the call goes on when an answering machine talks; null: it ends. */
  readonly machine: string | null;
  /** No prompt may take longer to say, in ms. */
  readonly longestPromptMs: number;
  readonly nodes: readonly DocumentNode[];
  /** Where a drawing shows each node; no part of the meaning, so the version does not know of it. */
  readonly layout: Readonly<Record<string, NodePosition>>;
  readonly at: Place;
  readonly startAt: Place;
  readonly machineAt: Place;
};

/** In steps of a drawing's grid, to the right and down. */
export type NodePosition = { readonly x: number; readonly y: number };

export type DocumentNode = {
  readonly name: string;
  readonly type: string;
  readonly options: unknown;
  readonly on: readonly { readonly outlet: string; readonly target: string; readonly at: Place }[];
  /** The target of `then`: leads on from the node's only outlet. */
  readonly next: { readonly target: string; readonly at: Place } | undefined;
  readonly at: Place;
  /** Where something inside the options stands. */
  readonly optionAt: (path: readonly PropertyKey[]) => Place;
};

export type DocumentProblem = YamlProblem | Problem<'bad_document'>;

/** How a node, a flow and a prompt of a flow are named. */
export const nodeName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'a name is written in small letters, digits and hyphens, like agent-or-goodbye');

/** Nodes as they are written: the type stands beside `on` and `then`. */
export const nodesShape = z.record(
  nodeName,
  // biome-ignore lint/suspicious/noThenProperty: the language's own word; a schema is never awaited
  z.looseObject({ on: z.record(z.string(), nodeName).optional(), then: nodeName.optional() }),
);

/** What a flow says beside its nodes. */
export const flowKeys = {
  flow: nodeName.meta({ title: 'Name of the flow' }),
  purpose: z.enum(flowPurposes).default('collection').meta({ title: 'What it is for' }),
  languages: z
    .array(z.enum(languages))
    .min(1, 'name at least one language')
    .meta({ title: 'Languages; each needs every prompt' }),
  start: nodeName.meta({ title: 'First node' }),
  apology: nodeName.default('apology').meta({ title: 'Prompt that is said when a call goes on after an interruption' }),
  machine: nodeName.nullable().default(null).meta({ title: 'Node where the call goes on when an answering machine talks' }),
  layout: z
    .record(nodeName, z.strictObject({ x: z.number(), y: z.number() }))
    .default({})
    .meta({ title: 'Where a drawing shows each node' }),
  longest_prompt: duration.prefault('45 s').meta({ title: 'No prompt may take longer to say' }),
};
const shape = z.strictObject({ ...flowKeys, nodes: nodesShape });

/** Reads a flow in YAML. Problems name file, line and column. */
export function readFlow(
  text: string,
  file: string,
): { ok: true; value: FlowDocument } | { ok: false; problems: readonly DocumentProblem[] } {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { placeOf } = yaml.value;
  const migrated = migrateDocument(yaml.value.data);
  if (!migrated.ok) return { ok: false, problems: [unknownFormat(migrated.message, placeOf(['format']))] };
  const read = shape.safeParse(migrated.data);
  if (!read.success) return { ok: false, problems: read.error.issues.map((issue) => badDocument(issue, placeOf)) };
  const { nodes, problems } = nodesOf(read.data.nodes, placeOf);
  const { flow, purpose, languages: spoken, start, apology, machine, layout, longest_prompt: longestPromptMs } = read.data;
  for (const drawn of Object.keys(layout))
    if (!Object.hasOwn(read.data.nodes, drawn)) problems.push(nowhereToDraw(drawn, placeOf(['layout', drawn])));
  if (problems.length > 0) return { ok: false, problems };
  const places = { at: placeOf([]), startAt: placeOf(['start']), machineAt: placeOf(['machine']) };
  return {
    ok: true,
    value: { name: flow, purpose, languages: spoken, start, apology, machine, longestPromptMs, nodes, layout, ...places },
  };
}

/** Tells the type of each node from its options and keeps the places. */
export function nodesOf(
  written: z.output<typeof nodesShape>,
  placeOf: PlacedData['placeOf'],
): { nodes: DocumentNode[]; problems: DocumentProblem[] } {
  const problems: DocumentProblem[] = [];
  const nodes = Object.entries(written).flatMap(([name, { on, then, ...rest }]): DocumentNode[] => {
    const path = ['nodes', name];
    const [type, ...more] = Object.keys(rest);
    if (type === undefined || more.length > 0) {
      const message =
        type === undefined ? `node ${name} does nothing` : `node ${name} does ${[type, ...more].join(' and ')} at once`;
      const remedy = 'Give it one type, like say or menu, with on or then';
      problems.push({ code: 'bad_document', message, remedy, at: placeOf(path) });
      return [];
    }
    return [
      {
        name,
        type,
        options: rest[type] ?? {},
        on: Object.entries(on ?? {}).map(([outlet, target]) => ({ outlet, target, at: placeOf([...path, 'on', outlet]) })),
        next: then === undefined ? undefined : { target: then, at: placeOf([...path, 'then']) },
        at: placeOf(path),
        optionAt: (inside) => placeOf([...path, type, ...inside]),
      },
    ];
  });
  return { nodes, problems };
}

function nowhereToDraw(node: string, at: Place): DocumentProblem {
  const message = `layout draws node ${node}, which does not exist`;
  return { code: 'bad_document', message, remedy: 'Take it out of layout, or name a node of this flow', at };
}

function unknownFormat(message: string, at: Place): DocumentProblem {
  return { code: 'bad_document', message, remedy: 'Install the Dovolat that this flow was written for', at };
}

/** What is wrong with the shape of a document. */
export function badDocument(issue: z.core.$ZodIssue, placeOf: PlacedData['placeOf']): DocumentProblem {
  const where = issue.path.join('.');
  return {
    code: 'bad_document',
    message: where ? `${where}: ${issue.message}` : issue.message,
    remedy: 'A flow has flow, languages, start and nodes; each node one type, with on or then',
    at: placeOf(wrongPath(issue)),
  };
}

/** Where the wrong thing stands: a key that nobody knows, else the value. */
export function wrongPath(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}
