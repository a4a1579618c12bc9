import type { z } from 'zod';
import type { BoundNode, Outlet } from './define-node.ts';
import { type DocumentNode, type FlowDocument, wrongPath } from './document.ts';
import type { FlowProblem } from './flow-problem.ts';
import { nodeTypes } from './node-types.ts';

/** A node whose options were read and whose outlets all lead somewhere. */
export type LinkedNode = {
  readonly name: string;
  readonly type: string;
  readonly node: BoundNode;
  readonly outlets: Readonly<Record<string, Outlet>>;
  readonly on: Readonly<Record<string, string>>;
  readonly source: DocumentNode;
};

/** Reads every node's options and follows its outlets. Nothing is linked when there is a problem. */
export function linkNodes(document: FlowDocument): { nodes: ReadonlyMap<string, LinkedNode>; problems: readonly FlowProblem[] } {
  const names = new Set(document.nodes.map(({ name }) => name));
  const problems: FlowProblem[] = [];
  const nodes = new Map<string, LinkedNode>();
  if (!names.has(document.start)) problems.push(dangling(document.start, 'start', document.startAt));
  const { machine } = document;
  if (machine !== null && !names.has(machine)) problems.push(dangling(machine, 'machine', document.machineAt));
  for (const source of document.nodes) {
    const linked = link(source, names);
    if (Array.isArray(linked)) problems.push(...linked);
    else nodes.set(source.name, linked);
  }
  return { nodes, problems };
}

function link(source: DocumentNode, names: ReadonlySet<string>): LinkedNode | FlowProblem[] {
  const { name, type } = source;
  const nodeType = nodeTypes.get(type);
  if (!nodeType) {
    const remedy = `There are ${[...nodeTypes.keys(), 'goto', 'subflow'].join(', ')}`;
    return [{ code: 'unknown_node_type', message: `node ${name}: there is no node type ${type}`, remedy, at: source.at }];
  }
  const bound = nodeType.bind(source.options);
  if (!bound.ok)
    return bound.issues.map((issue) => {
      const { message, params } = innermost(issue);
      return {
        code: params?.problem === 'unknown_fact' ? 'unknown_fact' : 'bad_options',
        message: `node ${name}: ${[type, ...issue.path].join('.')}: ${message}`,
        remedy: `Correct this option of ${type}`,
        at: source.optionAt(wrongPath(issue)),
      };
    });
  const wanted = source.on.map(({ outlet }) => outlet);
  const outlets = bound.node.outlets(wanted);
  const problems: FlowProblem[] = [];
  const on: Record<string, string> = {};
  for (const { outlet, target, at } of source.on) {
    if (!Object.hasOwn(outlets, outlet)) problems.push(unknownOutlet(name, outlet, outlets, at));
    else if (!names.has(target)) problems.push(dangling(target, `node ${name}`, at));
    else on[outlet] = target;
  }
  const [only, ...others] = Object.keys(outlets);
  if (source.next) {
    if (only === undefined || others.length > 0) problems.push(unknownOutlet(name, 'then', outlets, source.next.at));
    else if (!names.has(source.next.target)) problems.push(dangling(source.next.target, `node ${name}`, source.next.at));
    else on[only] = source.next.target;
  }
  if (problems.length > 0) return problems;
  const unhandled = Object.keys(outlets).filter((outlet) => !Object.hasOwn(on, outlet));
  if (unhandled.length > 0) return unhandled.map((outlet) => unhandledOutlet(source, outlet, outlets[outlet]));
  return { name, type, node: bound.node, outlets, on, source };
}

type Reason = { readonly message: string; readonly params?: { readonly problem?: unknown } };

/** Of a choice between shapes, the reason that says most: one of our own if there is one, else the first. */
function innermost(issue: z.core.$ZodIssue): Reason {
  const inner = issue.code === 'invalid_union' ? issue.errors.flat() : [];
  const found = inner.find(({ code }) => code === 'custom') ?? inner[0] ?? issue;
  return found.code === 'custom' && found.params ? { message: found.message, params: found.params } : { message: found.message };
}

function unknownOutlet(
  node: string,
  outlet: string,
  outlets: Readonly<Record<string, Outlet>>,
  at: FlowProblem['at'],
): FlowProblem {
  const known = Object.keys(outlets).join(', ') || 'none';
  const message =
    outlet === 'then'
      ? `node ${node}: then needs a node with one way out; it has ${known}`
      : `node ${node} has no outlet ${outlet}`;
  return { code: 'unknown_outlet', message, remedy: `Its outlets are: ${known}`, at };
}

function unhandledOutlet({ name, type, at }: DocumentNode, outlet: string, what: Outlet | undefined): FlowProblem {
  if (type === 'transfer' && outlet === 'nobody')
    return {
      code: 'transfer_without_fallback',
      message: `node ${name}: nothing happens when nobody is free`,
      remedy: 'Say on: { nobody: … }, like words that give the number to call back',
      at,
    };
  return {
    code: 'unhandled_outlet',
    message: `node ${name}: nothing follows ${outlet} (${what?.title ?? outlet})`,
    remedy: `Say on: { ${outlet}: … }`,
    at,
  };
}

function dangling(target: string, from: string, at: FlowProblem['at']): FlowProblem {
  return {
    code: 'dangling_target',
    message: `${from} leads to ${target}, which does not exist`,
    remedy: 'Name a node of this flow',
    at,
  };
}
