import type { Pcm } from '../../kernel/pcm.ts';

/** What a trimmed fragment keeps before its first and after its last sound, so that joined words are neither glued nor apart. */
export const margins = { leadingMs: 20, trailingMs: 35 } as const;

/**
 * Cuts silence off both ends by energy (frames of 5 ms more than 45 dB below the loudest one), keeps the margins, and fades the cut edges
 * over 4 ms so that no join clicks. A sound without any energy becomes empty.
 */
export function trimSilence({ rate, samples }: Pcm): Pcm {
  const size = Math.round(rate / 200);
  const energies: number[] = [];
  for (let from = 0; from < samples.length; from += size)
    energies.push(samples.subarray(from, from + size).reduce((sum, sample) => sum + sample * sample, 0));
  const loudest = energies.reduce((a, b) => Math.max(a, b), 0);
  if (loudest === 0) return { rate, samples: new Int16Array(0) };
  const least = loudest / 10 ** 4.5;
  const first = energies.findIndex((energy) => energy >= least) * size;
  const last = (energies.findLastIndex((energy) => energy >= least) + 1) * size;
  const [before, after] = [Math.round((margins.leadingMs * rate) / 1000), Math.round((margins.trailingMs * rate) / 1000)];
  const kept = new Int16Array(before + Math.min(last, samples.length) - first + after);
  const from = first - before;
  for (let i = 0; i < kept.length; i += 1) kept[i] = samples[from + i] ?? 0;
  return { rate, samples: faded(kept, Math.round(rate / 250)) };
}

function faded(samples: Int16Array, length: number): Int16Array {
  for (let i = 0; i < Math.min(length, samples.length); i += 1) {
    const end = samples.length - 1 - i;
    samples[i] = Math.round(((samples[i] ?? 0) * i) / length);
    samples[end] = Math.round(((samples[end] ?? 0) * i) / length);
  }
  return samples;
}
