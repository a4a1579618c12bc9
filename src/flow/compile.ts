import type { Language } from '../kernel/country.ts';
import { contentHash } from './content-hash.ts';
import type { BoundNode } from './define-node.ts';
import type { FlowDocument } from './document.ts';
import { findGraphProblems } from './find-graph-problems.ts';
import { findPromptProblems } from './find-prompt-problems.ts';
import { findTellings } from './find-tellings.ts';
import type { FlowProblem, SpokenForms } from './flow-problem.ts';
import type { FlowPurpose } from './flow-purpose.ts';
import { type LinkedNode, linkNodes } from './link-nodes.ts';
import { describeProblem, type Problem } from './place.ts';
import { statesDebt } from './places-of.ts';
import type { Prompt, PromptBook } from './prompt-book.ts';

/** A flow that was proved: every path of it may be called. Holds the texts that it says, so that a version is all that a debtor hears. */
export type CompiledFlow = {
  readonly name: string;
  /** Content hash of the meaning and the texts: the same content has the same version everywhere. */
  readonly version: string;
  readonly purpose: FlowPurpose;
  readonly languages: readonly Language[];
  readonly start: string;
  readonly apology: string;
  /** The node for answering machines; null: the call just ends. */
  readonly machine: string | null;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  readonly prompts: ReadonlyMap<Language, ReadonlyMap<string, Prompt>>;
  /** Keys of the prompts that state a debt fact: whoever hears one was informed. */
  readonly informing: ReadonlySet<string>;
};

export type CompiledNode = {
  readonly name: string;
  readonly type: string;
  readonly node: BoundNode;
  /** Target for each outlet; every outlet has one. */
  readonly on: Readonly<Record<string, string>>;
};

export type FlowRefusal = {
  readonly ok: false;
  readonly reason: 'flow_refused';
  /** All problems, a line each. */
  readonly message: string;
  readonly problems: readonly Problem[];
};

/**
 * Proves a document and makes it callable. `books`: the prompts of at least the flow's languages. `forms`: checked where given.
 * Refuses with all problems, each with its place; a path is printed where a path proves it.
 */
export function compile(
  document: FlowDocument,
  books: readonly PromptBook[],
  forms: SpokenForms = {},
): { readonly ok: true; readonly value: CompiledFlow } | FlowRefusal {
  const linked = linkNodes(document);
  if (linked.problems.length > 0) return refuseFlow(linked.problems);
  const { nodes } = linked;
  const problems: FlowProblem[] = [
    ...findPromptProblems(document, nodes, books, forms),
    ...findGraphProblems(document, nodes, books),
    ...findTellings(document, nodes, books),
  ];
  if (problems.length > 0) return refuseFlow(problems);
  const keys = new Set([
    document.apology,
    ...[...nodes.values()].flatMap(({ node }) => node.prompts.map(({ prompt }) => prompt)),
  ]);
  const prompts = new Map(
    books
      .filter(({ language }) => document.languages.includes(language))
      .map(({ language, prompts }) => [language, new Map([...prompts].filter(([key]) => keys.has(key)).sort(byKey))] as const)
      .sort(byKey),
  );
  const { name, purpose, languages, start, apology, machine } = document;
  return {
    ok: true,
    value: {
      name,
      version: versionOf(document, prompts),
      purpose,
      languages,
      start,
      apology,
      machine,
      nodes: new Map([...nodes].map(([key, { type, node, on }]) => [key, { name: key, type, node, on }])),
      prompts,
      informing: informingPrompts(nodes, books),
    },
  };
}

/** A refusal that lists `problems`, for whoever reads a flow from its files. */
export function refuseFlow(problems: readonly Problem[]): FlowRefusal {
  return { ok: false, reason: 'flow_refused', message: problems.map(describeProblem).join('\n'), problems };
}

function informingPrompts(nodes: ReadonlyMap<string, LinkedNode>, books: readonly PromptBook[]): Set<string> {
  const uses = [...nodes.values()].flatMap(({ node }) => node.prompts).filter(({ toAgent }) => !toAgent);
  return new Set(
    uses.filter((use) => books.some(({ prompts }) => statesDebt(use, prompts.get(use.prompt)))).map(({ prompt }) => prompt),
  );
}

function versionOf(document: FlowDocument, prompts: CompiledFlow['prompts']): string {
  const { name, purpose, languages, start, apology, machine, nodes } = document;
  const meaning = nodes.map(({ name, type, options, on, next }) => ({
    name,
    type,
    options,
    on: Object.fromEntries(on.map(({ outlet, target }) => [outlet, target])),
    next: next?.target,
  }));
  const texts = [...prompts].map(([language, book]) => [language, [...book].map(([key, { text }]) => [key, text])]);
  const special = purpose === 'collection' ? [] : [purpose]; // so that older documents keep their version
  return contentHash(JSON.stringify([name, languages, start, apology, machine, meaning, texts, ...special])).slice(0, 32);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
