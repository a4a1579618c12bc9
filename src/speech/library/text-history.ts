import type { Language } from '../../kernel/country.ts';
import type { TextEntry } from '../model.ts';

export type Review = { readonly reviewer: string; readonly at: number };

/** What a history of one prompt in one language adds up to. */
export type TextState = {
  /** The operator's own text that is heard instead of the shipped one; null where the shipped one is. */
  readonly own: string | null;
  readonly draft: string | null;
};

/** `history`: oldest first, of one prompt in one language. */
export function textState(history: readonly TextEntry[]): TextState {
  let own: string | null = null;
  let draft: string | null = null;
  for (const { action, text } of history) {
    if (action === 'used') own = text;
    if (action === 'restored') own = null;
    if (action === 'drafted') draft = text;
    if (endsDraft.has(action)) draft = null;
  }
  return { own, draft };
}

const endsDraft: ReadonlySet<TextEntry['action']> = new Set<TextEntry['action']>(['discarded', 'used', 'restored']);

/** Who found exactly this text right last; null when nobody did: a review of another text counts for nothing. */
export function reviewOf(history: readonly TextEntry[], text: string): Review | null {
  const found = history.findLast((entry) => entry.action === 'reviewed' && entry.text !== null && sameText(entry.text, text));
  return found ? { reviewer: found.reviewer ?? '', at: found.at } : null;
}

/** The texts of operators that are heard, by language and prompt. */
export function ownTexts(history: readonly TextEntry[]): ReadonlyMap<Language, ReadonlyMap<string, string>> {
  const own = new Map<Language, Map<string, string>>();
  for (const [, entries] of Map.groupBy(history, ({ language, prompt }) => `${language} ${prompt}`)) {
    const [first] = entries;
    const { own: text } = textState(entries);
    if (!first || text === null) continue;
    const texts = own.get(first.language) ?? new Map<string, string>();
    own.set(first.language, texts.set(first.prompt, text));
  }
  return own;
}

/** Line breaks and doubled spaces are not heard. */
export function sameText(a: string, b: string): boolean {
  return tidied(a) === tidied(b);
}

/** One line, one space between words. */
export function tidied(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
