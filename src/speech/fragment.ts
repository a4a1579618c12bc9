/**
 * One piece of what is heard, in the order of hearing.
 * - `static`: fixed words of a prompt or of the operator, rendered once per voice;
 * - `vocabulary`: a word of the language's closed list (numbers, currencies, dates), rendered once per voice ahead of every call;
 * - `name`: a person's name or address, rendered when the person enters a campaign;
 * - `pause`: silence of `ms` milliseconds.
 */
export type Fragment = SpokenFragment | Pause;

export type SpokenFragment = {
  readonly kind: 'static' | 'vocabulary' | 'name';
  /** Words without the mark at their end: the tone says it. */
  readonly text: string;
  readonly tone: Tone;
  /** The recording that is heard instead of a voice, by the hash of its file. */
  readonly recording?: string;
};

/** How the voice ends: `even` among other words of the list, `open` when the sentence goes on, `closed` at its end, `asking` at a question's. */
export type Tone = 'even' | 'open' | 'closed' | 'asking';

export type Pause = { readonly kind: 'pause'; readonly ms: number };

/** Words of the language's list, each one fragment. */
export function words(...texts: readonly string[]): SpokenFragment[] {
  return texts.map((text) => ({ kind: 'vocabulary', text, tone: 'even' }));
}

export function pause(ms: number): Pause {
  return { kind: 'pause', ms };
}

/** What a person would write down: the fragments' texts, pauses left out. For transcripts and tests. */
export function heardText(fragments: readonly Fragment[]): string {
  return fragments.flatMap((fragment) => (fragment.kind === 'pause' ? [] : [fragment.text])).join(' ');
}

export function isSpoken(fragment: Fragment): fragment is SpokenFragment {
  return fragment.kind !== 'pause';
}
