import type { Language } from '../kernel/country.ts';
import { factsUsedBy } from '../kernel/prompt-text.ts';
import type { PromptAudio } from './prompt-audio.ts';
import { sayingKey } from './prompt-audio.ts';
import { type KindOfPlace, type SampleLength, sampleValues } from './sample-values.ts';
import { decodeG711, type TrunkCodec, trunkRate } from './sound/g711.ts';
import { measureLevel } from './sound/level.ts';

/** How long a prompt lasts in one voice, in ms with its rests, and how loud it is in dB below full scale. */
export type PromptMeasure = {
  readonly shortestMs: number;
  readonly usualMs: number;
  readonly longestMs: number;
  readonly rmsDbfs: number;
  readonly peakDbfs: number;
};

/** Renders a text with short, usual and long values and measures what a debtor would hear. Throws Fault when it cannot be said. */
export async function measurePrompt(
  audio: PromptAudio,
  language: Language,
  { prompt, text }: { readonly prompt: string; readonly text: string },
  parts: { readonly kindOf: KindOfPlace; readonly codec: TrunkCodec; readonly read: (path: string) => Promise<Uint8Array> },
): Promise<PromptMeasure> {
  const lengths: readonly SampleLength[] = factsUsedBy(text).length === 0 ? ['usual'] : ['short', 'usual', 'long'];
  const sayings = lengths.map((length) => ({ prompt, text, values: sampleValues(language, text, length, parts.kindOf) }));
  const prepared = await audio.preparePrompts(language, sayings);
  const files = sayings.flatMap((saying) => prepared.audio.get(sayingKey(saying)) ?? []);
  const usual = files[lengths.indexOf('usual')];
  if (!usual) throw new Error(`prompt ${prompt} was prepared and is not there`);
  const samples = decodeG711(await parts.read(`${usual.path}.${parts.codec}`), parts.codec);
  const { rmsDbfs, peakDbfs } = measureLevel({ rate: trunkRate, samples });
  const all = files.map(({ durationMs }) => durationMs);
  return { shortestMs: Math.min(...all), usualMs: usual.durationMs, longestMs: Math.max(...all), rmsDbfs, peakDbfs };
}
