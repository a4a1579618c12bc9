import type { FlowProblem } from './compile.ts';
import type { FlowDocument } from './document.ts';
import { describePath, findPath } from './find-path.ts';
import type { LinkedNode } from './link-nodes.ts';
import type { Place } from './place.ts';
import { placeKind, placesOf } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';
import { findTellingWord } from './telling-words.ts';

type Telling = { readonly what: string; readonly at: Place };

/**
 * The proof that nobody hears of the debt before the debtor is verified (GDPR Art. 5(1)(f), FCA CONC 7.9): for every node that can be
 * reached without passing an outlet that verifies, neither the node nor the facts nor the words of its prompts may tell of a debt, in
 * any language. Each violation comes with the way that leads there.
 */
export function findTellings(
  document: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
): FlowProblem[] {
  const spoken = books.filter(({ language }) => document.languages.includes(language));
  const apology = spoken.flatMap((book) => tellingsOf(document.apology, undefined, book));
  const problems = apology.map(({ what, at }) => problem(what, at, `${document.start}, after an interruption`));
  for (const linked of nodes.values()) {
    const unverified = ({ from, outlet }: { from: string; outlet: string }) => !nodes.get(from)?.outlets[outlet]?.verifies;
    const path = linked.name === document.start ? [] : findPath(nodes, document.start, linked.name, unverified);
    if (!path) continue;
    for (const { what, at } of tellings(linked, spoken)) problems.push(problem(what, at, describePath(document.start, path)));
  }
  return problems;
}

function tellings({ name, type, node, source }: LinkedNode, books: readonly PromptBook[]): Telling[] {
  if (node.discloses === 'debt') return [{ what: `node ${name} (${type}) is about the debt`, at: source.at }];
  return books.flatMap((book) =>
    node.prompts.filter(({ toAgent }) => !toAgent).flatMap((use) => tellingsOf(use.prompt, use.places, book, `node ${name}`)),
  );
}

function tellingsOf(
  key: string,
  places: Parameters<typeof placeKind>[0]['places'],
  { language, prompts }: PromptBook,
  by = 'the apology',
): Telling[] {
  const prompt = prompts.get(key);
  if (!prompt) return [];
  const use = places ? { prompt: key, places } : { prompt: key };
  const facts = placesOf(prompt).filter((place) => placeKind(use, place)?.disclosure === 'debt');
  const words = prompt.parts.flatMap((part) => (part.type === 'words' ? [part.words] : []));
  const word = findTellingWord(language, words.join(' '));
  return [
    ...facts.map((fact) => ({ what: `${by} says ${key} (${language}), which states ${fact}`, at: prompt.at })),
    ...(word ? [{ what: `${by} says ${key} (${language}) with the word "${word}"`, at: prompt.at }] : []),
  ];
}

function problem(what: string, at: Place, path: string): FlowProblem {
  return {
    code: 'disclosure_before_verification',
    message: `${what}, and this way leads there before anybody was verified`,
    remedy: 'Put a verify node on this way, or say it without the debt',
    at,
    path,
  };
}
