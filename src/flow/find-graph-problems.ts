import type { FlowDocument } from './document.ts';
import { describePath, findPath, type Step } from './find-path.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import { collectedName, placesOf } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';

/** Everything is reachable, nothing runs in circles by itself, and the debtor can stop the calls and get to a person. */
export function findGraphProblems(
  document: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
): FlowProblem[] {
  const roots = [document.start, ...(document.machine === null ? [] : [document.machine])];
  const reachable = [...nodes.values()].filter(({ name }) =>
    roots.some((root) => name === root || findPath(nodes, root, name) !== undefined),
  );
  const unreachable = [...nodes.values()].filter((node) => !reachable.includes(node));
  return [
    ...unreachable.map(
      ({ name, source }): FlowProblem => ({
        code: 'unreachable_node',
        message: `no way leads to node ${name}`,
        remedy: 'Lead to it from some outlet, or delete it',
        at: source.at,
      }),
    ),
    ...findLoops(reachable, nodes),
    ...findMissingWays(document, reachable, books),
    ...findNeverCollected(document, reachable, nodes, books),
  ];
}

function findLoops(reachable: readonly LinkedNode[], nodes: ReadonlyMap<string, LinkedNode>): FlowProblem[] {
  const seen = new Set<string>();
  return reachable.flatMap(({ name, source }): FlowProblem[] => {
    if (seen.has(name)) return [];
    const loop = findPath(nodes, name, name, ({ from, outlet }) => !nodes.get(from)?.outlets[outlet]?.keyed);
    if (!loop) return [];
    for (const step of loop) seen.add(step.from);
    return [
      {
        code: 'loop_without_input',
        message: `from node ${name} the call goes round by itself, though the debtor presses nothing`,
        remedy: 'Lead one of these outlets to words and an end',
        at: source.at,
        path: describePath(name, loop),
      },
    ];
  });
}

function findMissingWays(document: FlowDocument, reachable: readonly LinkedNode[], books: readonly PromptBook[]): FlowProblem[] {
  const problems: FlowProblem[] = [];
  if (!reachable.some(({ type }) => type === 'opt_out'))
    problems.push({
      code: 'no_opt_out',
      message: 'the debtor has no way to stop these calls',
      remedy: 'Lead a key to an opt_out node',
      at: document.at,
    });
  const givesNumber = (language: string) =>
    books.some(
      (book) =>
        book.language === language &&
        reachable.some(({ node }) =>
          node.prompts.some(({ prompt }) => placesOf(book.prompts.get(prompt)).includes('callback_number')),
        ),
    );
  if (!reachable.some(({ type }) => type === 'transfer') && !document.languages.every(givesNumber))
    problems.push({
      code: 'no_person',
      message: 'the debtor has no way to a person',
      remedy: 'Lead a key to a transfer node, or say {callback_number}',
      at: document.at,
    });
  return problems;
}

/** `collected.NAME` is used only where every way leads through the node that collects it. */
function findNeverCollected(
  document: FlowDocument,
  reachable: readonly LinkedNode[],
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
): FlowProblem[] {
  return reachable.flatMap(({ name, node, source }): FlowProblem[] => {
    const places = books.flatMap(({ prompts }) => node.prompts.flatMap(({ prompt }) => placesOf(prompts.get(prompt))));
    const used = new Set([...node.reads, ...places].flatMap((place) => collectedName(place) ?? []));
    return [...used].flatMap((wanted): FlowProblem[] => {
      const collects = ({ from, outlet }: Step) =>
        nodes.get(from)?.outlets[outlet]?.collects && nodes.get(from)?.node.collects.includes(wanted);
      const around = name === document.start ? [] : findPath(nodes, document.start, name, (step) => !collects(step));
      if (!around) return [];
      return [
        {
          code: 'never_collected',
          message: `node ${name} uses collected.${wanted}, but this way leads there without it`,
          remedy: `Collect it before, by collect: { as: ${wanted}, … }`,
          at: source.at,
          path: describePath(document.start, around),
        },
      ];
    });
  });
}
