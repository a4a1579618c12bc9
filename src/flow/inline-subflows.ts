import { z } from 'zod';
import type { Place } from '../kernel/place.ts';
import { type DocumentNode, type FlowDocument, nodeName } from './document.ts';
import type { FlowProblem, FlowProblemCode } from './flow-problem.ts';
import { leadPast, type StandIn } from './lead-past.ts';
import type { Subflow } from './subflow.ts';

/** What stands under `subflow:` in a node: the name alone, or with what the subflow takes. */
export const subflowOptions = z.union([
  nodeName,
  z.strictObject({ flow: nodeName, with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}) }),
]);

type Call = { readonly name: string; readonly with: Readonly<Record<string, unknown>> };
type Scope = {
  readonly prefix: string;
  readonly names: ReadonlySet<string>;
  /** Where the ways out of a subflow lead. */
  readonly exits: ReadonlyMap<string, string>;
  readonly given: Call['with'];
  /** Subflows that are being taken in, outermost first. */
  readonly within: readonly string[];
};

/**
 * Takes every `subflow` in, its nodes named `node/inner`, and leads past every `goto`. What comes out has neither; the places of what came
 * from a subflow are in the subflow's own file.
 */
export function inlineSubflows(
  document: FlowDocument,
  subflows: ReadonlyMap<string, Subflow>,
): { readonly document: FlowDocument; readonly problems: readonly FlowProblem[] } {
  const nodes: DocumentNode[] = [];
  const standsFor = new Map<string, StandIn>();

  const take = (node: DocumentNode, scope: Scope): FlowProblem[] => {
    const name = scope.prefix + node.name;
    if (node.type === 'goto') return lead(name, node, scope);
    if (node.type === 'subflow') return takeIn(name, node, scope);
    const on = node.on.map((way) => ({ ...way, target: rename(way.target, scope) }));
    const next = node.next && { ...node.next, target: rename(node.next.target, scope) };
    nodes.push({ ...node, name, on, next, options: filledIn(node.options, scope.given) });
    return [];
  };

  const lead = (name: string, { options, on, next, optionAt, at }: DocumentNode, scope: Scope): FlowProblem[] => {
    const target = nodeName.safeParse(options);
    if (!target.success)
      return [refusal('bad_options', `node ${name}: ${target.error.issues[0]?.message}`, 'Write goto: NODE', at)];
    const way = on[0]?.at ?? next?.at;
    if (way) return [refusal('unknown_outlet', `node ${name}: goto has no outlets`, 'Delete on and then', way)];
    if (!isKnown(target.data, scope)) return [dangling(`node ${name}`, target.data, optionAt([]))];
    standsFor.set(name, { to: rename(target.data, scope), at });
    return [];
  };

  const takeIn = (name: string, node: DocumentNode, scope: Scope): FlowProblem[] => {
    const call = callOf(node);
    if (typeof call === 'string') return [refusal('bad_options', `node ${name}: ${call}`, 'Write subflow: NAME', node.at)];
    const subflow = subflows.get(call.name);
    const wrong = whatIsWrong(call, subflow, scope, subflows);
    if (!subflow || wrong)
      return wrong ? [{ ...wrong, message: `node ${name}: ${wrong.message}`, at: node.optionAt(['flow']) }] : [];
    const ways = waysOut(node, subflow);
    const problems = findWayProblems(name, node, ways, subflow, scope);
    const inner: Scope = {
      prefix: `${name}/`,
      names: new Set(subflow.nodes.map((each) => each.name)),
      exits: new Map(ways.map(({ outlet, target }) => [outlet, rename(target, scope)])),
      given: Object.fromEntries(Object.entries(call.with).map(([key, value]) => [key, filledIn(value, scope.given)])),
      within: [...scope.within, call.name],
    };
    if (!isKnown(subflow.start, inner)) return [...problems, dangling(`subflow ${call.name}`, subflow.start, subflow.startAt)];
    standsFor.set(name, { to: rename(subflow.start, inner), at: node.at });
    return [...problems, ...subflow.nodes.flatMap((each) => take(each, inner))];
  };

  const names = new Set(document.nodes.map(({ name }) => name));
  const outermost: Scope = { prefix: '', names, exits: new Map(), given: {}, within: [] };
  const problems = document.nodes.flatMap((node) => take(node, outermost));
  return problems.length > 0 ? { document, problems } : leadPast({ ...document, nodes }, standsFor);
}

