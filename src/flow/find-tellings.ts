import type { Place } from '../kernel/place.ts';
import { branchFacts } from './branch-facts.ts';
import type { PromptUse } from './define-node.ts';
import type { FlowDocument } from './document.ts';
import { type Disclosure, factCatalogue } from './facts.ts';
import { describePath, findWay, type Step, type Way } from './find-path.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import { collectedName, placeKind, placesOf } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';
import { findTellingWord } from './telling-words.ts';

type Nodes = ReadonlyMap<string, LinkedNode>;
/** Names under which a program outside may have put something about the debt. */
type Told = ReadonlySet<string>;

/**
 * The proof that nobody hears of the debt before the debtor is verified (GDPR Art. 5(1)(f), FCA CONC 7.9): for every node that can be
 * reached without passing an outlet that verifies, neither the node nor the facts nor the words of its prompts may tell of a debt, in
 * any language, nor may it send a fact to a program outside or say what such a program told. What a machine records is heard by anybody:
 * for it no verification counts. Each violation comes with the way that leads there; what lies behind another one is not told again.
 */
export function findTellings(document: FlowDocument, nodes: Nodes, books: readonly PromptBook[]): FlowProblem[] {
  const spoken = books.filter(({ language }) => document.languages.includes(language));
  const told = new Set([...nodes.values()].flatMap(({ type, node }) => (type === 'webhook' ? node.collects : [])));
  const said = new Map([...nodes.values()].map((linked) => [linked.name, tellings(linked, spoken, told)]));
  // a flow that only asks for contact details tells of no debt at all, to nobody
  const verifies = document.purpose !== 'contact_verification';
  const unverified = ({ from, outlet }: Step) => !(verifies && nodes.get(from)?.outlets[outlet]?.verifies);
  const violations = (root: string, of: (way: Way, linked: LinkedNode, what: string) => FlowProblem): FlowProblem[] =>
    [...nodes.values()].flatMap((linked) => {
      const way = findWay(nodes, [root], linked.name, unverified);
      const earlier = way?.path.some(({ from }) => from !== linked.name && (said.get(from)?.length ?? 0) > 0);
      return !way || earlier ? [] : (said.get(linked.name) ?? []).map((what) => of(way, linked, what));
    });
  const { start, machine } = document;
  return [
    ...violations(start, ({ path }, { name, source }, what) =>
      early(`node ${name} ${what}`, source.at, describePath(start, path)),
    ),
    ...(machine === null
      ? []
      : violations(machine, ({ path }, linked, what) => onTape(linked, what, describePath(machine, path)))),
    ...leftBehindVerification(nodes, said, [start, machine ?? start], unverified),
    ...spoken
      .flatMap((book) => promptTellings({ prompt: document.apology }, book, told))
      .map((what) => early(`the apology ${what}`, document.at, start)),
  ];
}

/** A message on a machine that was proved for nobody but the debtor: the machine is not she. */
function leftBehindVerification(
  nodes: Nodes,
  said: ReadonlyMap<string, readonly string[]>,
  roots: readonly string[],
  unverified: (step: Step) => boolean,
): FlowProblem[] {
  return [...nodes.values()].flatMap((linked) => {
    const way = findWay(nodes, roots, linked.name);
    if (linked.type !== 'voicemail' || !way || findWay(nodes, roots, linked.name, unverified)) return [];
    return (said.get(linked.name) ?? []).map((what) => onTape(linked, what, describePath(way.root, way.path)));
  });
}

function tellings({ type, node }: LinkedNode, books: readonly PromptBook[], told: Told): string[] {
  const sent = type === 'webhook' ? outside(node.reads) : [];
  if (sent.length > 0) return sent;
  if (node.discloses === 'debt') return [`(${type}) is about the debt`];
  const heard = node.prompts.filter(({ toAgent }) => !toAgent);
  return books.flatMap((book) => heard.flatMap((use) => promptTellings(use, book, told)));
}

function outside(facts: readonly string[]): string[] {
  const debt = facts.filter((fact) =>
    [branchFacts, factCatalogue].some((known) => Object.hasOwn(known, fact) && known[fact]?.disclosure === 'debt'),
  );
  return debt.length > 0 ? [`(webhook) is about the debt: it sends ${debt.join(' and ')} to a program outside`] : [];
}

function promptTellings(use: PromptUse, { language, prompts }: PromptBook, told: Told): string[] {
  const prompt = prompts.get(use.prompt);
  const facts = placesOf(prompt).filter((place) => told.has(collectedName(place) ?? '') || disclosure(use, place) === 'debt');
  if (facts.length > 0) return [`says ${use.prompt} (${language}), which states ${facts.join(' and ')}`];
  const words = prompt?.parts.map((part) => (part.type === 'words' ? part.words : ' ')).join(' ') ?? '';
  const word = findTellingWord(language, words);
  return word ? [`says ${use.prompt} (${language}) with the word "${word}"`] : [];
}

function disclosure(use: PromptUse, place: string): Disclosure | undefined {
  return placeKind(use, place)?.disclosure;
}

function early(what: string, at: Place, path: string): FlowProblem {
  return {
    code: 'disclosure_before_verification',
    message: `${what}, and this way leads there before anybody was verified`,
    remedy: 'Put a verify node on this way, or say it without the debt',
    at,
    path,
  };
}

function onTape({ name, source }: LinkedNode, what: string, path: string): FlowProblem {
  return {
    code: 'voicemail_discloses',
    message: `node ${name} ${what}, and anybody may listen to what a machine records`,
    remedy: 'Say who called and the number to call back, nothing of the debt',
    at: source.at,
    path,
  };
}
