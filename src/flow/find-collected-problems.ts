import type { FlowDocument } from './document.ts';
import { describePath, findWay, rootsOf, type Step } from './find-path.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import { collectedName, placesOf } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';
import { findSecretWord, namesSecret } from './secret-words.ts';

type Nodes = ReadonlyMap<string, LinkedNode>;

/** What is keyed in: it is there where it is used, and a secret is masked and goes nowhere. */
export function findCollectedProblems(document: FlowDocument, nodes: Nodes, books: readonly PromptBook[]): FlowProblem[] {
  const spoken = books.filter(({ language }) => document.languages.includes(language));
  return [...nodes.values()].flatMap((linked) => [
    ...neverCollected(linked, usedBy(linked, spoken), document, nodes),
    ...unmasked(linked, spoken),
    ...exposed(linked, usedBy(linked, spoken), nodes),
  ]);
}

/** `collected.NAME` is used only where every way leads through the node that collects it. */
function neverCollected(
  { name, source }: LinkedNode,
  used: readonly string[],
  document: FlowDocument,
  nodes: Nodes,
): FlowProblem[] {
  return used.flatMap((wanted): FlowProblem[] => {
    const collects = ({ from, outlet }: Step) => {
      const by = nodes.get(from);
      return by?.outlets[outlet]?.collects === true && by.node.collects.includes(wanted);
    };
    const around = findWay(nodes, rootsOf(document), name, (step) => !collects(step));
    if (!around) return [];
    return [
      {
        code: 'never_collected',
        message: `node ${name} uses collected.${wanted}, but this way leads there without it`,
        remedy: `Collect it before, by collect: { as: ${wanted}, … }`,
        at: source.at,
        path: describePath(around.root, around.path),
      },
    ];
  });
}

/**
 * Digits of a card, a PIN, a password or an identity number must not stand in the session and the journal; nor be recorded as speech. A
 * single key is no secret ("to pay by card, press one").
 */
function unmasked({ name, type, node, source }: LinkedNode, books: readonly PromptBook[]): FlowProblem[] {
  const open = node.collects.filter((each) => !node.masks.includes(each));
  const records = type === 'record';
  if (!records && (type !== 'collect' || open.length === 0)) return [];
  const named = open.find(namesSecret);
  const asked = books.flatMap(({ language, prompts }) =>
    node.prompts.flatMap(({ prompt }) => findSecretWord(language, prompts.get(prompt)) ?? []),
  )[0];
  if (named === undefined && asked === undefined) return [];
  const what = named === undefined ? `asks for something secret ("${asked}")` : `takes ${named}, which is secret by its name,`;
  return [
    {
      code: 'sensitive_unmasked',
      message: records ? `node ${name} ${what} while it records` : `node ${name} ${what} and does not mask it`,
      remedy: records ? 'Ask for it by keys, with sensitive: true' : 'Say sensitive: true',
      at: source.optionAt([named === undefined ? 'prompt' : 'as']),
    },
  ];
}

function exposed({ name, source }: LinkedNode, used: readonly string[], nodes: Nodes): FlowProblem[] {
  const masked = new Set([...nodes.values()].flatMap(({ node }) => node.masks));
  return used
    .filter((each) => masked.has(each))
    .map((each) => ({
      code: 'sensitive_exposed',
      message: `node ${name} speaks, compares or sends collected.${each}, which is a secret`,
      remedy: 'Use it nowhere: what is masked can only be counted',
      at: source.at,
    }));
}

/** The names of collected values that a node uses, in its prompts or otherwise. */
function usedBy({ node }: LinkedNode, books: readonly PromptBook[]): string[] {
  const places = books.flatMap(({ prompts }) => node.prompts.flatMap(({ prompt }) => placesOf(prompts.get(prompt))));
  return [...new Set([...node.reads, ...places].flatMap((place) => collectedName(place) ?? []))];
}
