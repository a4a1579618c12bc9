import type { Language } from '../kernel/country.ts';
import type { FlowDocument } from './document.ts';
import { describePath, findWay, rootsOf } from './find-path.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { LinkedNode } from './link-nodes.ts';
import type { PromptBook } from './prompt-book.ts';

/** Words that tell that a call is being recorded. */
const announcing: Readonly<Record<Language, RegExp>> = {
  cs: /nahr[aá]|zaznamen|záznam/u,
  sk: /nahr[aá]|zaznamen|záznam/u,
  pl: /nagr[ay]|rejestr/u,
  hu: /rögzít|felv[eé]/u,
  en: /record/u,
};

/**
 * A voice is recorded only after that was said in every language of the flow (GDPR Art. 13; model: every call says at its start whether it
 * is recorded): by the node that records, or on every way to it by a `say` that no key skips.
 */
export function findRecordingProblems(
  document: FlowDocument,
  nodes: ReadonlyMap<string, LinkedNode>,
  books: readonly PromptBook[],
): FlowProblem[] {
  const spoken = books.filter(({ language }) => document.languages.includes(language));
  const recorders = [...nodes.values()].filter(isRecorder);
  return recorders.flatMap((recorder) =>
    spoken.flatMap((book): FlowProblem[] => {
      const tells = (name: string) => {
        const node = nodes.get(name);
        return node !== undefined && isHeardWhole(node) && announces(node, book);
      };
      const silent = announces(recorder, book)
        ? undefined
        : findWay(nodes, rootsOf(document), recorder.name, ({ from }) => !tells(from));
      if (!silent) return [];
      return [
        {
          code: 'recording_unannounced',
          message: `node ${recorder.name} records, and this way leads there without a word about it (${book.language})`,
          remedy: 'Announce it by the prompt of this node, or by words before it that no key skips',
          at: recorder.source.at,
          path: describePath(silent.root, silent.path),
        },
      ];
    }),
  );
}

function announces({ node }: LinkedNode, { language, prompts }: PromptBook): boolean {
  return node.prompts.some(({ prompt }) =>
    announcing[language].test(prompts.get(prompt)?.text.toLocaleLowerCase(language) ?? ''),
  );
}

/** A dispute records where it asks for a statement. */
function isRecorder({ type, source }: LinkedNode): boolean {
  const { statement } = Object(source.options) as { statement?: unknown };
  return type === 'record_call' || type === 'record' || (type === 'dispute' && statement !== undefined);
}

function isHeardWhole({ type, source }: LinkedNode): boolean {
  const { interruptible } = Object(source.options) as { interruptible?: unknown };
  return type === 'say' && interruptible !== true;
}
