import type { FlowDocument } from './document.ts';
import type { LinkedNode } from './link-nodes.ts';

/** One edge of a flow. */
export type Step = { readonly from: string; readonly outlet: string; readonly to: string };

/** A way through a flow from one of the nodes where calls begin. */
export type Way = { readonly root: string; readonly path: readonly Step[] };

/** Where calls begin: the first node, and the one for answering machines. */
export function rootsOf({ start, machine }: FlowDocument): string[] {
  return machine === null ? [start] : [start, machine];
}

/** The shortest way from one of the roots to a node by edges that `may` be taken, if any. A root is reached by an empty way. */
export function findWay(
  nodes: ReadonlyMap<string, LinkedNode>,
  roots: readonly string[],
  to: string,
  may?: (step: Step) => boolean,
): Way | undefined {
  if (roots.includes(to)) return { root: to, path: [] };
  const ways = roots.flatMap((root): Way[] => {
    const path = findPath(nodes, root, to, may);
    return path ? [{ root, path }] : [];
  });
  return ways.toSorted((a, b) => a.path.length - b.path.length)[0];
}

/** The shortest way from one node to another (from a node to itself: the shortest way round) by edges that `may` be taken, if any. */
export function findPath(
  nodes: ReadonlyMap<string, LinkedNode>,
  from: string,
  to: string,
  may: (step: Step) => boolean = () => true,
): readonly Step[] | undefined {
  const cameBy = new Map<string, readonly Step[]>([[from, []]]);
  const queue = [from];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const path = cameBy.get(name) ?? [];
    for (const [outlet, target] of Object.entries(nodes.get(name)?.on ?? {})) {
      const step = { from: name, outlet, to: target };
      if (!may(step)) continue;
      if (target === to) return [...path, step];
      if (cameBy.has(target)) continue;
      cameBy.set(target, [...path, step]);
      queue.push(target);
    }
  }
  return undefined;
}

/** `greeting -> who --gave_up--> balance`. */
export function describePath(start: string, path: readonly Step[]): string {
  return path.reduce((text, { outlet, to }) => `${text} --${outlet}--> ${to}`, start);
}
