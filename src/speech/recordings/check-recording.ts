import { type Pcm, pcmDurationMs } from '../../kernel/pcm.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { measureLevel } from '../sound/level.ts';
import { trimSilence } from '../sound/trim-silence.ts';

/**
 * Whether a recording can be what `text` sounds like: there is speech in it, it was not recorded so loud that its peaks are cut off, and
 * it lasts as long as somebody may take for so many letters. `raw` is the file as it came, before any change of loudness.
 */
export function checkRecording(raw: Pcm, text: string): Result<void, Refusal<'silent' | 'clipped' | 'too_long' | 'too_short'>> {
  const level = measureLevel(raw);
  if (!(level.rmsDbfs > leastRmsDbfs))
    return refuse('silent', `there is no speech in it (${decibels(level.rmsDbfs)}; at least ${leastRmsDbfs} dBFS is wanted)`);
  const cut = cutShare(raw);
  if (cut > mostCut)
    return refuse(
      'clipped',
      `it was recorded too loud: ${(cut * 100).toFixed(1)} % of it is cut off at its peaks; record it again`,
    );
  const ms = pcmDurationMs(trimSilence(raw));
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const [shortest, longest] = [Math.max(70, letters * msPerLetter.fastest), 1200 + letters * msPerLetter.slowest];
  if (ms < shortest)
    return refuse('too_short', `it lasts ${seconds(ms)}, too short for its ${letters} letters: were words cut off?`);
  if (ms > longest)
    return refuse('too_long', `it lasts ${seconds(ms)}, too long for its ${letters} letters: are there several takes in it?`);
  return accept(undefined);
}

/** Quieter than any telephone line: at a normal level speech is 20 to 30 dB above this. */
const leastRmsDbfs = -55;

/** The part of a recording that may stand flat at its highest peak; of speech that was not cut it is below a hundredth of this. */
const mostCut = 0.002;

/** Nobody is understood above 25 letters a second; slow reading with rests between sentences is some 6. */
const msPerLetter = { fastest: 40, slowest: 220 } as const;

/** The part (0..1) of samples that stand, four or more in a row, at the highest amplitude: the mark of a cut-off wave at whatever level. */
function cutShare({ samples }: Pcm): number {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  let [flat, run] = [0, 0];
  for (const sample of samples) {
    if (Math.abs(sample) >= peak - 1) run += 1;
    else {
      if (run >= 4) flat += run;
      run = 0;
    }
  }
  return flat / Math.max(1, samples.length);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function decibels(dbfs: number): string {
  return Number.isFinite(dbfs) ? `${dbfs.toFixed(0)} dBFS` : 'digital silence';
}
