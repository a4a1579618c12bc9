import type { AudioOrigin } from '../kernel/audio-file.ts';
import type { SpokenFragment } from './fragment.ts';

/** How much sound had to be made, and how much was there already. Every fragment counts once however often it is heard; pauses do not. */
export type RenderedShare = {
  readonly newFragments: number;
  readonly newMs: number;
  readonly reusedFragments: number;
  readonly reusedMs: number;
};

/** A fragment in the trunk's codec. */
export type Made = { readonly bytes: Uint8Array; readonly isNew: boolean };

export function shareOf(pieces: readonly Made[]): RenderedShare {
  const ms = (some: readonly Made[]) => some.reduce((sum, { bytes }) => sum + Math.round(bytes.length / 8), 0);
  const [fresh, reused] = [pieces.filter(({ isNew }) => isNew), pieces.filter(({ isNew }) => !isNew)];
  return { newFragments: fresh.length, newMs: ms(fresh), reusedFragments: reused.length, reusedMs: ms(reused) };
}

export function together(a: RenderedShare, b: RenderedShare): RenderedShare {
  return {
    newFragments: a.newFragments + b.newFragments,
    newMs: a.newMs + b.newMs,
    reusedFragments: a.reusedFragments + b.reusedFragments,
    reusedMs: a.reusedMs + b.reusedMs,
  };
}

export function originOf(spoken: readonly SpokenFragment[]): AudioOrigin {
  const recorded = spoken.filter(({ recording }) => recording !== undefined).length;
  if (recorded === 0) return 'synthetic';
  return recorded === spoken.length ? 'recorded' : 'mixed';
}
