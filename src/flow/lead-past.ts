import type { Place } from '../kernel/place.ts';
import type { FlowDocument } from './document.ts';
import type { FlowProblem } from './flow-problem.ts';

/** A name that stands for another node: a goto for its target, a subflow for its first node. */
export type StandIn = { readonly to: string; readonly at: Place };

/** Leads every way of the document past the names that stand for others. Problems: names that lead in a circle, or that nobody uses. */
export function leadPast(
  document: FlowDocument,
  standsFor: ReadonlyMap<string, StandIn>,
): { readonly document: FlowDocument; readonly problems: readonly FlowProblem[] } {
  const used = new Set<string>();
  const follow = (target: string): string => {
    used.add(target);
    const next = standsFor.get(target);
    return next ? follow(next.to) : target;
  };
  const circles = [...standsFor].filter(([name]) => goesInCircles(name, standsFor));
  if (circles.length > 0)
    return {
      document,
      problems: circles.map(([name, { at }]) => ({
        code: 'goto_cycle',
        message: `node ${name} leads back to itself by goto alone`,
        remedy: 'Lead one of them to a node that does something',
        at,
      })),
    };
  const nodes = document.nodes.map((node) => ({
    ...node,
    on: node.on.map((way) => ({ ...way, target: follow(way.target) })),
    next: node.next && { ...node.next, target: follow(node.next.target) },
  }));
  const machine = document.machine === null ? null : follow(document.machine);
  const led = { ...document, start: follow(document.start), machine, nodes };
  const unused = [...standsFor].filter(([name]) => !used.has(name));
  return {
    document: led,
    problems: unused.map(([name, { at }]) => ({
      code: 'unreachable_node',
      message: `no way leads to node ${name}`,
      remedy: 'Lead to it from some outlet, or delete it',
      at,
    })),
  };
}

function goesInCircles(name: string, standsFor: ReadonlyMap<string, StandIn>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && standsFor.has(at); at = standsFor.get(at)?.to) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
