import type { Language } from '../kernel/country.ts';
import type { FlowDocument } from './document.ts';
import { describePath, findWay, rootsOf } from './find-path.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import type { PromptBook } from './prompt-book.ts';

/** Words that tell that a call is being recorded. */
const announcing: Readonly<Record<Language, RegExp>> = {
  cs: /nahráv|nahrán|zaznamená|záznam/u,
  sk: /nahráv|nahran|zaznamená|záznam/u,
  pl: /nagryw|nagran|rejestr/u,
  hu: /rögzít|felvétel|felvesz/u,
  en: /record/u,
};

/**
 * A call is recorded only after it was announced in every language of the flow (GDPR Art. 13; model: every call says at its start whether
 * it is recorded): by the node that starts it, or by words on every way to it.
 */
export function findRecordingProblems(
  { languages, ...document }: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
): FlowProblem[] {
  const announces = (name: string, book: PromptBook) =>
    nodes
      .get(name)
      ?.node.prompts.some(({ prompt, toAgent }) => !toAgent && announcing[book.language].test(textOf(book, prompt))) ?? false;
  const spoken = books.filter(({ language }) => languages.includes(language));
  return [...nodes.values()]
    .filter(({ type }) => type === 'record_call' || type === 'record')
    .flatMap(({ name, source }) =>
      spoken.flatMap((book): FlowProblem[] => {
        const roots = rootsOf({ languages, ...document });
        const silent = announces(name, book) ? undefined : findWay(nodes, roots, name, ({ from }) => !announces(from, book));
        if (!silent) return [];
        return [
          {
            code: 'recording_unannounced',
            message: `node ${name} records, and this way leads there without a word about it (${book.language})`,
            remedy: 'Announce it by the prompt of this node, or by words before it',
            at: source.at,
            path: describePath(silent.root, silent.path),
          },
        ];
      }),
    );
}

function textOf({ language, prompts }: PromptBook, key: string): string {
  return (prompts.get(key)?.text ?? '').toLocaleLowerCase(language);
}
