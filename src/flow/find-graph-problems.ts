import type { FlowDocument } from './document.ts';
import { describePath, findPath, findWay, rootsOf } from './find-path.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import { placesOf } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';

type Nodes = ReadonlyMap<string, LinkedNode>;

/** Everything is reachable, nothing runs in circles by itself, and the debtor can stop the calls and get to a person. */
export function findGraphProblems(document: FlowDocument, nodes: Nodes, books: readonly PromptBook[]): FlowProblem[] {
  const reachable = [...nodes.values()].filter(({ name }) => findWay(nodes, rootsOf(document), name));
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
    ...findMissingWays(document, nodes, books),
    ...findWaysPastTheLine(reachable, nodes),
  ];
}

function findLoops(reachable: readonly LinkedNode[], nodes: Nodes): FlowProblem[] {
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

/** What an answering machine hears does not count: only who listens can choose. */
function findMissingWays(document: FlowDocument, nodes: Nodes, books: readonly PromptBook[]): FlowProblem[] {
  const heard = [...nodes.values()].filter(({ name }) => findWay(nodes, [document.start], name));
  const problems: FlowProblem[] = [];
  if (!heard.some(({ type }) => type === 'opt_out'))
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
        heard.some(({ node }) =>
          node.prompts.some(({ prompt }) => placesOf(book.prompts.get(prompt)).includes('callback_number')),
        ),
    );
  if (!heard.some(({ type }) => type === 'transfer') && !document.languages.every(givesNumber))
    problems.push({
      code: 'no_person',
      message: 'the debtor has no way to a person',
      remedy: 'Lead a key to a transfer node, or say {callback_number}',
      at: document.at,
    });
  return problems;
}

/** After too many mismatches nobody is asked again that day: no way leads back to a verification. */
function findWaysPastTheLine(reachable: readonly LinkedNode[], nodes: Nodes): FlowProblem[] {
  const asks = reachable.filter(({ type }) => type === 'verify');
  return asks.flatMap(({ name, on, source }): FlowProblem[] => {
    const locked = on.failed;
    if (locked === undefined) return [];
    const again = asks.flatMap((ask) => {
      const way = findWay(nodes, [locked], ask.name);
      return way ? [way] : [];
    })[0];
    if (!again) return [];
    return [
      {
        code: 'verify_after_lockout',
        message: `node ${name}: after too many mismatches this way asks for identification again`,
        remedy: 'Lead failed to an agent or to a neutral goodbye',
        at: source.on.find(({ outlet }) => outlet === 'failed')?.at ?? source.at,
        path: describePath(name, [{ from: name, outlet: 'failed', to: locked }, ...again.path]),
      },
    ];
  });
}
