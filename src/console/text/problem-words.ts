import { asSentence } from './as-sentence.ts';
import type { Catalogue } from './catalogue.ts';

/** Why an order was refused, in the viewer's language; of a code that the console does not know in the server's own words. */
export function problemWords(
  { code, detail }: { readonly code: string; readonly detail: string | null },
  { problems }: Catalogue,
): string {
  const words: Readonly<Record<string, string>> = problems;
  return words[code] ?? (detail ? asSentence(detail) : problems.other);
}
