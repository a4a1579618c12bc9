import type { Language } from '../kernel/country.ts';
import type { Problem } from '../kernel/place.ts';
import { type FlowRefusal, refuseFlow } from './compile.ts';
import { type FlowDocument, readFlow } from './document.ts';
import type { FlowSource, SourceFile } from './load-flow.ts';
import { type PromptBook, readPrompts } from './prompt-book.ts';
import { readSubflow, type Subflow } from './subflow.ts';

/** A flow and what it is made of, as they are written. */
export type ReadSources = {
  readonly ok: true;
  readonly document: FlowDocument;
  readonly books: readonly PromptBook[];
  readonly subflows: ReadonlyMap<string, Subflow>;
};

/** Reads a flow, the subflows beside it and the prompts. Refuses what cannot be read, each with its place. */
export function readSources(
  flow: FlowSource,
  prompts: readonly (SourceFile & { readonly language: Language })[],
): ReadSources | FlowRefusal {
  const document = readFlow(flow.text, flow.file);
  const subflows = (flow.subflows ?? []).map(({ text, file }) => readSubflow(text, file));
  const books = prompts.map(({ text, file, language }) => readPrompts(text, file, language));
  const problems: Problem[] = [document, ...subflows, ...books].flatMap((read): readonly Problem[] =>
    read.ok ? [] : read.problems,
  );
  if (!document.ok || problems.length > 0) return refuseFlow(problems);
  return {
    ok: true,
    document: document.value,
    books: books.flatMap((book) => (book.ok ? [book.value] : [])),
    subflows: new Map(subflows.flatMap((read) => (read.ok ? [[read.value.name, read.value] as const] : []))),
  };
}
