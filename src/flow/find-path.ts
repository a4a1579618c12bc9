import type { LinkedNode } from './link-nodes.ts';

/** One edge of a flow. */
export type Step = { readonly from: string; readonly outlet: string; readonly to: string };

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
