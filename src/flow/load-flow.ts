import type { Language } from '../kernel/country.ts';
import { type CompiledFlow, compile, type FlowRefusal, refuseFlow } from './compile.ts';
import { readFlow } from './document.ts';
import type { SpokenForms } from './flow-problem.ts';
import type { Problem } from './place.ts';
import { readPrompts } from './prompt-book.ts';

/** A file that was read: its name for messages, and its text. */
export type SourceFile = { readonly file: string; readonly text: string };

/** Reads a flow and the prompts of its languages, and proves it. Refuses with every problem found, a line each. */
export function loadFlow(
  flow: SourceFile,
  prompts: readonly (SourceFile & { readonly language: Language })[],
  forms: SpokenForms = {},
): { readonly ok: true; readonly value: CompiledFlow } | FlowRefusal {
  const document = readFlow(flow.text, flow.file);
  const books = prompts.map(({ text, file, language }) => readPrompts(text, file, language));
  const problems: Problem[] = [document, ...books].flatMap((read): readonly Problem[] => (read.ok ? [] : read.problems));
  if (!document.ok || problems.length > 0) return refuseFlow(problems);
  return compile(
    document.value,
    books.flatMap((book) => (book.ok ? [book.value] : [])),
    forms,
  );
}
