/** Sound as numbers: mono, signed 16-bit samples, `rate` of them a second. */
export type Pcm = { readonly rate: number; readonly samples: Int16Array };

/** How long it sounds, in whole milliseconds. */
export function pcmDurationMs({ rate, samples }: Pcm): number {
  return Math.round((samples.length * 1000) / rate);
}
