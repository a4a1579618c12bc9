import { z } from 'zod';
import { type Language, languages } from '../kernel/country.ts';
import { type FlowPurpose, flowPurposes } from './flow-purpose.ts';
import type { Place, Problem } from './place.ts';
import { readYaml, type YamlProblem } from './read-yaml.ts';

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
  readonly nodes: readonly DocumentNode[];
  readonly at: Place;
  readonly startAt: Place;
};

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

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'a name is written in small letters, digits and hyphens, like agent-or-goodbye');

const shape = z.strictObject({
  flow: name,
  purpose: z.enum(flowPurposes).default('collection'),
  languages: z.array(z.enum(languages)).min(1, 'name at least one language'),
  start: name,
  apology: name.default('apology'),
  machine: name.nullable().default(null),
  // biome-ignore lint/suspicious/noThenProperty: the language's own word; a schema is never awaited
  nodes: z.record(name, z.looseObject({ on: z.record(z.string(), name).optional(), then: name.optional() })),
});

/** Reads a flow in YAML. Problems name file, line and column. */
export function readFlow(
  text: string,
  file: string,
): { ok: true; value: FlowDocument } | { ok: false; problems: readonly DocumentProblem[] } {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { data, placeOf } = yaml.value;
  const read = shape.safeParse(data);
  if (!read.success) return { ok: false, problems: read.error.issues.map((issue) => badDocument(issue, placeOf(issue.path))) };
  const problems: DocumentProblem[] = [];
  const nodes = Object.entries(read.data.nodes).flatMap(([nodeName, { on, then, ...rest }]): DocumentNode[] => {
    const path = ['nodes', nodeName];
    const [type, ...more] = Object.keys(rest);
    if (type === undefined || more.length > 0) {
      const message =
        type === undefined ? `node ${nodeName} does nothing` : `node ${nodeName} does ${[type, ...more].join(' and ')} at once`;
      problems.push({
        code: 'bad_document',
        message,
        remedy: 'Give it one type, like say or menu, with on or then',
        at: placeOf(path),
      });
      return [];
    }
    return [
      {
        name: nodeName,
        type,
        options: rest[type] ?? {},
        on: Object.entries(on ?? {}).map(([outlet, target]) => ({ outlet, target, at: placeOf([...path, 'on', outlet]) })),
        next: then === undefined ? undefined : { target: then, at: placeOf([...path, 'then']) },
        at: placeOf(path),
        optionAt: (inside) => placeOf([...path, type, ...inside]),
      },
    ];
  });
  if (problems.length > 0) return { ok: false, problems };
  const { flow, purpose, languages: spoken, start, apology, machine } = read.data;
  return {
    ok: true,
    value: {
      name: flow,
      purpose,
      languages: spoken,
      start,
      apology,
      machine,
      nodes,
      at: placeOf([]),
      startAt: placeOf(['start']),
    },
  };
}

function badDocument(issue: z.core.$ZodIssue, at: Place): DocumentProblem {
  const where = issue.path.join('.');
  return {
    code: 'bad_document',
    message: where ? `${where}: ${issue.message}` : issue.message,
    remedy: 'A flow has flow, languages, start and nodes; each node one type, with on or then',
    at,
  };
}
