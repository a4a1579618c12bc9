/** An audio file in the trunk's codec, on the disk that Asterisk reads. */
export type AudioFile = {
  /** Absolute path without extension, as Asterisk's `sound:` wants it. */
  readonly path: string;
  readonly durationMs: number;
  /** Whose voice it is; unknown where nobody said. */
  readonly origin?: AudioOrigin;
};

/** A synthetic voice, a recording of a person, or both joined. */
export type AudioOrigin = 'synthetic' | 'recorded' | 'mixed';
