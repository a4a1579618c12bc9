import type { AudioFile } from '../kernel/audio-file.ts';
import type { RenderedShare } from './rendered-share.ts';

/** A prompt that was joined: its file, how to find that again, and how much sound it is made of. */
export type KeptPrompt = {
  readonly audio: AudioFile;
  readonly recipe: string;
  readonly bytes: number;
  readonly share: RenderedShare;
};

/** At most `limit` prompts by key; those that were kept longest ago go first. */
export function keptPrompts(limit: number) {
  const kept = new Map<string, KeptPrompt>();
  return {
    find: (key: string): KeptPrompt | undefined => kept.get(key),
    keep: (key: string, prompt: KeptPrompt): void => {
      kept.delete(key);
      kept.set(key, prompt);
      if (kept.size > limit) kept.delete(kept.keys().next().value as string);
    },
  };
}
