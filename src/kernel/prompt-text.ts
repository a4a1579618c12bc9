/** What a placeholder of a prompt may hold; the speech room knows how to say each in each language. */
export type SpokenKind = 'money' | 'date' | 'integer' | 'name' | 'digits' | 'text';

export type SpokenValue =
  | { readonly kind: 'money'; readonly minor: number; readonly currency: 'CZK' | 'EUR' | 'PLN' | 'HUF' }
  | { readonly kind: 'date'; readonly date: string } // YYYY-MM-DD
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'name'; readonly text: string } // spoken form, rendered per debtor
  | { readonly kind: 'digits'; readonly digits: string } // read digit by digit, grouped
  | { readonly kind: 'text'; readonly text: string }; // operator's own words (neutral name)

/**
 * One piece of a prompt: fixed words, or a place for a value.
 * `form` picks a grammatical form of the language (`{due_date|genitive}`, `{total|accusative}`).
 */
export type PromptPart =
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'value'; readonly fact: string; readonly form: string | undefined };

/** Reads `Dlužíte {total|accusative} do {due_date}.` into its parts. Throws SyntaxError on an unclosed or badly named place. */
export function parsePromptText(text: string): PromptPart[] {
  const parts: PromptPart[] = [];
  const place = /\{([^{}]*)\}/g;
  let from = 0;
  const words = (until: number) => {
    const piece = text.slice(from, until).trim();
    if (/[{}]/.test(piece)) throw new SyntaxError(`unbalanced brace in prompt text: ${piece}`);
    if (/[\p{L}\p{N}]/u.test(piece)) parts.push({ type: 'words', words: piece });
  };
  for (const match of text.matchAll(place)) {
    words(match.index);
    const named = /^([a-z][a-z0-9_.]*)(?:\|([a-z_]+))?$/.exec(match[1] ?? '');
    if (!named) throw new SyntaxError(`{${match[1]}} is not a place for a fact: write {total} or {total|accusative}`);
    parts.push({ type: 'value', fact: named[1] as string, form: named[2] });
    from = match.index + match[0].length;
  }
  words(text.length);
  return parts;
}

/** The facts that a prompt's text uses, each once. */
export function factsUsedBy(text: string): string[] {
  return [...new Set(parsePromptText(text).flatMap((part) => (part.type === 'value' ? [part.fact] : [])))];
}
