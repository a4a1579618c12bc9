import { contentHash } from '../kernel/content-hash.ts';
import type { CompiledFlow } from './compile.ts';
import type { FlowDocument } from './document.ts';
import type { LinkedNode } from './link-nodes.ts';
import { statesDebt } from './places-of.ts';
import type { PromptBook } from './prompt-book.ts';

/** Puts together what a call needs of a flow that was proved: its nodes, the texts that they say, and the version of both. */
export function assembleFlow(
  document: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
): CompiledFlow {
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
  };
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
