import type { measureLevel } from './level.ts';

/** What a voice for the telephone needs for a letter, in ms of sound without rests: 75-112 in five languages by espeak-ng at 150 words a minute. */
const pace = { least: 45, most: 130 } as const;

/**
 * What is wrong with a prompt's sound as it would leave by telephone, or undefined. `msPerLetter`: how long a letter of what is heard
 * lasts, rests left out; a voice that swallows half of the words is far below, one that spells them far above.
 */
export function findSoundFault(
  { rmsDbfs, silenceShare, peakDbfs }: ReturnType<typeof measureLevel>,
  msPerLetter: number,
): 'no speech' | 'clipped' | 'words are missing' | 'too slow' | undefined {
  if (rmsDbfs < -40 || silenceShare > 0.9) return 'no speech';
  if (peakDbfs > -1) return 'clipped';
  if (msPerLetter < pace.least) return 'words are missing';
  return msPerLetter > pace.most ? 'too slow' : undefined;
}
