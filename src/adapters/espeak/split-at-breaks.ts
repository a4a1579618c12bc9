import type { Pcm } from '../../kernel/pcm.ts';

/** Between two utterances of one process. No comma or full stop of espeak-ng lasts as long, and a break is digital silence. */
export const breakMs = 1000;

/** The utterances between the breaks; what is silent throughout gives none. */
export function splitAtBreaks({ rate, samples }: Pcm): Pcm[] {
  const long = (rate * breakMs * 0.95) / 1000;
  const parts: Pcm[] = [];
  let from = -1; // first sample of the utterance under way
  let quietFrom = 0; // first sample of the silence under way
  const end = (at: number) => {
    if (from >= 0) parts.push({ rate, samples: samples.slice(from, at) });
    from = -1;
  };
  for (let i = 0; i < samples.length; i += 1) {
    if (samples[i] === 0) continue;
    if (i - quietFrom >= long) end(quietFrom);
    if (from < 0) from = i;
    quietFrom = i + 1;
  }
  end(quietFrom);
  return parts;
}
