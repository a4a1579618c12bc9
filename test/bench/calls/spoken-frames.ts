/** A prompt as it is seen on the wire: its file in pieces of a packet. */
export type SpokenFrames = {
  /** Where in the prompt a payload stands that only this prompt has, from 0; undefined for any other payload. */
  place(payload: Buffer): number | undefined;
  /** How many such payloads the prompt has. */
  readonly distinct: number;
  readonly durationMs: number;
};

/** 20 ms of G.711. */
const frameBytes = 160;

/**
 * Recognises packets of a prompt by their payload: a file in the trunk's codec is sent as it is, a packet for every 20 ms of it. Pieces
 * that occur twice in `prompts`, as silence does, tell nothing and are left out.
 */
export function spokenFrames(prompts: readonly Buffer[]): SpokenFrames[] {
  const framed = prompts.map((bytes) =>
    Array.from({ length: Math.floor(bytes.length / frameBytes) }, (_, index) =>
      bytes.toString('latin1', index * frameBytes, (index + 1) * frameBytes),
    ),
  );
  const seen = new Map<string, number>();
  for (const frame of framed.flat()) seen.set(frame, (seen.get(frame) ?? 0) + 1);
  return framed.map((frames, index) => {
    const places = new Map(frames.map((frame, place) => [frame, place] as const).filter(([frame]) => seen.get(frame) === 1));
    return {
      place: (payload) => (payload.length === frameBytes ? places.get(payload.toString('latin1')) : undefined),
      distinct: places.size,
      durationMs: Math.round((prompts[index]?.length ?? 0) / 8),
    };
  });
}
