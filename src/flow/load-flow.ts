import type { Language } from '../kernel/country.ts';
import type { Problem } from '../kernel/place.ts';
import { compile, type FlowProof, refuseFlow } from './compile.ts';
import { readFlow } from './document.ts';
import type { SpokenForms } from './flow-problem.ts';
import { readPrompts } from './prompt-book.ts';
import { readSubflow } from './subflow.ts';

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
  const document = readFlow(flow.text, flow.file);
  const subflows = (flow.subflows ?? []).map(({ text, file }) => readSubflow(text, file));
  const books = prompts.map(({ text, file, language }) => readPrompts(text, file, language));
  const problems: Problem[] = [document, ...subflows, ...books].flatMap((read): readonly Problem[] =>
    read.ok ? [] : read.problems,
  );
  if (!document.ok || problems.length > 0) return refuseFlow(problems);
  return compile(
    document.value,
    books.flatMap((book) => (book.ok ? [book.value] : [])),
    forms,
    new Map(subflows.flatMap((read) => (read.ok ? [[read.value.name, read.value] as const] : []))),
  );
}
