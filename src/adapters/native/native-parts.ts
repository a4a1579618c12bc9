import type { Programs } from '../../kernel/programs.ts';

/** Asterisk, espeak-ng and sox, ready to run. */
export type NativeParts = {
  readonly via: 'host' | 'docker' | 'root';
  readonly programs: Programs;
  readonly versions: NativeVersions;
  /** A file that is there as long as they are; null when only asking can tell. */
  readonly proof: string | null;
};

export type NativeVersions = { readonly asterisk: string; readonly espeakNg: string; readonly sox: string };

/** What set-up is doing: `step` changes seldom, `detail` often. */
export type NativeProgress = (step: string, detail: string) => void;
