import type { PromptUse } from './define-node.ts';
import type { FlowDocument } from './document.ts';
import { describePath, findPath, type Step } from './find-path.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import type { Place } from './place.ts';
import { placeKind, placesOf } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';
import { findTellingWord } from './telling-words.ts';

/**
 * The proof that nobody hears of the debt before the debtor is verified (GDPR Art. 5(1)(f), FCA CONC 7.9): for every node that can be
 * reached without passing an outlet that verifies, neither the node nor the facts nor the words of its prompts may tell of a debt, in
 * any language. Each violation comes with the way that leads there; what lies behind another violation is not told again.
 */
export function findTellings(
  document: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
): FlowProblem[] {
  const spoken = books.filter(({ language }) => document.languages.includes(language));
  const said = new Map([...nodes.values()].map((linked) => [linked.name, tellings(linked, spoken)]));
  // a flow that only asks for contact details tells of no debt at all, to nobody
  const verifies = document.purpose !== 'contact_verification';
  const unverified = ({ from, outlet }: Step) => !(verifies && nodes.get(from)?.outlets[outlet]?.verifies);
  const problems = [...nodes.values()].flatMap(({ name, source }): FlowProblem[] => {
    const path = name === document.start ? [] : findPath(nodes, document.start, name, unverified);
    const earlier = path?.some(({ from }) => from !== name && (said.get(from)?.length ?? 0) > 0);
    if (!path || earlier) return [];
    return (said.get(name) ?? []).map((what) => problem(`node ${name} ${what}`, source.at, describePath(document.start, path)));
  });
  const apology = spoken.flatMap((book) => promptTellings({ prompt: document.apology }, book));
  return [...problems, ...apology.map((what) => problem(`the apology ${what}`, document.at, document.start))];
}

function tellings({ type, node }: LinkedNode, books: readonly PromptBook[]): string[] {
  if (node.discloses === 'debt') return [`(${type}) is about the debt`];
  const heard = node.prompts.filter(({ toAgent }) => !toAgent);
  return books.flatMap((book) => heard.flatMap((use) => promptTellings(use, book)));
}

function promptTellings(use: PromptUse, { language, prompts }: PromptBook): string[] {
  const prompt = prompts.get(use.prompt);
  const facts = placesOf(prompt).filter((place) => placeKind(use, place)?.disclosure === 'debt');
  if (facts.length > 0) return [`says ${use.prompt} (${language}), which states ${facts.join(' and ')}`];
  const words = prompt?.parts.map((part) => (part.type === 'words' ? part.words : ' ')).join(' ') ?? '';
  const word = findTellingWord(language, words);
  return word ? [`says ${use.prompt} (${language}) with the word "${word}"`] : [];
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
