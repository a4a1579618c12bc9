import type { Language } from '../kernel/country.ts';
import { compile, type FlowProof } from './compile.ts';
import type { SpokenForms } from './flow-problem.ts';
import { readSources } from './read-sources.ts';

/** A file that was read: its name for messages, and its text. */
export type SourceFile = { readonly file: string; readonly text: string };

/** A flow's file, with the subflows (`*.part.yaml`) that stand beside it. */
export type FlowSource = SourceFile & { readonly subflows?: readonly SourceFile[] };

/** Reads a flow, its subflows and the prompts of its languages, and proves it. Refuses with every problem found, a line each. */
export function loadFlow(
  flow: FlowSource,
  prompts: readonly (SourceFile & { readonly language: Language })[],
  forms: SpokenForms = {},
): FlowProof {
  const sources = readSources(flow, prompts);
  return sources.ok ? compile(sources.document, sources.books, forms, sources.subflows) : sources;
}