function rename(target: string, { prefix, exits }: Scope): string {
  return exits.get(target) ?? prefix + target;
}

function isKnown(target: string, { names, exits }: Scope): boolean {
  return names.has(target) || exits.has(target);
}

/** Why a subflow cannot be taken in here; the place is the caller's. */
function whatIsWrong(
  call: Call,
  subflow: Subflow | undefined,
  { within }: Scope,
  subflows: ReadonlyMap<string, Subflow>,
): Omit<FlowProblem, 'at'> | undefined {
  const { name } = call;
  if (!subflow)
    return { code: 'unknown_subflow', message: `there is no subflow ${name}`, remedy: listed('There are', [...subflows.keys()]) };
  if (within.includes(name)) {
    const message = `the subflow takes itself in (${[...within, name].join(' -> ')})`;
    return { code: 'subflow_cycle', message, remedy: 'Lead back by a way out instead' };
  }
  const given = Object.keys(call.with);
  const lacking = subflow.takes.filter((one) => !given.includes(one));
  const extra = given.filter((one) => !subflow.takes.includes(one));
  if (lacking.length === 0 && extra.length === 0) return undefined;
  const what = lacking.length > 0 ? `is not told ${lacking.join(', ')}` : `does not take ${extra.join(', ')}`;
  return { code: 'bad_subflow', message: `the subflow ${name} ${what}`, remedy: listed('By with it takes', subflow.takes) };
}

/** Where the ways out lead; `then` is the only one. */
function waysOut({ on, next }: DocumentNode, { exits }: Subflow): DocumentNode['on'] {
  const [only, ...others] = exits;
  return next && only !== undefined && others.length === 0 ? [...on, { ...next, outlet: only }] : on;
}

function findWayProblems(
  name: string,
  { next, at }: DocumentNode,
  ways: DocumentNode['on'],
  { exits }: Subflow,
  scope: Scope,
): FlowProblem[] {
  const remedy = listed('Its ways out are', exits);
  const unhandled = exits.filter((exit) => !ways.some(({ outlet }) => outlet === exit));
  return [
    ...(next && exits.length > 1
      ? [refusal('unknown_outlet', `node ${name}: then needs a single way out`, remedy, next.at)]
      : []),
    ...ways.flatMap((way) => {
      if (!exits.includes(way.outlet))
        return [refusal('unknown_outlet', `node ${name} has no outlet ${way.outlet}`, remedy, way.at)];
      return isKnown(way.target, scope) ? [] : [dangling(`node ${name}`, way.target, way.at)];
    }),
    ...unhandled.map((exit) =>
      refusal('unhandled_outlet', `node ${name}: nothing follows ${exit}`, `Say on: { ${exit}: … }`, at),
    ),
  ];
}

function callOf({ options }: DocumentNode): Call | string {
  const read = subflowOptions.safeParse(options);
  if (!read.success) return read.error.issues[0]?.message ?? 'name a subflow';
  return typeof read.data === 'string' ? { name: read.data, with: {} } : { name: read.data.flow, with: read.data.with };
}

/** `$queue` becomes what the flow said by `with: { queue: … }`. */
function filledIn(options: unknown, given: Call['with']): unknown {
  if (typeof options === 'string') {
    const name = /^\$([a-z][a-z0-9_]*)$/.exec(options)?.[1];
    return name !== undefined && Object.hasOwn(given, name) ? given[name] : options;
  }
  if (Array.isArray(options)) return options.map((each) => filledIn(each, given));
  if (typeof options !== 'object' || options === null) return options;
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, filledIn(value, given)]));
}

function listed(what: string, names: readonly string[]): string {
  return `${what} ${names.join(', ') || 'none'}`;
}

function dangling(from: string, target: string, at: Place): FlowProblem {
  return refusal('dangling_target', `${from} leads to ${target}, which does not exist`, 'Name a node of this flow', at);
}

function refusal(code: FlowProblemCode, message: string, remedy: string, at: Place): FlowProblem {
  return { code, message, remedy, at };
}
